// biome-ignore-all lint/suspicious/noTemplateCurlyInString: build files are full of them
/** The Flink version of a module that Gradle builds from Kotlin scripts. */
import assert from 'node:assert/strict';
import { flinkVersion } from './build-files';

describe('Flink version of a build.gradle.kts', () => {
  it('is that of a dependency on Flink', () => {
    const script = `
plugins { java }
dependencies {
    compileOnly("org.apache.flink:flink-streaming-java:1.20.0")
}`;
    assert.equal(flinkVersion({ 'build.gradle.kts': script }), '1.20.0 (build.gradle.kts:4)');
  });

  for (const declaration of [
    'val flinkVersion = "1.20.0"',
    'val flinkVersion: String = "1.20.0"',
    'private val flinkVersion = """1.20.0"""',
    'extra["flinkVersion"] = "1.20.0"; val flinkVersion: String by extra',
    'extra.set("flinkVersion", "1.20.0"); val flinkVersion = extra["flinkVersion"] as String',
    'val flinkVersion by extra("1.20.0")',
    'val flinkVersion by extra { "1.20.0" }',
    'extra.apply { set("flinkVersion", "1.20.0") }; val flinkVersion: String by project',
    'object Versions { const val flink = "1.20.0" }; val flinkVersion = Versions.flink',
    'val versions = mapOf("flink" to "1.20.0"); val flinkVersion = versions["flink"]!!',
    'val flinkVersion = providers.gradleProperty("flinkVersion").getOrElse("1.20.0")',
    'val flinkVersion = if (hasProperty("flinkVersion")) property("flinkVersion") as String else "1.20.0"',
    'val flinkVersion = (findProperty("flinkVersion") as String?) ?: "1.20.0"',
  ]) {
    it(`is read through ${declaration}`, () => {
      const script = `${declaration}\ndependencies { implementation("org.apache.flink:flink-core:$flinkVersion") }`;
      assert.equal(flinkVersion({ 'build.gradle.kts': script }), '1.20.0 (build.gradle.kts:1)');
    });
  }

  for (const expression of [
    'val flinkVersion: String by project',
    'val flinkVersion: String by rootProject.extra',
    'val flinkVersion = property("flinkVersion") as String',
    'val flinkVersion = project.properties["flinkVersion"]!!.toString()',
    'val flinkVersion = providers.gradleProperty("flinkVersion").get()',
    'val flinkVersion = if (hasProperty("flinkVersion")) property("flinkVersion") as String else "1.17.0"',
    'val flinkVersion = findProperty("flinkVersion")?.toString() ?: "1.17.0"',
  ]) {
    it(`is read from gradle.properties through ${expression}`, () => {
      const texts = {
        'build.gradle.kts': `${expression}\ndependencies { implementation("org.apache.flink:flink-core:\${flinkVersion}") }`,
        'gradle.properties': 'flinkVersion=1.20.0',
      };
      assert.equal(flinkVersion(texts), '1.20.0 (gradle.properties:1)');
    });
  }

  for (const dependency of [
    '"flinkShadowJar"("org.apache.flink:flink-clients:$flinkVersion")',
    'implementation("org.apache.flink", "flink-clients", flinkVersion)',
    'implementation(group = "org.apache.flink", name = "flink-clients", version = flinkVersion)',
    'implementation("org.apache.flink:flink-clients:$flinkVersion") { exclude(group = "org.slf4j") }',
    'implementation("org.apache.flink:flink-clients") { version { strictly(flinkVersion) } }',
    'add("flinkShadowJar", "org.apache.flink:flink-clients:$flinkVersion")',
  ]) {
    it(`is read from ${dependency}`, () => {
      const script = `val flinkVersion = "1.20.0"\ndependencies {\n  ${dependency}\n}`;
      assert.equal(flinkVersion({ 'build.gradle.kts': script }), '1.20.0 (build.gradle.kts:1)');
    });
  }

  it('is not taken from comments, which nest', () => {
    const script = `
/* /* val flinkVersion = "1.17.0" */ val flinkVersion = "1.18.0" */
val flinkVersion = "1.20.0" // val flinkVersion = "1.19.0"
dependencies { implementation("org.apache.flink:flink-core:$flinkVersion") }`;
    assert.equal(flinkVersion({ 'build.gradle.kts': script }), '1.20.0 (build.gradle.kts:3)');
  });

  it('is unknown when it is computed', () => {
    const script = `val flinkVersion by lazy { file("VERSION").readText() }
dependencies { implementation("org.apache.flink:flink-core:$flinkVersion") }`;
    assert.equal(
      flinkVersion({ 'build.gradle.kts': script }),
      'unknown: A value in build.gradle.kts, line 1, is computed',
    );
  });

  it('is unknown when it comes from code that is not read', () => {
    const script = 'dependencies { implementation("org.apache.flink:flink-core:${Versions.flink}") }';
    assert.equal(
      flinkVersion({ 'build.gradle.kts': script }),
      'unknown: Versions.flink is not set in the build files that were read',
    );
  });
});
