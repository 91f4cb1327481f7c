/** A class of one module that only jobs of other modules reach. */
import assert from 'node:assert/strict';
import { buildWorkspace } from '../../server/src/analysis/build-workspace';
import { checkFile } from '../../server/src/analysis/check-file';
import { DEFAULT_SETTINGS } from '../../server/src/analysis/settings';
import type { Workspace } from '../../server/src/analysis/workspace';
import { notCancellable } from '../../server/src/base/cancellation';
import { sayInEnglish } from '../../server/src/base/message';
import { isBuildFile } from '../../server/src/project/read-project';
import { javaParser } from '../fixture/java-parser';

type Files = Readonly<Record<string, string>>;

const PARENT = `<project><groupId>g</groupId><artifactId>p</artifactId><version>1</version><packaging>pom</packaging>
  <modules><module>common</module><module>job</module><module>other</module></modules></project>`;

const FLINK = (version: string) =>
  `<dependency><groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>${version}</version></dependency>`;

const COMMON = '<dependency><groupId>g</groupId><artifactId>common</artifactId><version>1</version></dependency>';

const pom = (name: string, ...dependencies: string[]) =>
  `<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent>
  <artifactId>${name}</artifactId><dependencies>${dependencies.join('\n')}</dependencies></project>`;

const EVENT = 'common/src/main/java/x/Event.java';
const JOB = 'job/src/main/java/x/Job.java';

const job = (name: string, statements: string) => `package x;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
public class ${name} {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    ${statements}
    env.execute();
  }
}`;

const USES_EVENT = 'env.fromElements("a").map(line -> new Event()).uid("events").print();';

/** A class without a setter, used by the job of another module alone. */
const FILES: Files = {
  'pom.xml': PARENT,
  'common/pom.xml': pom('common'),
  [EVENT]: 'package x;\npublic class Event { private String id; public String getId() { return id; } }',
  'job/pom.xml': pom('job', FLINK('1.20.3'), COMMON),
  [JOB]: job('Job', USES_EVENT),
};

const LISTS = 'package x;\npublic class Event { public java.util.List<String> parts; }';

async function open(files: Files, previous?: Workspace): Promise<Workspace> {
  const { parse } = await javaParser();
  const texts = (wanted: (path: string) => boolean) =>
    new Map(Object.entries(files).flatMap(([path, text]) => (wanted(path) ? [[`/w/${path}`, text] as const] : [])));
  const same = previous && [...texts(isBuildFile)].every(([path, text]) => previous.input.builds.get(path) === text);
  const builds = same ? previous.input.builds : texts(isBuildFile);
  const configuration = previous?.input.configuration ?? new Map();
  const java = texts((path) => path.endsWith('.java'));
  return buildWorkspace('/w', { java, builds, configuration, unread: [] }, DEFAULT_SETTINGS, () => parse, previous);
}

/** The findings of a file alone, as an editor asks for them. */
function findingsIn(workspace: Workspace, path: string) {
  const file = workspace.file(`/w/${path}`);
  assert.ok(file);
  return checkFile(workspace, file, notCancellable).filter(({ rule }) => /^(?:not-a-pojo|kryo-field)$/.test(rule));
}

async function said(files: Files): Promise<string[]> {
  return findingsIn(await open(files), EVENT).map(({ rule, message }) => `${rule}: ${sayInEnglish(message)}`);
}

const NOT_A_POJO = "not-a-pojo: Event is not a POJO, Kryo serializes it: field 'id' is not public and has no setter.";

describe('a class that jobs of another module reach', () => {
  it('is judged by what they make of it, with their version of Flink, and the way leads to them', async () => {
    const [finding, ...others] = findingsIn(await open(FILES), EVENT);
    assert.ok(finding && others.length === 0);
    assert.deepEqual([finding.rule, finding.place.file, finding.flinkVersion], ['not-a-pojo', `/w/${EVENT}`, '1.20.3']);
    assert.deepEqual(
      finding.related.map(({ file, message }) => `${file}: ${sayInEnglish(message)}`),
      [`/w/${JOB}: Event flows from map 'events' to print (Job.java:7).`],
    );
  });

  it('is judged over a module between them', async () => {
    const files = {
      ...FILES,
      'pom.xml': PARENT.replace('<module>other</module>', '<module>between</module>'),
      'between/pom.xml': pom('between', COMMON),
      'job/pom.xml': pom('job', FLINK('1.20.3'), COMMON.replace('common', 'between')),
    };
    assert.deepEqual(await said(files), [NOT_A_POJO]);
  });

  it('is judged in builds of Gradle, where the module is named by its path', async () => {
    const gradle = (how: string) => ({
      'settings.gradle': "include ':common', ':job'",
      'common/build.gradle': '',
      'job/build.gradle': `dependencies { implementation 'org.apache.flink:flink-streaming-java:1.20.3'\n ${how} }`,
      [EVENT]: FILES[EVENT] ?? '',
      [JOB]: FILES[JOB] ?? '',
    });
    assert.deepEqual(await said(gradle("implementation project(':common')")), [NOT_A_POJO]);
    assert.deepEqual(await said(gradle("api(project(path: ':common'))")), [NOT_A_POJO]);
    assert.deepEqual(await said(gradle('implementation projects.common')), [NOT_A_POJO]);
    assert.deepEqual(await said(gradle("testImplementation project(':common')")), []);
  });

  it('is one finding where several modules reach it', async () => {
    const files = {
      ...FILES,
      'other/pom.xml': pom('other', FLINK('2.1.0'), COMMON),
      'other/src/main/java/x/Other.java': job('Other', USES_EVENT),
    };
    assert.deepEqual(await said(files), [NOT_A_POJO]);
  });

  it('says for which version it holds, where another module has one for which it does not', async () => {
    const files = {
      ...FILES,
      [EVENT]: LISTS,
      'other/pom.xml': pom('other', FLINK('2.1.0'), COMMON),
      'other/src/main/java/x/Other.java': job('Other', USES_EVENT),
    };
    assert.deepEqual(await said(files), [
      'kryo-field: Event.parts goes through Kryo: List<String> is native only from Flink 2.0 on. So with Flink 1.20.3, not with 2.1.0.',
    ]);
    assert.deepEqual(await said({ ...files, [JOB]: job('Job', '') }), []);
  });

  it('keeps the findings of its own module, which are found once', async () => {
    const files = {
      ...FILES,
      'common/pom.xml': pom('common', FLINK('1.20.3')),
      'common/src/main/java/x/Own.java': job('Own', USES_EVENT),
    };
    assert.deepEqual(await said(files), [NOT_A_POJO]);
  });
});

describe('a class stays silent', () => {
  it('where the module of the job is not built with its module', async () => {
    assert.deepEqual(await said({ ...FILES, 'job/pom.xml': pom('job', FLINK('1.20.3')) }), []);
  });

  it('where the module of the job asks for another version of it', async () => {
    const older = COMMON.replace('<version>1<', '<version>0.9<');
    assert.deepEqual(await said({ ...FILES, 'job/pom.xml': pom('job', FLINK('1.20.3'), older) }), []);
  });

  it('where only tests of the other module use it', async () => {
    const { [JOB]: text = '', ...others } = FILES;
    assert.deepEqual(await said({ ...others, 'job/src/test/java/x/Job.java': text }), []);
    const forTests = COMMON.replace('</dependency>', '<scope>test</scope></dependency>');
    assert.deepEqual(await said({ ...FILES, 'job/pom.xml': pom('job', FLINK('1.20.3'), forTests) }), []);
  });

  it('where the other module means a class of its own', async () => {
    const own = 'package x;\npublic class Event { public String id; private int n; }';
    assert.deepEqual(await said({ ...FILES, 'job/src/main/java/x/Event.java': own }), []);
  });

  it('where the other module gives serializers to classes', async () => {
    const serializers = 'class Options { String KEY = "pipeline.serialization-config"; }';
    assert.deepEqual(await said({ ...FILES, [EVENT]: LISTS, 'job/src/main/java/x/Options.java': serializers }), []);
  });

  it('where modules are built with each other in a circle and no job uses it', async () => {
    const files = { ...FILES, 'common/pom.xml': pom('common', COMMON.replace('common', 'job')), [JOB]: job('Job', '') };
    assert.deepEqual(await said(files), []);
  });
});

describe('after an edit', () => {
  it('of the job, the class of the other module has the findings that follow from it', async () => {
    const first = await open(FILES);
    assert.equal(findingsIn(first, EVENT).length, 1);
    const without = await open({ ...FILES, [JOB]: job('Job', 'env.fromElements("a").print();') }, first);
    assert.equal(findingsIn(without, EVENT).length, 0);
    assert.equal(findingsIn(await open(FILES, without), EVENT).length, 1);
  });

  it('of the class, it is judged anew by a job that did not change', async () => {
    const first = await open(FILES);
    assert.equal(findingsIn(first, EVENT).length, 1);
    const mended = 'package x;\npublic class Event { public String id; }';
    const second = await open({ ...FILES, [EVENT]: mended }, first);
    assert.equal(findingsIn(second, EVENT).length, 0);
    assert.equal(findingsIn(await open(FILES, second), EVENT).length, 1);
  });

  it('jobs that do not name it are not read for its findings', async () => {
    const files = { ...FILES, 'job/src/main/java/x/Far.java': job('Far', 'env.fromElements("a").print();') };
    const workspace = await open(files);
    const far = workspace.file('/w/job/src/main/java/x/Far.java');
    assert.ok(far);
    let isRead = false;
    far.unit = () => {
      isRead = true;
      return null;
    };
    assert.equal(findingsIn(workspace, EVENT).length, 1);
    assert.equal(isRead, false);
  });
});
