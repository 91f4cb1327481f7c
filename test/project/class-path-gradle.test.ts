import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sayInEnglish } from '../../server/src/base/message';
import { classPathFiles, gradleCache } from '../../server/src/io/class-path-files';
import { corePath } from '../../server/src/io/core-path';
import { compareVersions } from '../../server/src/project/class-path/gradle-class-path';
import { ClassPathFinder } from '../../server/src/project/class-path/project-class-path';
import { ProjectReader } from '../../server/src/project/read-project';

/** Gradle's cache with artifacts `name:version`, each with a jar and what stands in its pom, in folders of their own. */
function cache(artifacts: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(artifacts).flatMap(([name, content]): [string, string][] => {
      const [artifact, version] = name.split(':');
      const folder = `/gradle/lib.a/${artifact}/${version}`;
      const own = `<groupId>lib.a</groupId><artifactId>${artifact}</artifactId><version>${version}</version>`;
      return [
        [`${folder}/0ab1/${artifact}-${version}.pom`, `<project>${own}${content}</project>`],
        [`${folder}/9f3c/${artifact}-${version}.jar`, ''],
      ];
    }),
  );
}

const brings = (...names: string[]) =>
  `<dependencies>${names
    .map((name) => name.split(':'))
    .map(
      ([a, v]) =>
        `<dependency><groupId>lib.a</groupId><artifactId>${a}</artifactId><version>${v}</version></dependency>`,
    )
    .join('')}</dependencies>`;

/** Jars by their file names, then what is missing, of a module whose script declares dependencies. */
function jars(script: string, disk: ReadonlyMap<string, string>): string {
  const builds = new Map([['/w/build.gradle', `plugins { id 'java' }\ndependencies {\n${script}\n}`]]);
  const files = {
    repository: null,
    gradleCache: '/gradle',
    read: (file: string) => disk.get(file) ?? null,
    exists: (file: string) => disk.has(file),
    list: (folder: string) =>
      [...disk.keys()].flatMap((file) =>
        path.posix.dirname(path.posix.dirname(file)) === folder ? [path.posix.basename(path.posix.dirname(file))] : [],
      ),
    open: () => ({ find: () => null }),
  };
  const model = new ProjectReader('/w', { read: (file) => builds.get(file) ?? null }).read('/w');
  assert.ok(model);
  const { entries, missing } = new ClassPathFinder(builds, files).of(model);
  const names = entries.map((file) => path.posix.basename(file, '.jar'));
  return [...names, ...missing.map((each) => `! ${sayInEnglish(each)}`)].join('\n');
}

const NEVER_WHOLE = '! what Gradle adds to the class path is not followed';

describe('the class path of a Gradle module', () => {
  it('is followed through the poms in the cache of Gradle', () => {
    const disk = cache({ 'a:1': brings('b:2'), 'b:2': '' });
    assert.equal(jars("implementation 'lib.a:a:1'", disk), `a-1\nb-2\n${NEVER_WHOLE}`);
  });

  it('has the highest of several versions, wherever it stands', () => {
    const disk = cache({ 'a:1': brings('b:1', 'c:1'), 'b:1': '', 'b:10': '', 'c:1': brings('b:10'), 'b:9': '' });
    assert.equal(
      jars("implementation 'lib.a:b:9'\nimplementation 'lib.a:a:1'", disk),
      `b-10\na-1\nc-1\n${NEVER_WHOLE}`,
    );
  });

  it('has output folders of several languages', () => {
    const disk = new Map([
      ['/w/build/classes/kotlin/main', ''],
      ['/w/build/classes/java/main', ''],
    ]);
    assert.equal(jars('', disk), `main\nmain\n${NEVER_WHOLE}`);
  });

  it('never leaves the cache', () => {
    const disk = new Map([['/etc/x/a-1.jar', '']]);
    assert.match(jars("implementation '..:..:etc'", disk), /^! /);
  });
});

describe('the order of versions in Gradle', () => {
  const ordered = ['1.0-dev', '1.0-alpha', '1.0-rc', '1.0-SNAPSHOT', '1.0-final', '1.0', '1.0.1', '1.2', '1.10', '2.0'];
  for (const [i, higher] of ordered.slice(1).entries()) {
    it(`${ordered[i]} < ${higher}`, () => {
      assert.ok(compareVersions(ordered[i] ?? '', higher) < 0);
      assert.ok(compareVersions(higher, ordered[i] ?? '') > 0);
    });
  }
});

describe('the cache of Gradle', () => {
  const home = corePath(mkdtempSync(path.join(tmpdir(), 'flink-playbook-')));
  const inHome = `${home}/caches/modules-2/files-2.1`;

  it('lies where GRADLE_USER_HOME says, if it is there', () => {
    assert.equal(gradleCache({ GRADLE_USER_HOME: home }, '/nowhere'), null);
    mkdirSync(inHome, { recursive: true });
    assert.equal(gradleCache({ GRADLE_USER_HOME: home }, '/nowhere'), inHome);
    assert.equal(gradleCache({}, '/nowhere'), null);
  });

  it('is listed by folder', () => {
    mkdirSync(`${inHome}/lib/a/1/0ab1`, { recursive: true });
    assert.deepEqual(classPathFiles().list(`${inHome}/lib/a/1`), ['0ab1']);
    assert.deepEqual(classPathFiles().list(`${inHome}/lib/b`), []);
  });
});
