/** The stream programs of a project: every entry that builds one, followed across methods and files. */
import type { MethodDeclaration } from '../java/ast';
import { type DeclaredType, declaredTypes, type SourceFile } from '../java/source-set';
import type { ClassCode } from './interpreter/class-code';
import { type Interpretation, interpret } from './interpreter/interpreter';
import type { ProjectCode } from './interpreter/project-code';
import type { Entry } from './interpreter/reader';
import { OF_A_JOB, OF_ANY_METHOD } from './interpreter/run';
import type { JobProgram } from './transformation';

/** What following one entry gave. */
export interface Followed extends Interpretation {
  readonly entry: Entry;
  readonly file: SourceFile;
}

/** What is known of an entry from before, where its code means the same still. */
export type KnownEntries = (method: MethodDeclaration) => Followed | undefined;

/**
 * Follows the files' entries: first every `main`, then methods that no `main` leads to, such as those that a framework or
 * a test calls. Of the latter it is not known what they are called with.
 */
export function followEntries(
  files: readonly SourceFile[],
  code: ProjectCode,
  known: KnownEntries = () => undefined,
): Followed[] {
  return [...followingEntries(files, code, known)];
}

/** The same one by one, as they are followed. */
export function* followingEntries(
  files: readonly SourceFile[],
  code: ProjectCode,
  known: KnownEntries,
): Generator<Followed> {
  const { codes } = code;
  const types = files.flatMap((file) => (mayHoldEntries(file) ? [...declaredTypes(file)] : []));
  // what tests call is followed from the tests only where nothing else does
  const visited = new Set<MethodDeclaration>();
  const follow = (type: DeclaredType, owner: ClassCode, method: MethodDeclaration): Followed => {
    const entry = { owner, method };
    const result: Followed = known(method) ?? {
      ...interpret(entry, code, mayBuildLate(method, type.file) ? OF_A_JOB : OF_ANY_METHOD),
      entry,
      file: type.file,
    };
    for (const each of result.visited) {
      visited.add(each);
    }
    return result;
  };
  const ownerOf = (type: DeclaredType) => {
    const owner = codes.of(type.binaryName);
    return owner?.declaration === type.declaration ? owner : codes.ofType(type);
  };
  for (const test of [false, true]) {
    const some = types.filter(({ file }) => file.test === test);
    for (const type of some) {
      for (const method of type.declaration.methods.filter(isMain)) {
        yield follow(type, ownerOf(type), method);
      }
    }
    for (const type of some.filter(({ file }) => file.scan.mentionsFlink)) {
      for (const method of type.declaration.methods) {
        if (method.body && !visited.has(method)) {
          yield follow(type, ownerOf(type), method);
        }
      }
    }
  }
}

/** The programs of entries; a method that another entry of the same kind of code leads to is none of its own. */
export function programsOf(followed: readonly Followed[]): JobProgram[] {
  const places = new Map(followed.map((one, i) => [one.entry.method, i]));
  const leading = new Map<MethodDeclaration, Followed[]>();
  for (const one of followed) {
    for (const method of one.visited) {
      if (method !== one.entry.method && places.has(method)) {
        leading.set(method, [...(leading.get(method) ?? []), one]);
      }
    }
  }
  const isPartOfAnother = (one: Followed, at: number) =>
    leading.get(one.entry.method)?.some(
      (other) =>
        (!other.file.test || one.file.test) &&
        // of two that lead to each other the first stays
        (!one.visited.has(other.entry.method) || (places.get(other.entry.method) ?? 0) < at),
    ) === true;
  return followed.filter((one, i) => !isPartOfAnother(one, i)).flatMap(({ programs }) => programs);
}

/** The programs by the files in which they have an operator, a uid or their environment. */
export function byFile(programs: readonly JobProgram[]): ReadonlyMap<string, readonly JobProgram[]> {
  const found = new Map<string, Set<JobProgram>>();
  const add = (file: string | undefined, program: JobProgram) => {
    if (file !== undefined) {
      found.set(file, (found.get(file) ?? new Set()).add(program));
    }
  };
  for (const program of programs) {
    add(program.environment?.file, program);
    for (const { file, uid } of program.transformations) {
      add(file, program);
      add(uid.place?.file, program);
    }
  }
  return new Map(Array.from(found, ([file, each]) => [file, [...each]]));
}

/** False for a file that no entry is looked for in: it need not be parsed. */
export function mayHoldEntries({ scan }: SourceFile): boolean {
  return scan.mentionsFlink || scan.declaresMain;
}

/** What runs much code before it makes its environment is a `main` or names the environment. */
function mayBuildLate(method: MethodDeclaration, { scan }: SourceFile): boolean {
  return isMain(method) || scan.capitalWords.includes('StreamExecutionEnvironment');
}

/** JLS 12.1.4. */
export function isMain({ name, modifiers, parameters, body }: MethodDeclaration): boolean {
  const { keywords } = modifiers;
  return (
    name === 'main' && body !== null && keywords.has('public') && keywords.has('static') && parameters.length === 1
  );
}
