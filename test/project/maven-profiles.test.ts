/** Profiles count as in a plain build: no `-P`, no `-D`. */
import assert from 'node:assert/strict';
import { flinkVersion } from './build-files';

const DEFAULT = '<properties><flink.version>1.19.0</flink.version></properties>';
const FLINK_2 = '<properties><flink.version>2.0.0</flink.version></properties>';

describe('a profile of a pom', () => {
  it('that is not active leaves the default alone', () => {
    assert.equal(versionWith(DEFAULT, profile('flink-2', '', FLINK_2)), '1.19.0 (pom.xml:2)');
  });

  it('that is active by default overrides the pom', () => {
    const active = profile('flink-2', '<activeByDefault>true</activeByDefault>', FLINK_2);
    assert.equal(versionWith(DEFAULT, active), '2.0.0 (pom.xml:3)');
  });

  it('that runs unless a property is set overrides the pom', () => {
    const active = profile('flink-2', '<property><name>!flink1</name></property>', FLINK_2);
    assert.equal(versionWith(DEFAULT, active), '2.0.0 (pom.xml:3)');
  });

  it('that runs when a property is set does not count', () => {
    const inactive = profile('flink-2', '<property><name>flink2</name></property>', FLINK_2);
    assert.equal(versionWith(DEFAULT, inactive), '1.19.0 (pom.xml:2)');
  });

  it('that asks for a JDK does not count', () => {
    assert.equal(versionWith(DEFAULT, profile('jdk17', '<jdk>[17,)</jdk>', FLINK_2)), '1.19.0 (pom.xml:2)');
  });

  it('that is active by default gives way to one that runs, but its version is better than none', () => {
    const byDefault = profile('flink-2', '<activeByDefault>true</activeByDefault>', FLINK_2);
    const other = profile('repository', '<property><name>!internal</name></property>', '');
    assert.equal(versionWith(DEFAULT, other + byDefault), '1.19.0 (pom.xml:2)');
    assert.equal(versionWith('', other + byDefault), '2.0.0 (pom.xml:3)');
  });

  it('that alone sets the version is named when it is not active', () => {
    assert.equal(
      versionWith('', profile('flink-2', '', FLINK_2)),
      'unknown: The property flink.version is set only in the profile flink-2, which is not active by default',
    );
  });

  it('that is not active adds no dependencies', () => {
    const adds = profile(
      'flink-2',
      '',
      '<dependencies><dependency><groupId>org.apache.flink</groupId><artifactId>flink-clients</artifactId><version>2.0.0</version></dependency></dependencies>',
    );
    assert.equal(versionWith(DEFAULT, adds), '1.19.0 (pom.xml:2)');
  });
});

function profile(id: string, activation: string, body: string): string {
  return `<profile><id>${id}</id><activation>${activation}</activation>${body}</profile>`;
}

function versionWith(properties: string, profiles: string): string {
  return flinkVersion({
    'pom.xml': `<project>
${properties}
<profiles>${profiles}</profiles>
<dependencies><dependency>
  <groupId>org.apache.flink</groupId><artifactId>flink-core</artifactId><version>\${flink.version}</version>
</dependency></dependencies>
</project>`,
  });
}
