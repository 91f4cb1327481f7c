// biome-ignore-all lint/suspicious/noTemplateCurlyInString: build files are full of them
/** The Flink version of a module that Gradle builds from Groovy scripts. */
import assert from 'node:assert/strict';
import { flinkVersion } from './build-files';

describe('Flink version of a build.gradle', () => {
  it('is that of a dependency on Flink', () => {
    const script = `
plugins { id 'java' }
dependencies {
    compileOnly 'org.apache.flink:flink-streaming-java:1.20.0'
}`;
    assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:4)');
  });

  it('is read through properties of an ext block', () => {
    const script = `
ext {
    javaVersion = '11'
    flinkVersion = '1.20.0'
}
dependencies {
    implementation "org.apache.flink:flink-clients:\${flinkVersion}"
    implementation "org.apache.flink:flink-runtime-web:$flinkVersion"
}`;
    assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:4)');
  });

  for (const declaration of [
    "ext.flinkVersion = '1.20.0'",
    "project.ext.flinkVersion = '1.20.0'",
    "ext['flinkVersion'] = '1.20.0'",
    "ext.set('flinkVersion', '1.20.0')",
    "ext { set('flinkVersion', '1.20.0') }",
    "def flinkVersion = '1.20.0'",
    "final String flinkVersion = '1.20.0'",
    "def flinkVersion = findProperty('flinkVersion') ?: '1.20.0'",
    "def flinkVersion = project.hasProperty('flinkVersion') ? project.flinkVersion : '1.20.0'",
    "def line = '1.20'; def flinkVersion = line + '.0'",
    "buildscript { ext { flinkVersion = '1.20.0' } }",
    "buildscript { ext.flinkVersion = '1.20.0' }",
  ]) {
    it(`is read through ${declaration}`, () => {
      const script = `${declaration}\ndependencies { implementation "org.apache.flink:flink-core:$flinkVersion" }`;
      assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:1)');
    });
  }

  for (const [declaration, use] of [
    ["ext.versions = [java: '11', flink: '1.20.0']", '$versions.flink'],
    ["def versions = [:]\nversions.flink = '1.20.0'", '${versions.flink}'],
    ["ext { versions = ['flink-core': '1.20.0'] }", "${versions['flink-core']}"],
  ] as const) {
    it(`is read through the map ${declaration}`, () => {
      const script = `${declaration}\ndependencies { implementation "org.apache.flink:flink-core:${use}" }`;
      assert.match(flinkVersion({ 'build.gradle': script }), /^1\.20\.0 \(build\.gradle:[12]\)$/);
    });
  }

  for (const dependency of [
    "implementation group: 'org.apache.flink', name: 'flink-clients', version: flinkVersion",
    "implementation(group: 'org.apache.flink', name: 'flink-clients', version: flinkVersion) { transitive = false }",
    "implementation([group: 'org.apache.flink', name: 'flink-clients', version: flinkVersion])",
    'implementation \'org.slf4j:slf4j-api:2.0.0\', "org.apache.flink:flink-clients:$flinkVersion"',
    'implementation(["org.apache.flink:flink-clients:$flinkVersion"])',
    'implementation "org.apache.flink:flink-clients:$flinkVersion@jar"',
    'implementation "org.apache.flink:flink-clients_${scalaVersion}:$flinkVersion"',
    "implementation('org.apache.flink:flink-clients') { version { strictly flinkVersion } }",
    "implementation 'org.apache.flink:flink-clients:' + flinkVersion",
    'add(\'flinkShadowJar\', "org.apache.flink:flink-clients:$flinkVersion")',
    'if (project.hasProperty("cluster")) { compileOnly "org.apache.flink:flink-clients:$flinkVersion" }',
  ]) {
    it(`is read from ${dependency}`, () => {
      const script = `ext.flinkVersion = '1.20.0'\ndependencies { ${dependency} }`;
      assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:1)');
    });
  }

  it('is read from variables that hold whole coordinates', () => {
    const script = `
ext.libraries = [flink: 'org.apache.flink:flink-core:1.20.0']
dependencies { implementation libraries.flink }`;
    assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:2)');
  });

  it('is read from gradle.properties', () => {
    const texts = {
      'build.gradle': 'dependencies { implementation "org.apache.flink:flink-core:$flinkVersion" }',
      'gradle.properties': '# versions\nflinkVersion = 1.20.0\n',
    };
    assert.equal(flinkVersion(texts), '1.20.0 (gradle.properties:2)');
  });

  it('is that of the script where gradle.properties says something else', () => {
    const texts = {
      'build.gradle':
        'ext.flinkVersion = "1.20.0"\ndependencies { implementation "org.apache.flink:flink-core:$flinkVersion" }',
      'gradle.properties': 'flinkVersion=1.17.0',
    };
    assert.equal(flinkVersion(texts), '1.20.0 (build.gradle:1)');
  });

  it('is read from a script that is applied', () => {
    const texts = {
      'build.gradle':
        'apply from: "$rootDir/gradle/versions.gradle"\ndependencies { implementation "org.apache.flink:flink-core:$flinkVersion" }',
      'gradle/versions.gradle': "ext.flinkVersion = '1.20.0'",
    };
    assert.equal(flinkVersion(texts), '1.20.0 (gradle/versions.gradle:1)');
  });

  it("is read from Spring's dependency management", () => {
    const script = `
dependencyManagement {
  dependencies {
    dependencySet(group: 'org.apache.flink', version: '1.20.0') { entry 'flink-core'; entry 'flink-clients' }
  }
}
dependencies { implementation 'org.apache.flink:flink-clients' }`;
    assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:4)');
  });

  it('is read from constraints', () => {
    const script = `dependencies {
  constraints { implementation 'org.apache.flink:flink-clients:1.20.0' }
  implementation 'org.apache.flink:flink-clients'
}`;
    assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:2)');
  });

  it('is not taken from comments or from other strings', () => {
    const script = `
// implementation 'org.apache.flink:flink-core:1.17.0'
/* implementation 'org.apache.flink:flink-core:1.18.0' */
def note = "/* org.apache.flink:flink-core:1.19.0"
dependencies {
  implementation 'org.apache.flink:flink-core:1.20.0' // was 'org.apache.flink:flink-core:1.16.0'
}
jar { manifest { attributes 'Built-With': 'org.apache.flink:flink-core:1.15.0' } }`;
    assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:6)');
  });

  it('is not taken from what the build itself runs on', () => {
    const script = `
buildscript { dependencies { classpath 'org.apache.flink:flink-core:1.17.0' } }
dependencies { implementation 'org.apache.flink:flink-core:1.20.0' }`;
    assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:3)');
  });

  it('is not taken from exclusions', () => {
    const script = `dependencies {
  implementation('org.apache.flink:flink-core:1.20.0') { exclude group: 'org.apache.flink', module: 'flink-annotations' }
}
shadowJar { dependencies { exclude(dependency('org.apache.flink:flink-core:1.17.0')) } }`;
    assert.equal(flinkVersion({ 'build.gradle': script }), '1.20.0 (build.gradle:2)');
  });
});

describe('Flink version of a build.gradle that is unknown', () => {
  for (const [what, script, why] of [
    [
      'two artifacts differ',
      "dependencies { implementation 'org.apache.flink:flink-core:1.20.0', 'org.apache.flink:flink-clients:1.19.0' }",
      'The build has different versions of Flink: flink-core 1.20.0 and flink-clients 1.19.0',
    ],
    [
      'it is dynamic',
      "dependencies { implementation 'org.apache.flink:flink-core:1.20.+' }",
      'The version of flink-core, “1.20.+”, does not name one release',
    ],
    [
      'it is computed',
      'def flinkVersion = readVersion()\ndependencies { implementation "org.apache.flink:flink-core:$flinkVersion" }',
      'A value in build.gradle is computed',
    ],
    [
      'it comes from the environment',
      'def flinkVersion = System.getenv("FLINK") ?: "1.20.0"\ndependencies { implementation "org.apache.flink:flink-core:$flinkVersion" }',
      'A value in build.gradle is computed',
    ],
    [
      'nothing sets it',
      'dependencies { implementation "org.apache.flink:flink-core:$flinkVersion" }',
      'flinkVersion is not set in the build files that were read',
    ],
    [
      'it is set to one thing or another',
      `def flinkVersion = '1.20.0'
if (project.hasProperty('flink2')) { flinkVersion = '2.0.0' }
dependencies { implementation "org.apache.flink:flink-core:$flinkVersion" }`,
      'flinkVersion is set to more than one value',
    ],
    [
      'its dependencies are computed',
      "dependencies { ['core', 'clients'].each { implementation \"org.apache.flink:flink-$it:1.20.0\" } }",
      'The name of a Flink dependency is computed',
    ],
    [
      'a BOM gives it',
      "dependencies { implementation platform('com.acme:bom:3'); implementation 'org.apache.flink:flink-core' }",
      'The version of flink-core comes from com.acme:bom:3, which is not in the workspace',
    ],
    [
      'a rule forces another one',
      `configurations.all { resolutionStrategy { force 'org.apache.flink:flink-core:1.19.0' } }
dependencies { implementation 'org.apache.flink:flink-core:1.20.0' }`,
      'The build has different versions of Flink: flink-core 1.20.0 and flink-core 1.19.0',
    ],
    [
      'a rule computes another one',
      `configurations.all { resolutionStrategy.eachDependency { details ->
  if (details.requested.group == 'org.apache.flink') { details.useVersion(System.getenv('FLINK')) }
} }
dependencies { implementation 'org.apache.flink:flink-core:1.20.0' }`,
      'A value in build.gradle is computed',
    ],
    [
      'only a connector is used',
      "dependencies { implementation 'org.apache.flink:flink-connector-kafka:3.4.0-1.20' }",
      'Only flink-connector-kafka 3.4.0-1.20 names a Flink version, and a connector built for 1.20 runs on others too',
    ],
  ] as const) {
    it(`because ${what}`, () => {
      assert.equal(flinkVersion({ 'build.gradle': script }), `unknown: ${why}`);
    });
  }
});
