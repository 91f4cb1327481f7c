/** A test, written for a data class, that fails as soon as Flink does not take the class for a POJO any more. */
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { type Message, message } from '../base/message';
import { emptyRange, type TextRange, touches } from '../base/text-range';
import type { FileEdit } from '../finding/finding';
import { isAtLeast } from '../flink/flink-version';
import { type ClassModel, canonicalName, simpleName } from '../java/class-model';
import { besideDependency } from '../rules/build-dependency';
import { TypeCosts } from '../typeinfo/type-costs';

export interface PojoTest {
  readonly title: Message;
  readonly edits: readonly FileEdit[];
}

/** In flink-test-utils since 1.16. */
const POJO_TEST_UTILS = 'org.apache.flink.types.PojoTestUtils';
const MAIN = '/src/main/java/';

/** For the class whose name is at the place, if it reaches a stream or a state, is a POJO and has no such test yet. */
export function pojoTestAt(workspace: Workspace, file: SourceText, range: TextRange): PojoTest | null {
  const project = workspace.projectOf(file);
  const { flinkVersion } = project;
  const model = project.classesOf(file).find(({ place }) => place && touches(place.nameRange, range.start));
  const type = model && project.reachedClass(model.name)?.type;
  if (!model || type?.kind !== 'pojo' || !flinkVersion || !isAtLeast(flinkVersion, 1, 16) || file.test) {
    return null;
  }
  const name = `${simpleName(model.name).replaceAll('.', '')}SerializerTest`;
  const path = testPath(file, name);
  if (path === null || workspace.file(path) || model.local || !isReachable(model, project)) {
    return null;
  }
  const text = testText(name, model, new TypeCosts().of(type) === 'own', project, workspace, file);
  const test = {
    file: path,
    creates: true as const,
    edits: [{ range: emptyRange({ line: 0, column: 0 }), newText: text }],
  };
  const utils = testUtils(project);
  return { title: titleOf(name, utils), edits: utils.edit ? [utils.edit, test] : [test] };
}

/** flink-test-utils, which brings JUnit 4 and 5 along (poms of 1.17.2, 1.20.5 and 2.2.1). */
const TEST_UTILS = { artifact: 'flink-test-utils', forTests: true };
/** Released with Flink itself, so that their version is Flink's. */
const OF_FLINK = /^flink-(?:streaming-java|clients|core|runtime|connector-base|connector-datagen)$/;

interface TestUtils {
  readonly isMissing: boolean;
  /** What adds them to the module's own build; null where they are there, or no line of the build can be repeated. */
  readonly edit: FileEdit | null;
}

function testUtils(project: ProjectAnalysis): TestUtils {
  const { dependencies, buildFile } = project.model;
  if (dependencies.some(({ artifact }) => artifact === TEST_UTILS.artifact)) {
    return { isMissing: false, edit: null };
  }
  const other = dependencies.find(
    ({ artifact, file, version, forTests }) =>
      OF_FLINK.test(artifact) && file === buildFile && version !== null && !forTests,
  );
  const text = other && project.buildText(other.file);
  return { isMissing: true, edit: other && text ? besideDependency(other, text, TEST_UTILS) : null };
}

/** Beside the tests of the module; null where the sources do not lie as Maven and Gradle want them. */
function testPath({ path }: SourceText, name: string): string | null {
  const at = path.lastIndexOf(MAIN);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return at < 0 ? null : `${folder.slice(0, at)}/src/test/java/${folder.slice(at + MAIN.length)}${name}.java`;
}

/** True where a class of the same package can name it: Flink takes no private class for a POJO. */
function isReachable({ keywords, enclosing }: ClassModel, project: ProjectAnalysis): boolean {
  const outer = enclosing === null ? null : project.findClass(enclosing);
  return !keywords.has('private') && (enclosing === null || (outer !== null && isReachable(outer, project)));
}

/** What the build must have for it, and lacks, is added or said. */
function titleOf(name: string, { isMissing, edit }: TestUtils): Message {
  return edit
    ? message('Generate {0} with PojoTestUtils, and add flink-test-utils to the build', name)
    : isMissing
      ? message('Generate {0} with PojoTestUtils (needs org.apache.flink:flink-test-utils in scope test)', name)
      : message('Generate {0} with PojoTestUtils', name);
}

function testText(
  name: string,
  model: ClassModel,
  withoutKryo: boolean,
  project: ProjectAnalysis,
  workspace: Workspace,
  { lines }: SourceText,
): string {
  const { end, indent } = { end: lines.lineEnd, indent: /^\t/m.test(lines.text) ? '\t' : '    ' };
  const unit = canonicalName(model.name);
  const packageName = packageOf(model, project);
  const check = withoutKryo ? 'assertSerializedAsPojoWithoutKryo' : 'assertSerializedAsPojo';
  const shown = packageName === '' ? unit : unit.slice(packageName.length + 1);
  const isOld = usesJUnit4(project, workspace);
  const test = isOld ? 'org.junit.Test' : 'org.junit.jupiter.api.Test';
  return [
    ...(packageName === '' ? [] : [`package ${packageName};`, '']),
    ...[`import ${POJO_TEST_UTILS};`, `import ${test};`],
    '',
    `${isOld ? 'public ' : ''}class ${name} {`,
    `${indent}@Test`,
    `${indent}${isOld ? 'public ' : ''}void flinkSerializesItAsAPojo() {`,
    `${indent}${indent}PojoTestUtils.${check}(${shown}.class);`,
    `${indent}}`,
    '}',
    '',
  ].join(end);
}

function packageOf({ name, enclosing }: ClassModel, project: ProjectAnalysis): string {
  const outer = enclosing === null ? null : project.findClass(enclosing);
  return outer ? packageOf(outer, project) : name.slice(0, Math.max(name.lastIndexOf('.'), 0));
}

/** By the project's other tests, or else by its build; JUnit 5 where neither tells. */
function usesJUnit4(project: ProjectAnalysis, workspace: Workspace): boolean {
  const { dependencies, root } = project.model;
  const tests = workspace.input.files.filter((file) => file.test && file.project === root).map(({ text }) => text);
  const has = (pattern: RegExp) => tests.some((text) => pattern.test(text));
  if (has(/\bimport org\.junit\.jupiter\./) || dependencies.some(({ artifact }) => /^junit-jupiter/.test(artifact))) {
    return false;
  }
  return has(/\bimport org\.junit\.(?:Test|Assert)\b/) || dependencies.some(({ artifact }) => artifact === 'junit');
}
