import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REPOSITORY } from '../fixture/repository';
import { folderOf } from './run-cli';

const JOB = `
//- src/main/java/shop/Job.java
package shop;

import lib.Money;
import org.apache.flink.streaming.api.datastream.DataStream;

public class Job {
	public static class Order {
		public Money total;
	}

	void build(DataStream<Order> orders) {}
}`;

const MAVEN = `
//- pom.xml
<project>
  <groupId>shop</groupId><artifactId>job</artifactId>
  <dependencies>
    <dependency><groupId>lib</groupId><artifactId>money</artifactId><version>1</version></dependency>
  </dependencies>
</project>${JOB}`;

const GRADLE = `
//- settings.gradle
rootProject.name = 'shop'
//- build.gradle
plugins { id 'java' }
dependencies { implementation 'lib:money:1' }${JOB}`;

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));

/** What is incomplete about the class path; neither repositories nor caches of this machine are seen. */
function gapsOf(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  command = 'check',
): string[] {
  const empty = newFolder();
  const env = {
    ...process.env,
    MAVEN_ARGS: '',
    MAVEN_OPTS: `-Dmaven.repo.local=${empty}`,
    GRADLE_USER_HOME: empty,
    FLINK_PLAYBOOK_CACHE: empty,
    ...environment,
  };
  const cli = path.join(REPOSITORY, 'dist', 'cli.js');
  const words = [cli, command, '.', '--format', 'json', ...args];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', env });
  const { incomplete } = JSON.parse(stdout || assert.fail(stderr)) as { incomplete: { what: string; why: string }[] };
  return incomplete.flatMap(({ what, why }) => (what === 'classpath' ? [why] : []));
}

/** A wrapper that stands in for Maven: it answers with a class path and counts its runs. */
const MVNW = `for word in "$@"; do
  case "$word" in -Dmdep.outputFile=*) printf %s "$PWD/lib.jar" > "\${word#*=}";; esac
done
echo run >> runs`;

const ON_NO_JAR = 'lib.Money is on no jar of the class path';

describe('class paths on the command line', () => {
  it('says what the local repositories lack', () => {
    assert.deepEqual(gapsOf(folderOf(MAVEN), []), ['lib:money:1 is in no local repository of Maven or Gradle']);
  });

  it('says so for the command types, too', () => {
    assert.deepEqual(gapsOf(folderOf(MAVEN), [], {}, 'types'), [
      'lib:money:1 is in no local repository of Maven or Gradle',
    ]);
  });

  it('takes the class path that is given for all there is', () => {
    const folder = folderOf(MAVEN);
    mkdirSync(path.join(folder, 'classes'));
    assert.deepEqual(gapsOf(folder, ['--classpath', 'classes']), [ON_NO_JAR]);
    assert.deepEqual(gapsOf(folder, ['--classpath', 'classes'], {}, 'types'), [ON_NO_JAR]);
  });

  it('refuses a class path that is not there', () => {
    assert.throws(() => gapsOf(folderOf(MAVEN), ['--classpath', 'gone.jar']), /there is no .*gone\.jar/);
  });

  it('finds jars in the cache of Gradle', () => {
    const home = newFolder();
    const money = path.join(home, 'caches', 'modules-2', 'files-2.1', 'lib', 'money', '1');
    for (const [checksum, name, text] of [
      ['0ab1', 'money-1.jar', ''],
      [
        '9f3c',
        'money-1.pom',
        '<project><groupId>lib</groupId><artifactId>money</artifactId><version>1</version></project>',
      ],
    ] as const) {
      mkdirSync(path.join(money, checksum), { recursive: true });
      writeFileSync(path.join(money, checksum, name), text);
    }
    assert.deepEqual(gapsOf(folderOf(MAVEN), [], { GRADLE_USER_HOME: home }), [ON_NO_JAR]);
    assert.deepEqual(gapsOf(folderOf(GRADLE), [], { GRADLE_USER_HOME: home }), [
      'what Gradle adds to the class path is not followed',
    ]);
  });

  describe('with --resolve', () => {
    const withWrapper = (fixture: string, name: string, text: string) => {
      const folder = folderOf(fixture);
      writeFileSync(path.join(folder, name), text);
      writeFileSync(path.join(folder, 'lib.jar'), '');
      return folder;
    };

    it('runs the wrapper of the project', () => {
      assert.deepEqual(gapsOf(withWrapper(MAVEN, 'mvnw', MVNW), ['--resolve']), [ON_NO_JAR]);
    });

    it('runs it again only when a build file has changed', () => {
      const folder = withWrapper(MAVEN, 'mvnw', MVNW);
      const runs = () => readFileSync(path.join(folder, 'runs'), 'utf8').split('\n').length - 1;
      const resolve = () => gapsOf(folder, ['--resolve'], { FLINK_PLAYBOOK_CACHE: path.join(folder, 'cache') });
      assert.deepEqual([resolve(), runs()], [[ON_NO_JAR], 1]);
      assert.deepEqual([resolve(), runs()], [[ON_NO_JAR], 1]);
      writeFileSync(path.join(folder, 'pom.xml'), `${readFileSync(path.join(folder, 'pom.xml'), 'utf8')}<!-- -->`);
      assert.deepEqual([resolve(), runs()], [[ON_NO_JAR], 2]);
    });

    it('does without, and says why, when the build fails', () => {
      const maven = withWrapper(MAVEN, 'mvnw', 'echo "[ERROR] no such plugin"; exit 1');
      assert.deepEqual(gapsOf(maven, ['--resolve']), [
        `Maven failed, and would fail in the same way when run in ${maven}: no such plugin`,
      ]);
      const wrong = '* What went wrong:\nA problem occurred.\n> no such plugin\n\n* Try:\n';
      const gradle = withWrapper(GRADLE, 'gradlew', `printf '${wrong}' >&2; exit 1`);
      assert.deepEqual(gapsOf(gradle, ['--resolve']), [
        `Gradle failed, and would fail in the same way when run in ${gradle}: A problem occurred. > no such plugin`,
      ]);
    });

    it('says what to do when there is no Maven and no Gradle', () => {
      const nothing = { PATH: newFolder() };
      assert.deepEqual(gapsOf(folderOf(MAVEN), ['--resolve'], nothing), [
        'there is no command mvn: install Maven, or add its wrapper mvnw to the project',
      ]);
      assert.deepEqual(gapsOf(folderOf(GRADLE), ['--resolve'], nothing), [
        'there is no command gradle: install Gradle, or add its wrapper gradlew to the project',
      ]);
    });

    it('does not take a jar that is gone for one without the class', () => {
      const folder = withWrapper(MAVEN, 'mvnw', MVNW.replaceAll('lib.jar', 'gone.jar'));
      assert.deepEqual(gapsOf(folder, ['--resolve']), [`${folder}/gone.jar is on the class path, but not on the disk`]);
    });
  });
});
