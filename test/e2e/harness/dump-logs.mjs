// What the parts of a test window have said, printed after a failure.
import * as fs from 'node:fs';
import * as path from 'node:path';

const LINES = 30;
const TELLING = /remoteexthost|flink-playbook/; // the extension host, and our output channels

/**
 * @param {Awaited<ReturnType<typeof import('./open-window.mjs').openWindow>>} window
 */
export function dumpLogs({ server, dataFolder, pageLines }) {
  print('server', server.lines);
  const logs = path.join(dataFolder, 'data', 'logs');
  const files = fs.existsSync(logs) ? fs.readdirSync(logs, { recursive: true }) : [];
  for (const file of files.filter((name) => name.endsWith('.log') && TELLING.test(name))) {
    print(file, fs.readFileSync(path.join(logs, file), 'utf8').trim().split('\n'));
  }
  print('page console', pageLines);
}

function print(title, lines) {
  const tail = lines.slice(-LINES).filter(Boolean);
  if (tail.length > 0) console.log([`--- ${title}`, ...tail].join('\n'));
}
