import assert from 'node:assert/strict';
import { sayInEnglish } from '../../server/src/base/message';
import type { ClassPath } from '../../server/src/project/class-path/class-path';
import { repositoryOfOptions, repositoryOfSettings } from '../../server/src/project/class-path/local-repository';
import { ClassPathFinder } from '../../server/src/project/class-path/project-class-path';
import { ProjectReader } from '../../server/src/project/read-project';

/** A repository with artifacts `name:version`, each with a jar and what stands in its pom. */
function repository(artifacts: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(artifacts).flatMap(([name, content]) => {
      const [artifact, version] = name.split(':');
      const path = `/repo/lib/${artifact}/${version}/${artifact}-${version}`;
      const own = `<groupId>lib</groupId><artifactId>${artifact}</artifactId><version>${version}</version>`;
      const pom: [string, string] = [`${path}.pom`, `<project>${own}${content}</project>`];
      return content.includes('<packaging>pom') ? [pom] : [pom, [`${path}.jar`, '']];
    }),
  );
}

const uses = (...dependencies: string[]) =>
  `<dependencies>${dependencies.map((text) => dependency(text)).join('')}</dependencies>`;

const manages = (...dependencies: string[]) => `<dependencyManagement>${uses(...dependencies)}</dependencyManagement>`;

/** `name:version`, then elements such as `<scope>test</scope>`. */
function dependency(text: string): string {
  const [, artifact, version, rest = ''] = /^([\w-]+)(?::([^<]+))?(<.*)?$/.exec(text) ?? [];
  const versioned = version ? `<version>${version}</version>` : '';
  return `<dependency><groupId>lib</groupId><artifactId>${artifact}</artifactId>${versioned}${rest}</dependency>`;
}

function classPathOf(
  builds: Readonly<Record<string, string>>,
  disk: ReadonlyMap<string, string>,
  at = '/w',
): ClassPath {
  const texts = new Map(Object.entries(builds));
  const files = {
    repository: '/repo',
    gradleCache: '/gradle',
    read: (path: string) => disk.get(path) ?? null,
    exists: (path: string) => disk.has(path),
    list: (folder: string) =>
      [...disk.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
    open: () => ({ find: () => null }),
  };
  const model = new ProjectReader('/w', { read: (path) => texts.get(path) ?? null }).read(at);
  assert.ok(model);
  return new ClassPathFinder(texts, files).of(model);
}

const pom = (content: string) => `<project><groupId>shop</groupId><artifactId>job</artifactId>${content}</project>`;

/** The class path of a module with one pom, jars by their file names. */
function jars(content: string, artifacts: Readonly<Record<string, string>>): string {
  const { entries, missing } = classPathOf({ '/w/pom.xml': pom(content) }, repository(artifacts));
  const names = entries.map((path) => path.replace(/^.*\/(.*)\.jar$/, '$1'));
  return [...names, ...missing.map((each) => `! ${sayInEnglish(each)}`)].join(' ');
}

describe('the class path of a Maven module', () => {
  it('has what the dependencies bring, breadth first', () => {
    const artifacts = { 'a:1': uses('b:1'), 'b:1': '', 'c:1': '' };
    assert.equal(jars(uses('a:1', 'c:1'), artifacts), 'a-1 c-1 b-1');
  });

  it('takes the nearest version', () => {
    const artifacts = {
      'a:1': uses('b:1'),
      'b:1': uses('c:1'),
      'c:1': '',
      'c:2': '',
      'd:1': uses('e:1'),
      'e:1': uses('c:2'),
    };
    assert.equal(jars(uses('a:1', 'd:1', 'c:2'), artifacts), 'a-1 d-1 c-2 b-1 e-1');
  });

  it('lets the management of the module rule over what is brought', () => {
    assert.equal(jars(manages('b:2') + uses('a:1'), { 'a:1': uses('b:1'), 'b:1': '', 'b:2': '' }), 'a-1 b-2');
  });

  it('follows properties, parents and imported BOMs', () => {
    const artifacts = {
      'a:1': `<parent><groupId>lib</groupId><artifactId>top</artifactId><version>1</version></parent>${uses('b')}`,
      'top:1': `<packaging>pom</packaging><properties><b>3</b></properties>${manages(`b:\${b}`)}`,
      'bom:1': `<packaging>pom</packaging>${manages('c:4')}`,
      'b:3': '',
      'c:4': '',
    };
    const bom = manages('bom:1<type>pom</type><scope>import</scope>');
    assert.equal(jars(bom + uses('a:1', 'c'), artifacts), 'a-1 c-4 b-3');
  });

  it('has what is provided or needed at run time, and of others neither what they test with nor what is optional', () => {
    const brings = uses(
      'b:1<scope>test</scope>',
      'c:1<scope>provided</scope>',
      'd:1<optional>true</optional>',
      'e:1<scope>runtime</scope>',
    );
    const artifacts = { 'a:1': brings, 'b:1': '', 'c:1': '', 'd:1': '', 'e:1': '' };
    const own = uses('a:1<scope>provided</scope>', 'b:1<scope>test</scope>');
    assert.equal(jars(own, artifacts), 'a-1 e-1');
  });

  it('leaves out what is excluded, however far away', () => {
    const exclusion =
      '<exclusions><exclusion><groupId>lib</groupId><artifactId>c</artifactId></exclusion></exclusions>';
    const artifacts = { 'a:1': uses('b:1'), 'b:1': uses('c:1', 'd:1'), 'c:1': '', 'd:1': '' };
    assert.equal(jars(uses(`a:1${exclusion}`), artifacts), 'a-1 b-1 d-1');
  });

  it('says what is missing', () => {
    assert.equal(jars(uses('a:1'), {}), '! lib:a:1 is in no local repository of Maven or Gradle');
    assert.equal(jars(uses('a'), {}), '! the version of lib:a is not known');
  });

  it('ends although artifacts bring each other', () => {
    assert.equal(jars(uses('a:1'), { 'a:1': uses('b:1'), 'b:1': uses('a:1') }), 'a-1 b-1');
  });

  it('never leaves the repository', () => {
    const { entries } = classPathOf({ '/w/pom.xml': pom(uses('a:../../../../etc')) }, new Map([['/etc/a', '']]));
    assert.deepEqual(entries, []);
  });

  it('has the output folders of the module and of the modules it uses', () => {
    const builds = {
      '/w/pom.xml': pom('<modules><module>model</module><module>job</module></modules>'),
      '/w/model/pom.xml': `<project><groupId>lib</groupId><artifactId>model</artifactId><version>1</version>${uses('a:1')}</project>`,
      '/w/job/pom.xml': pom(uses('model:1')),
    };
    const disk = repository({ 'a:1': '' }).set('/w/model/target/classes', '').set('/w/job/target/classes', '');
    assert.deepEqual(classPathOf(builds, disk, '/w/job'), {
      entries: ['/w/job/target/classes', '/w/model/target/classes', '/repo/lib/a/1/a-1.jar'],
      missing: [],
    });
  });
});

describe('the local Maven repository', () => {
  it('stands in settings and options', () => {
    const settings = (text: string) => `<settings><localRepository>${text}</localRepository></settings>`;
    assert.equal(repositoryOfSettings(settings(`\${user.home}/r`), '/home/me'), '/home/me/r');
    assert.equal(repositoryOfSettings(settings(`\${env.OTHER}/r`), '/home/me'), null);
    assert.equal(repositoryOfSettings('<settings/>', '/home/me'), null);
    assert.equal(repositoryOfOptions('-Xmx1g -Dmaven.repo.local="/a b/r" -q'), '/a b/r');
    assert.equal(repositoryOfOptions('-Xmx1g'), null);
  });
});
