import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { product } from './product.mjs';
import { chosenVersions } from './versions.mjs';

const notCancellable = { isCancellationRequested: false };
const LIMIT_MS = 300_000;

/** A new folder with files by their paths. */
function folderOf(files) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'flink-playbook-')));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

const jars = (entries) => entries.filter((entry) => entry.endsWith('.jar')).sort();

describe('class paths that real builds tell', () => {
  const [version] = chosenVersions();

  describe('Maven', () => {
    const pom = `<project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId><artifactId>job</artifactId><version>1</version>
<dependencies><dependency><groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId>
<version>${version}</version><scope>provided</scope></dependency></dependencies></project>`;

    it('tells the same jars that are found without it', async () => {
      const folder = folderOf({ 'pom.xml': pom });
      const { askMaven } = await product('io/ask-maven.ts');
      const told = await askMaven(`${folder}/pom.xml`, folder, LIMIT_MS, notCancellable);
      assert.ok(told.entries.some((entry) => entry.endsWith(`/flink-core-${version}.jar`)));

      const builds = new Map([[`${folder}/pom.xml`, pom]]);
      const { ProjectReader } = await product('project/read-project.ts');
      const { ClassPathFinder } = await product('project/class-path/project-class-path.ts');
      const { classPathFiles } = await product('io/class-path-files.ts');
      const model = new ProjectReader(folder, { read: (file) => builds.get(file) ?? null }).read(folder);
      const followed = new ClassPathFinder(builds, classPathFiles()).of(model);
      assert.deepEqual(followed.missing, []);
      assert.deepEqual(jars(followed.entries), jars(told.entries));
    });

    it('says which artifact it cannot find', async () => {
      const folder = folderOf({ 'pom.xml': pom.replaceAll('flink-streaming-java', 'flink-of-nobody') });
      const { askMaven } = await product('io/ask-maven.ts');
      const failure = await askMaven(`${folder}/pom.xml`, folder, LIMIT_MS, notCancellable).catch((error) => error);
      assert.match(failure.why.args.join(' '), /flink-of-nobody/);
    });
  });

  describe('Gradle', () => {
    before(function () {
      if (spawnSync('gradle', ['--version'], { stdio: 'ignore' }).status !== 0) {
        console.log('    There is no command gradle: what Gradle tells of class paths is not tested.');
        this.skip();
      }
    });

    const build = {
      'settings.gradle': "rootProject.name = 'shop'\ninclude 'model', 'job', 'empty'",
      'build.gradle': `configure([project(':model'), project(':job')]) {\n  apply plugin: 'java-library'\n  repositories { mavenLocal() }\n}`,
      'model/build.gradle': `dependencies { api 'org.apache.flink:flink-core:${version}' }`,
      'job/build.gradle': `dependencies {
  implementation project(':model')
  compileOnly 'org.apache.flink:flink-streaming-java:${version}'
  implementation 'no.such:thing:1'
  implementation files('libs/own.jar')
}`,
    };

    it('tells of every module of a build what it compiles with, and what it cannot find', async () => {
      const folder = folderOf({ ...build, 'job/libs/own.jar': '', 'empty/readme': '' });
      const { askGradle } = await product('io/ask-gradle.ts');
      const told = await askGradle(folder, folder, LIMIT_MS, notCancellable);
      assert.deepEqual([...told.keys()].sort(), [folder, `${folder}/empty`, `${folder}/job`, `${folder}/model`]);

      const job = told.get(`${folder}/job`);
      const names = job.entries.map((entry) => path.basename(entry));
      assert.ok(names.includes(`flink-streaming-java-${version}.jar`), 'what only the compiler sees');
      assert.ok(names.includes(`flink-core-${version}.jar`), 'what comes through another module');
      assert.ok(names.includes('own.jar'), 'files');
      assert.ok(job.entries.includes(`${folder}/model/build/classes/java/main`), 'the classes of another module');
      assert.deepEqual(
        job.missing.map(({ args }) => args.join()),
        ['Could not find no.such:thing:1.'],
      );
      assert.deepEqual(told.get(`${folder}/model`).missing, []);
      assert.deepEqual(told.get(`${folder}/empty`), { entries: [], missing: [] });
    });

    it('says why a build fails', async () => {
      const folder = folderOf({
        'build.gradle': "plugins { id 'java' }\nthrow new IllegalStateException('not today')",
      });
      const { askGradle } = await product('io/ask-gradle.ts');
      const failure = await askGradle(folder, folder, LIMIT_MS, notCancellable).catch((error) => error);
      assert.match(failure.why.args.join(' '), /not today/);
    });
  });
});
