/** Runs the built command line as people do: another process, real files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFixture, withoutMarks } from '../fixture/fixture';
import { REPOSITORY } from '../fixture/repository';

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `flink-playbook` with arguments in a folder. */
export function runCli(folder: string, ...args: string[]): CliResult {
  const cli = path.join(REPOSITORY, 'dist', 'cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A new folder with the files of a fixture in it. */
export function folderOf(fixture: string): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'flink-playbook-')));
  for (const [file, text] of parseFixture(fixture).files) {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, withoutMarks(text));
  }
  return folder;
}

/** A job with one error, one warning and one info. */
export const JOB = `
//- pom.xml
<project>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>1.20.5</version>
    </dependency>
  </dependencies>
</project>
//- src/main/java/shop/Job.java
package shop;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Job {
	public static void main(String[] args) throws Exception {
		StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
		env.fromData("a").map(x -> x).uid("map-v1");
		env.fromData("b").uid("map-v1");
	}
}`;
