/** Which module a folder belongs to, and what is said of it. */
import assert from 'node:assert/strict';
import {
  BUILD_FILE_NAMES,
  isBuildFile,
  ProjectReader,
  readProject,
  withFlinkVersionSetting,
} from '../../server/src/project/read-project';
import { flinkVersion, inWords, project, type Texts } from './build-files';

const POM = `<project><dependencies><dependency>
  <groupId>org.apache.flink</groupId><artifactId>flink-core</artifactId><version>1.20.0</version>
</dependency></dependencies></project>`;
const SCRIPT = "dependencies { implementation 'org.apache.flink:flink-core:1.20.3' }";

describe('a project', () => {
  it('is null in a folder without build file', () => {
    assert.equal(readProject('src', '', reading({ 'pom.xml': POM })), null);
  });

  it('is found above a folder of sources', () => {
    const reader = new ProjectReader('', reading({ 'pom.xml': '<project/>', 'job/pom.xml': POM }));
    assert.equal(reader.readNearest('job/src/main/java/shop').root, 'job');
  });

  it('is the workspace itself where there is no build', () => {
    const nothing = new ProjectReader('/work', reading({})).readNearest('/work/src');
    assert.equal(nothing.root, '/work');
    assert.equal(nothing.buildFile, null);
    assert.equal(inWords(nothing), 'unknown: No Maven or Gradle build was found');
  });

  it('may be read by absolute paths, with either slash', () => {
    const texts = { '/c/work/pom.xml': POM };
    assert.equal(readProject('/c/work', '/c/work/', reading(texts))?.buildFile, '/c/work/pom.xml');
    assert.equal(
      readProject('C:\\work', 'C:\\work', reading({ 'C:/work/pom.xml': POM }))?.buildFile,
      'C:/work/pom.xml',
    );
  });

  it('with two builds has the version they agree on', () => {
    assert.equal(flinkVersion({ 'pom.xml': POM, 'build.gradle': SCRIPT }), '1.20.0 (pom.xml:2)');
    assert.equal(flinkVersion({ 'pom.xml': '<project/>', 'build.gradle': SCRIPT }), '1.20.3 (build.gradle:1)');
    assert.equal(
      flinkVersion({ 'pom.xml': POM.replace('1.20', '2.0'), 'build.gradle': SCRIPT }),
      'unknown: The Maven build has Flink 2.0.0, the Gradle build 1.20.3',
    );
  });

  it('has the version of a setting whatever the build says', () => {
    const set = withFlinkVersionSetting(project({ 'pom.xml': POM }), '2.0', '.flink-playbook.json', 3);
    assert.equal(inWords(set), '2.0 (.flink-playbook.json:3)');
  });

  it('has no version when a setting gives one that is none', () => {
    const set = withFlinkVersionSetting(project({ 'pom.xml': POM }), 'latest', null);
    assert.equal(inWords(set), 'unknown: “latest” is not a version of Flink');
  });

  it('reads each file once, however many modules ask for it', () => {
    const asked: string[] = [];
    const read = (path: string) => {
      asked.push(path);
      return null;
    };
    const reader = new ProjectReader('', { read });
    reader.readNearest('a/b');
    reader.readNearest('a/c');
    assert.equal(new Set(asked).size, asked.length);
  });
});

describe('build files', () => {
  it('are known by their names, those under other names too', () => {
    for (const path of [...BUILD_FILE_NAMES, 'a/pom-parent.xml', 'gradle/flink.gradle', 'gradle/deps.versions.toml']) {
      assert.ok(isBuildFile(path), path);
    }
    for (const path of ['a/pom.java', 'log4j2.properties', 'logback.xml', 'gradle', 'Cargo.toml']) {
      assert.ok(!isBuildFile(path), path);
    }
  });
});

function reading(texts: Texts) {
  return { read: (path: string) => texts[path] ?? null };
}
