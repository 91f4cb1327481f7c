// Ends everything that was started when this process is told to end, however often it is told.
import { killOwned } from './owned-process.mjs';

let ending = false;
let stop;

/** From now on the first SIGINT, SIGTERM or SIGHUP ends gently, a second one at once. */
export function endOnSignals() {
  process.stdout.on('error', () => {}); // a closed terminal must not keep us from cleaning up
  process.stderr.on('error', () => {});
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
}

/**
 * What to do first when a signal comes.
 * @param {() => Promise<void>} work
 */
export function beforeEnding(work) {
  stop = work;
}

/** Whether a signal has come. */
export const isEnding = () => ending;

async function end(signal) {
  if (ending) {
    killOwned();
    process.exit(130);
  }
  ending = true;
  await stop?.();
  console.log(`\nEnded (${signal}); everything that was started is stopped.`);
  process.exit(stop ? 0 : 130); // before the window was there, something was interrupted
}
