import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, input?: string}} [options] `input`: what it reads
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function run(program, args, { input = '', ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(program, args, options);
    let stdout = '';
    let stderr = '';
    child.stdin.on('error', () => {}); // "close" tells why
    child.stdin.end(input);
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', (error) => reject(explained(program, error)));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? -1, stdout, stderr: signal ? `${stderr}\nended by ${signal}` : stderr }),
    );
  });
}

/** Starts a program with all three streams piped. On Windows `mvn` is a script, which needs a shell. */
export function start(program, args, options = {}) {
  const shell = process.platform === 'win32' && program === 'mvn';
  return spawn(program, args, { ...options, shell, stdio: 'pipe' });
}

/** @returns {string} `java` of JAVA_HOME, else of the path */
export function java() {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
}

/** Maven, quiet and in batch mode; throws with its errors when it fails. */
export async function maven(args, options = {}) {
  const result = await run('mvn', ['-q', '-B', '-Dstyle.color=never', ...args], options);
  if (result.code !== 0) throw new Error(`mvn ${args.join(' ')} failed:\n${result.stdout}${result.stderr}`);
  return result;
}

/** A missing program said in words. */
export function explained(program, error) {
  if (error.code !== 'ENOENT') return error;
  return new Error(
    `"${program}" was not found. The tests that ask real Flink need Maven 3.8 and JDK 17 or newer on the path.`,
    { cause: error },
  );
}
