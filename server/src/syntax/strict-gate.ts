/** The second opinion on a Java text: a strict parser that accepts no syntax error. */

/**
 * The first syntax error `java-parser` finds in the text, or null when it accepts it.
 * The parser is loaded at the first call: it is large, and only fixes ask for it.
 */
export async function firstSyntaxError(text: string): Promise<string | null> {
  const { parse } = await import('java-parser');
  try {
    parse(text);
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'syntax error';
  }
}
