// biome-ignore-all lint/suspicious/noTemplateCurlyInString: build files are full of them
/** The Flink version of a Gradle module from a version catalog. */
import assert from 'node:assert/strict';
import { dependencies, flinkVersion } from './build-files';

const CATALOG = `
[versions]
flink = "1.20.0"
kafka-connector = "3.4.0-1.20"

[libraries]
flink-streaming-java = { module = "org.apache.flink:flink-streaming-java", version.ref = "flink" }
flink_clients = { group = "org.apache.flink", name = "flink-clients", version.ref = "flink" }
flink-connector-kafka = { module = "org.apache.flink:flink-connector-kafka", version.ref = "kafka-connector" }
slf4j = "org.slf4j:slf4j-api:2.0.17"

[bundles]
flink = ["flink-streaming-java", "flink_clients"]
`;

describe('a version catalog', () => {
  for (const use of [
    'implementation(libs.flink.streaming.java)',
    'implementation libs.flink.clients',
    'implementation(libs.bundles.flink)',
    'implementation "org.apache.flink:flink-core:${libs.versions.flink.get()}"',
    'implementation(libs.findLibrary("flink-clients").get())',
    'implementation("org.apache.flink:flink-core:" + libs.findVersion("flink").get().requiredVersion)',
  ]) {
    it(`gives the version to ${use}`, () => {
      const texts = { 'build.gradle': `dependencies { ${use} }`, 'gradle/libs.versions.toml': CATALOG };
      assert.equal(flinkVersion(texts), '1.20.0 (gradle/libs.versions.toml:3)');
    });
  }

  it('of the root counts in its modules', () => {
    const texts = {
      'settings.gradle.kts': 'include("job")',
      'gradle/libs.versions.toml': CATALOG,
      'job/build.gradle.kts': 'dependencies { implementation(libs.flink.streaming.java) }',
    };
    assert.equal(flinkVersion(texts, 'job'), '1.20.0 (gradle/libs.versions.toml:3)');
  });

  it('tells the version to a module that uses none of it', () => {
    const texts = {
      'build.gradle': 'dependencies { implementation(libs.slf4j) }',
      'gradle/libs.versions.toml': CATALOG,
    };
    assert.equal(flinkVersion(texts), '1.20.0 (gradle/libs.versions.toml:3)');
  });

  it('tells nothing to such a module when it has several versions of Flink', () => {
    const texts = {
      'build.gradle': '',
      'gradle/libs.versions.toml': `[libraries]
flink1 = "org.apache.flink:flink-core:1.20.0"
flink2 = "org.apache.flink:flink-core:2.0.0"`,
    };
    assert.equal(
      flinkVersion(texts),
      'unknown: The build has different versions of Flink: flink-core 1.20.0 and flink-core 2.0.0',
    );
    const uses = { ...texts, 'build.gradle': 'dependencies { implementation(libs.flink2) }' };
    assert.equal(flinkVersion(uses), '2.0.0 (gradle/libs.versions.toml:3)');
  });

  for (const [rich, version] of [
    ['{ strictly = "1.20.0" }', '1.20.0 (gradle/libs.versions.toml:2)'],
    ['{ require = "1.20.0" }', '1.20.0 (gradle/libs.versions.toml:2)'],
    ['"1.20.0!!"', '1.20.0 (gradle/libs.versions.toml:2)'],
    [
      '{ strictly = "[1.19, 1.21[", prefer = "1.20.0" }',
      'unknown: The version of flink-core, “[1.19, 1.21[”, does not name one release',
    ],
    ['{ prefer = "1.20.0" }', 'unknown: The version flink in gradle/libs.versions.toml is only a preference'],
  ] as const) {
    it(`reads the rich version ${rich}`, () => {
      const texts = {
        'build.gradle': 'dependencies { implementation(libs.flink) }',
        'gradle/libs.versions.toml': `[versions]
flink = ${rich}
[libraries]
flink = { module = "org.apache.flink:flink-core", version.ref = "flink" }`,
      };
      assert.equal(flinkVersion(texts), version);
    });
  }

  it('may have another name and another place', () => {
    const texts = {
      'settings.gradle.kts':
        'dependencyResolutionManagement { versionCatalogs { create("deps") { from(files("build/deps.toml")) } } }',
      'build.gradle.kts': 'dependencies { implementation(deps.flink.streaming.java) }',
      'build/deps.toml': CATALOG,
    };
    assert.equal(flinkVersion(texts), '1.20.0 (build/deps.toml:3)');
  });

  it('may be written in the settings', () => {
    const texts = {
      'settings.gradle': `dependencyResolutionManagement { versionCatalogs { libs {
  version('flink', '1.20.0')
  library('flink-core', 'org.apache.flink', 'flink-core').versionRef('flink')
} } }`,
      'build.gradle': 'dependencies { implementation libs.flink.core }',
    };
    assert.equal(flinkVersion(texts), '1.20.0 (settings.gradle:2)');
  });

  it('yields to a version that the settings set', () => {
    const texts = {
      'settings.gradle.kts': `dependencyResolutionManagement { versionCatalogs { create("libs") {
  from(files("gradle/libs.versions.toml"))
  version("flink", "2.0.0")
} } }`,
      'build.gradle.kts': 'dependencies { implementation(libs.flink.streaming.java) }',
      'gradle/libs.versions.toml': CATALOG,
    };
    assert.equal(flinkVersion(texts), '2.0.0 (settings.gradle.kts:3)');
  });

  it('that is broken makes the version unknown', () => {
    const texts = {
      'build.gradle': 'dependencies { implementation(libs.flink.clients) }',
      'gradle/libs.versions.toml': '[versions\nflink = "1.20.0"',
    };
    assert.equal(flinkVersion(texts), 'unknown: gradle/libs.versions.toml is not a well-formed version catalog');
  });

  it('gives the versions of all that is listed', () => {
    const texts = {
      'build.gradle': 'dependencies { implementation libs.slf4j; implementation libs.flink.connector.kafka }',
      'gradle/libs.versions.toml': CATALOG,
    };
    assert.deepEqual(dependencies(texts), [
      'org.slf4j:slf4j-api:2.0.17',
      'org.apache.flink:flink-connector-kafka:3.4.0-1.20',
    ]);
  });
});
