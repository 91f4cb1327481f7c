// Waiting for what an editor does in its own time.

const EVERY_MS = 50;
const WITHIN_MS = 50_000;

/**
 * Asks again and again until there is an answer.
 * @param what is waited for, in words, for the error
 * @param ask gives undefined, null or false for "not yet"
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
): Promise<T> {
  for (const giveUpAt = Date.now() + WITHIN_MS; ; ) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUpAt) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
