/** What a Gradle module takes from the builds above it. */
import assert from 'node:assert/strict';
import { dependencies, flinkVersion, incomplete } from './build-files';

const USES_FLINK = 'dependencies { implementation "org.apache.flink:flink-core:$flinkVersion" }';

describe('a module of a Gradle build', () => {
  it('sees the properties of the root', () => {
    const texts = {
      'settings.gradle': "include 'jobs:one'",
      'build.gradle': "ext.flinkVersion = '1.20.0'",
      'jobs/one/build.gradle': USES_FLINK,
    };
    assert.equal(flinkVersion(texts, 'jobs/one'), '1.20.0 (build.gradle:1)');
  });

  it("sees the root's gradle.properties, and its own first", () => {
    const texts = {
      'settings.gradle.kts': 'include("one", "two")',
      'gradle.properties': 'flinkVersion=1.19.0',
      'one/build.gradle': USES_FLINK,
      'two/build.gradle': USES_FLINK,
      'two/gradle.properties': 'flinkVersion=1.20.0',
    };
    assert.equal(flinkVersion(texts, 'one'), '1.19.0 (gradle.properties:1)');
    assert.equal(flinkVersion(texts, 'two'), '1.20.0 (two/gradle.properties:1)');
  });

  it('has what allprojects and subprojects give it', () => {
    const texts = {
      'settings.gradle': "include 'one'",
      'build.gradle': `
allprojects { ext { flinkVersion = '1.20.0' } }
subprojects {
  apply plugin: 'java'
  ${USES_FLINK}
}`,
      'one/build.gradle': "apply plugin: 'application'",
    };
    assert.equal(flinkVersion(texts, 'one'), '1.20.0 (build.gradle:2)');
    assert.deepEqual(dependencies(texts, 'one'), ['org.apache.flink:flink-core:1.20.0']);
    assert.deepEqual(dependencies(texts, ''), []);
  });

  it('has what the root gives to it by path, and not what it gives to others', () => {
    const texts = {
      'settings.gradle': "include 'flink:one', 'flink:two'",
      'build.gradle': `
project(':flink:one') { dependencies { implementation 'org.apache.flink:flink-core:1.20.0' } }
configure([project(':flink:two')]) { dependencies { implementation 'org.apache.flink:flink-core:2.0.0' } }`,
      'flink/one/build.gradle': '',
      'flink/two/build.gradle': '',
    };
    assert.equal(flinkVersion(texts, 'flink/one'), '1.20.0 (build.gradle:2)');
    assert.equal(flinkVersion(texts, 'flink/two'), '2.0.0 (build.gradle:3)');
  });

  it('may lie where settings say', () => {
    const texts = {
      'settings.gradle': "include ':job'\nproject(':job').projectDir = file('modules/the-job')",
      'build.gradle': "project(':job') { dependencies { implementation 'org.apache.flink:flink-core:1.20.0' } }",
      'modules/the-job/build.gradle': '',
    };
    assert.equal(flinkVersion(texts, 'modules/the-job'), '1.20.0 (build.gradle:1)');
  });

  it('has its own value where the root has another', () => {
    const texts = {
      'settings.gradle': "include 'one'",
      'build.gradle': "ext.flinkVersion = '1.19.0'",
      'one/build.gradle': `ext.flinkVersion = '1.20.0'\n${USES_FLINK}`,
    };
    assert.equal(flinkVersion(texts, 'one'), '1.20.0 (one/build.gradle:1)');
  });

  it('does not see the local variables of the root', () => {
    const texts = {
      'settings.gradle': "include 'one'",
      'build.gradle': "def flinkVersion = '1.19.0'",
      'one/build.gradle': USES_FLINK,
    };
    assert.equal(flinkVersion(texts, 'one'), 'unknown: flinkVersion is not set in the build files that were read');
  });

  it('is a build of its own where there are no settings above it', () => {
    const texts = { 'build.gradle': "ext.flinkVersion = '1.19.0'", 'one/build.gradle': USES_FLINK };
    assert.equal(flinkVersion(texts, 'one'), 'unknown: flinkVersion is not set in the build files that were read');
  });

  it('has what a script gives it that the root applies to its subprojects', () => {
    const texts = {
      'settings.gradle': "include 'one'",
      'build.gradle': "subprojects { apply from: rootProject.file('gradle/flink.gradle') }",
      'gradle/flink.gradle': `ext.flinkVersion = '1.20.0'\n${USES_FLINK}`,
      'one/build.gradle': '',
    };
    assert.equal(flinkVersion(texts, 'one'), '1.20.0 (gradle/flink.gradle:1)');
  });

  it('that is the root is told by what its modules use', () => {
    const texts = {
      'settings.gradle': "include 'one'",
      'build.gradle': `subprojects { ext.flinkVersion = '1.20.0'\n${USES_FLINK} }`,
    };
    assert.equal(flinkVersion(texts), '1.20.0 (build.gradle:1)');
  });

  it('says which scripts it applies that cannot be read', () => {
    const texts = { 'build.gradle': `apply from: 'https://acme.com/flink.gradle'\n${USES_FLINK}` };
    assert.deepEqual(incomplete(texts), ['The script that build.gradle, line 1, applies cannot be read']);
  });
});
