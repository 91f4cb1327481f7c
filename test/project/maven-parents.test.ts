// biome-ignore-all lint/suspicious/noTemplateCurlyInString: build files are full of them
/** What a Maven module takes from parents and BOMs. */
import assert from 'node:assert/strict';
import { dependencies, flinkVersion, incomplete } from './build-files';

const USES_FLINK = `<dependencies>
  <dependency><groupId>org.apache.flink</groupId><artifactId>flink-core</artifactId><version>\${flink.version}</version></dependency>
</dependencies>`;
const USES_MANAGED_FLINK = USES_FLINK.replace('<version>${flink.version}</version>', '');
const MANAGES_FLINK = `<dependencyManagement>${USES_FLINK}</dependencyManagement>`;

describe('parents of a pom', () => {
  it('are looked for one folder up', () => {
    const texts = {
      'pom.xml': pom('g:root:1', '<properties>\n<flink.version>1.20.0</flink.version>\n</properties>'),
      'job/pom.xml': pom('g:job:1', parent('g:root:1') + USES_FLINK),
    };
    assert.equal(flinkVersion(texts, 'job'), '1.20.0 (pom.xml:4)');
  });

  it('are looked for where relativePath says, be it a file or a folder', () => {
    for (const path of ['../../build/parent', '../../build/parent/pom.xml', '..\\..\\build\\parent']) {
      const texts = {
        'build/parent/pom.xml': pom('g:parent:1', '<properties><flink.version>1.20.0</flink.version></properties>'),
        'jobs/one/pom.xml': pom('g:one:1', parent('g:parent:1', path) + USES_FLINK),
      };
      assert.equal(flinkVersion(texts, 'jobs/one'), '1.20.0 (build/parent/pom.xml:3)');
    }
  });

  it('are looked for among the modules when they are not at their path', () => {
    const texts = {
      'pom.xml': pom('g:root:1', '<modules><module>parent</module><module>jobs/one</module></modules>'),
      'parent/pom.xml': pom('g:parent:1', '<properties><flink.version>1.20.0</flink.version></properties>'),
      'jobs/one/pom.xml': pom('g:one:1', parent('g:parent:1', '') + USES_FLINK),
    };
    assert.equal(flinkVersion(texts, 'jobs/one'), '1.20.0 (parent/pom.xml:3)');
  });

  it('give their management, filled in with the properties of the child', () => {
    const texts = {
      'pom.xml': pom('g:root:1', `<properties><flink.version>1.19.0</flink.version></properties>${MANAGES_FLINK}`),
      'job/pom.xml': pom(
        'g:job:1',
        `${parent('g:root:1')}\n<properties><flink.version>1.20.0</flink.version></properties>${USES_MANAGED_FLINK}`,
      ),
    };
    assert.equal(flinkVersion(texts, 'job'), '1.20.0 (job/pom.xml:4)');
  });

  it('tell the version to a module that uses no Flink', () => {
    const texts = {
      'pom.xml': pom('g:root:1', `<properties><flink.version>1.19.0</flink.version></properties>${MANAGES_FLINK}`),
      'model/pom.xml': pom('g:model:1', parent('g:root:1')),
    };
    assert.equal(flinkVersion(texts, 'model'), '1.19.0 (pom.xml:3)');
  });

  it('give their dependencies, unless the child has them itself', () => {
    const texts = {
      'pom.xml': pom('g:root:1', `<properties><flink.version>1.19.0</flink.version></properties>${USES_FLINK}`),
      'a/pom.xml': pom('g:a:1', parent('g:root:1')),
      'b/pom.xml': pom('g:b:1', parent('g:root:1') + USES_FLINK.replace('${flink.version}', '1.20.0')),
    };
    assert.deepEqual(dependencies(texts, 'a'), ['org.apache.flink:flink-core:1.19.0']);
    assert.deepEqual(dependencies(texts, 'b'), ['org.apache.flink:flink-core:1.20.0']);
  });

  it('give their version as project.version and parent.version', () => {
    for (const name of ['project.version', 'project.parent.version', 'parent.version']) {
      const texts = {
        'pom.xml': pom('g:root:1.20.0', ''),
        'job/pom.xml': `<project>${parent('g:root:1.20.0')}${USES_FLINK.replace('flink.version', name)}</project>`,
      };
      assert.equal(flinkVersion(texts, 'job'), '1.20.0 (job/pom.xml:1)');
    }
  });

  it('are not taken when their coordinates are others, as Maven does not take them', () => {
    const texts = {
      'pom.xml': pom('g:something-else:1', '<properties><flink.version>1.20.0</flink.version></properties>'),
      'job/pom.xml': pom('g:job:1', parent('com.acme:corporate:7') + USES_FLINK),
    };
    assert.equal(
      flinkVersion(texts, 'job'),
      'unknown: The property flink.version is not set in the workspace, and the parent com.acme:corporate:7 cannot be read',
    );
  });

  it('that are not in the workspace are named', () => {
    const texts = { 'pom.xml': pom('g:job:1', parent('com.acme:corporate:7') + USES_MANAGED_FLINK) };
    assert.equal(
      flinkVersion(texts),
      'unknown: The version of flink-core comes from com.acme:corporate:7, which is not in the workspace',
    );
    assert.deepEqual(incomplete(texts), ['The parent com.acme:corporate:7 of pom.xml is not in the workspace']);
  });

  it('that are not in the workspace do not matter where the module says all itself', () => {
    const texts = {
      'pom.xml': pom(
        'g:job:1',
        `${parent('com.acme:corporate:7')}<properties><flink.version>1.20.0</flink.version></properties>${USES_FLINK}`,
      ),
    };
    assert.equal(flinkVersion(texts), '1.20.0 (pom.xml:3)');
  });

  it('outside the workspace are not read', () => {
    const texts = {
      '../pom.xml': pom('g:root:1', '<properties><flink.version>1.20.0</flink.version></properties>'),
      'pom.xml': pom('g:job:1', parent('g:root:1') + USES_FLINK),
    };
    assert.match(flinkVersion(texts), /^unknown: .* the parent g:root:1 cannot be read$/);
  });

  it('may lead back to themselves', () => {
    const texts = {
      'pom.xml': pom('g:root:1', parent('g:job:1', 'job') + USES_MANAGED_FLINK),
      'job/pom.xml': pom('g:job:1', parent('g:root:1')),
    };
    assert.match(flinkVersion(texts, 'job'), /^unknown: /);
    assert.deepEqual(incomplete(texts, 'job'), ['The parents of job/pom.xml lead back to themselves']);
  });
});

describe('BOMs of a pom', () => {
  it('are read when they are modules of the workspace, with their own properties', () => {
    const texts = {
      'pom.xml': pom('g:root:1', '<modules><module>bom</module><module>job</module></modules>'),
      'bom/pom.xml': pom('g:bom:1', `<properties><flink.version>1.20.0</flink.version></properties>${MANAGES_FLINK}`),
      'job/pom.xml': pom('g:job:1', parent('g:root:1') + imports('g:bom:1') + USES_MANAGED_FLINK),
    };
    assert.equal(flinkVersion(texts, 'job'), '1.20.0 (bom/pom.xml:3)');
  });

  it('yield to what the parents manage', () => {
    const texts = {
      'pom.xml': pom(
        'g:root:1',
        `<modules><module>bom</module></modules><properties><flink.version>1.19.0</flink.version></properties>${MANAGES_FLINK}`,
      ),
      'bom/pom.xml': pom('g:bom:1', `<properties><flink.version>1.20.0</flink.version></properties>${MANAGES_FLINK}`),
      'job/pom.xml': pom('g:job:1', parent('g:root:1') + imports('g:bom:1') + USES_MANAGED_FLINK),
    };
    assert.equal(flinkVersion(texts, 'job'), '1.19.0 (pom.xml:3)');
  });

  it('that are not in the workspace are named', () => {
    const texts = { 'pom.xml': pom('g:job:1', imports('com.acme:platform-bom:12') + USES_MANAGED_FLINK) };
    assert.equal(
      flinkVersion(texts),
      'unknown: The version of flink-core comes from com.acme:platform-bom:12, which is not in the workspace',
    );
  });

  it('may import each other', () => {
    const texts = {
      'pom.xml': pom(
        'g:root:1',
        `<modules><module>a</module><module>b</module></modules>${imports('g:a:1')}${USES_MANAGED_FLINK}`,
      ),
      'a/pom.xml': pom('g:a:1', imports('g:b:1')),
      'b/pom.xml': pom('g:b:1', imports('g:a:1')),
    };
    assert.equal(flinkVersion(texts), 'unknown: No version of flink-core is written');
  });
});

function pom(coordinates: string, body: string): string {
  const [group, artifact, version] = coordinates.split(':');
  return `<project>
<groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>
${body}
</project>`;
}

function parent(coordinates: string, relativePath?: string): string {
  const [group, artifact, version] = coordinates.split(':');
  const path = relativePath === undefined ? '' : `<relativePath>${relativePath}</relativePath>`;
  return `<parent><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${path}</parent>`;
}

function imports(coordinates: string): string {
  const [group, artifact, version] = coordinates.split(':');
  return `<dependencyManagement><dependencies><dependency>
    <groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>
    <type>pom</type><scope>import</scope>
  </dependency></dependencies></dependencyManagement>`;
}
