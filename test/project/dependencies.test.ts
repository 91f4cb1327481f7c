/** The dependencies a project model lists. */
import assert from 'node:assert/strict';
import { dependencies, incomplete, project } from './build-files';

describe('dependencies of a pom', () => {
  const pom = `<project>
  <properties><avro.version>1.11.3</avro.version></properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>org.apache.flink</groupId><artifactId>flink-test-utils</artifactId><version>1.20.0</version><scope>test</scope></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <dependency><groupId>org.apache.avro</groupId><artifactId>avro</artifactId><version>\${avro.version}</version></dependency>
    <dependency><groupId>org.apache.flink</groupId><artifactId>flink-test-utils</artifactId></dependency>
    <dependency><groupId>com.acme</groupId><artifactId>model</artifactId></dependency>
  </dependencies>
</project>`;

  it('have their version, and whether only tests see them', () => {
    assert.deepEqual(dependencies({ 'pom.xml': pom }), [
      'org.apache.avro:avro:1.11.3',
      'org.apache.flink:flink-test-utils:1.20.0 (test)',
      'com.acme:model:?',
    ]);
  });

  it('have their place', () => {
    const [avro] = project({ 'pom.xml': pom }).dependencies;
    assert.deepEqual([avro?.file, avro?.line], ['pom.xml', 7]);
  });

  it('are complete when all parents are known', () => {
    assert.deepEqual(incomplete({ 'pom.xml': pom }), []);
  });
});

describe('dependencies of a build.gradle', () => {
  const script = `
dependencies {
  implementation 'org.apache.avro:avro:1.11.3'
  testImplementation 'org.apache.flink:flink-test-utils:1.20.0'
  integrationTestImplementation 'org.testcontainers:kafka:1.19.0'
  annotationProcessor 'org.projectlombok:lombok:1.18.38'
  implementation project(':model')
  implementation files('libs/a.jar')
  implementation 'com.acme:unversioned'
  implementation readFromSomewhere()
}`;

  it('have their version, and whether only tests see them', () => {
    assert.deepEqual(dependencies({ 'build.gradle': script }), [
      'org.apache.avro:avro:1.11.3',
      'org.apache.flink:flink-test-utils:1.20.0 (test)',
      'org.testcontainers:kafka:1.19.0 (test)',
      'com.acme:unversioned:?',
    ]);
  });

  it('have their place', () => {
    const [avro] = project({ 'build.gradle': script }).dependencies;
    assert.deepEqual([avro?.file, avro?.line], ['build.gradle', 3]);
  });

  it('are not complete when one is computed', () => {
    assert.deepEqual(incomplete({ 'build.gradle': script }), ['A dependency in build.gradle, line 10, is computed']);
  });
});
