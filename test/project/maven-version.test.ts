// biome-ignore-all lint/suspicious/noTemplateCurlyInString: build files are full of them
/** The Flink version of a Maven module, from its own pom. */
import assert from 'node:assert/strict';
import { flinkVersion } from './build-files';

describe('Flink version of a pom', () => {
  it('is that of a dependency on Flink', () => {
    const pom = `
<project>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId>
      <artifactId>flink-streaming-java</artifactId>
      <version>1.20.0</version>
    </dependency>
  </dependencies>
</project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), '1.20.0 (pom.xml:7)');
  });

  it('is read through properties, and from the line of the last one', () => {
    const pom = `<project>
  <properties>
    <flink.line>1.20</flink.line>
    <flink.version>\${flink.line}.5</flink.version>
  </properties>
  <dependencies>${flink('flink-clients', '${flink.version}')}</dependencies>
</project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), '1.20.5 (pom.xml:3)');
  });

  it('is read from the management of the pom', () => {
    const pom = `<project>
  <dependencyManagement><dependencies>${flink('flink-core', '1.19.1')}</dependencies></dependencyManagement>
  <dependencies>${flink('flink-core')}</dependencies>
</project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), '1.19.1 (pom.xml:2)');
  });

  it('is that of management when the module uses no Flink', () => {
    const pom = `<project>
  <dependencyManagement><dependencies>${flink('flink-core', '1.19.1')}</dependencies></dependencyManagement>
</project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), '1.19.1 (pom.xml:2)');
  });

  it('may come from an artifact with a Scala suffix, even one that is a property', () => {
    const suffixed = `<project><dependencies>${flink('flink-streaming-java_2.12', '1.13.6')}</dependencies></project>`;
    assert.equal(flinkVersion({ 'pom.xml': suffixed }), '1.13.6 (pom.xml:1)');
    const computed = `<project><dependencies>${flink('flink-clients_${scala.binary}', '1.13.6')}</dependencies></project>`;
    assert.equal(flinkVersion({ 'pom.xml': computed }), '1.13.6 (pom.xml:1)');
  });

  it('may be a snapshot, a preview, or the build of a vendor', () => {
    for (const version of ['2.2-SNAPSHOT', '2.0-preview1', '1.18.0-csa1.13.0.0', '1.20.2-cp1']) {
      const pom = `<project><dependencies>${flink('flink-core', version)}</dependencies></project>`;
      assert.equal(flinkVersion({ 'pom.xml': pom }), `${version} (pom.xml:1)`);
    }
  });

  it('is that of the code, not of the tests', () => {
    const pom = `<project><dependencies>
  ${flink('flink-streaming-java', '1.20.0')}
  ${flink('flink-test-utils', '1.19.0', '<scope>test</scope>')}
</dependencies></project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), '1.20.0 (pom.xml:2)');
  });

  it('may differ in patches, the core tells which', () => {
    const pom = `<project><dependencies>
  ${flink('flink-avro', '1.20.3')}
  ${flink('flink-streaming-java', '1.20.5')}
</dependencies></project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), '1.20.5 (pom.xml:3)');
  });

  it('is told by the core when the version of something else is not known', () => {
    const pom = `<project><dependencies>
  ${flink('flink-avro')}
  ${flink('flink-streaming-java', '1.20.5')}
</dependencies></project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), '1.20.5 (pom.xml:3)');
  });

  it('is not taken from comments', () => {
    const pom = `<project>
  <properties><!-- <flink.version>1.17.0</flink.version> --><flink.version>1.20.0</flink.version></properties>
  <dependencies>${flink('flink-core', '${flink.version}')}</dependencies>
</project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), '1.20.0 (pom.xml:2)');
  });

  it('is that of a vendor who ships Flink under a group of their own', () => {
    const pom = `<project><dependencies>
      <dependency><groupId>io.confluent.flink</groupId><artifactId>flink-streaming-java</artifactId><version>1.20.2-cp1</version></dependency>
    </dependencies></project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), '1.20.2-cp1 (pom.xml:2)');
  });
});

describe('Flink version of a pom that is unknown', () => {
  it('because two artifacts of Flink differ', () => {
    const pom = `<project><dependencies>${flink('flink-clients', '1.19.0')}${flink('flink-core', '1.20.0')}</dependencies></project>`;
    assert.equal(
      flinkVersion({ 'pom.xml': pom }),
      'unknown: The build has different versions of Flink: flink-core 1.20.0 and flink-clients 1.19.0',
    );
  });

  it('because it is a range', () => {
    const pom = `<project><dependencies>${flink('flink-core', '[1.19,1.21)')}</dependencies></project>`;
    assert.equal(
      flinkVersion({ 'pom.xml': pom }),
      'unknown: The version of flink-core, “[1.19,1.21)”, does not name one release',
    );
  });

  it('because a property is not set', () => {
    const pom = `<project><dependencies>${flink('flink-core', '${flink.version}')}</dependencies></project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), 'unknown: The property flink.version is not set');
  });

  it('because a property refers to itself', () => {
    const pom = `<project><properties><a>\${b}</a><b>\${a}</b></properties>
      <dependencies>${flink('flink-core', '${a}')}</dependencies></project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), 'unknown: The property a refers to itself');
  });

  it('because no version is written', () => {
    const pom = `<project><dependencies>${flink('flink-core')}</dependencies></project>`;
    assert.equal(flinkVersion({ 'pom.xml': pom }), 'unknown: No version of flink-core is written');
  });

  it('because only a connector is used, which runs on other versions too', () => {
    const pom = `<project><dependencies>${flink('flink-connector-kafka', '3.4.0-1.20')}</dependencies></project>`;
    assert.equal(
      flinkVersion({ 'pom.xml': pom }),
      'unknown: Only flink-connector-kafka 3.4.0-1.20 names a Flink version, and a connector built for 1.20 runs on others too',
    );
  });

  it('because nothing of Flink is used', () => {
    assert.equal(flinkVersion({ 'pom.xml': '<project/>' }), 'unknown: No dependency on Flink is written in pom.xml');
  });
});

function flink(artifact: string, version?: string, more = ''): string {
  const written = version ? `<version>${version}</version>` : '';
  return `<dependency><groupId>org.apache.flink</groupId><artifactId>${artifact}</artifactId>${written}${more}</dependency>`;
}
