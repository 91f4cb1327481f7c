/** The Java files of a workspace, and which of them declares a class. */
import type { CompilationUnit, TypeDeclaration } from './ast';
import { type LocalClass, localClassesOf } from './local-classes';
import type { SourceScan } from './source-scan';

/** A Java file of the workspace; its tree is read when something asks for it. */
export interface SourceFile {
  readonly path: string;
  /** The folder of the build (Maven module, Gradle project) the file belongs to; the workspace's root where there is none. */
  readonly project: string;
  /** True for sources that only tests use. */
  readonly test: boolean;
  readonly scan: SourceScan;
  /** The file's declarations; null when it is too large or nested too deep to be read. */
  unit(): CompilationUnit | null;
}

/** A type declaration with the file it stands in. */
export interface DeclaredType {
  readonly file: SourceFile;
  readonly unit: CompilationUnit;
  readonly declaration: TypeDeclaration;
  readonly binaryName: string;
  /** The declarations around it, outermost first. */
  readonly around: readonly TypeDeclaration[];
  /** For each of `around`, and for itself at the end: where a local or anonymous class stands; null for members. */
  readonly places: readonly (LocalClass | null)[];
}

/**
 * The files as one project sees them. A class that several projects declare is the project's own, or else unknown:
 * repositories of examples declare the same names again and again.
 */
export class SourceSet {
  private readonly byName = new Map<string, DeclaredType | null>();
  private readonly locals = new Map<TypeDeclaration, ReadonlyMap<string, LocalClass>>();

  constructor(
    private readonly files: SourceLookup,
    readonly project: string,
  ) {}

  /** The declaration of a class by its binary name; null when no file or more than one declares it. */
  find(binaryName: string): DeclaredType | null {
    let found = this.byName.get(binaryName);
    if (found === undefined) {
      found = this.search(binaryName);
      this.byName.set(binaryName, found);
    }
    return found;
  }

  /** The files of this project in which something extends or implements a class of this simple name, perhaps. */
  extending(name: string): readonly SourceFile[] {
    return this.files.extending(name).filter((file) => file.project === this.project);
  }

  private search(binaryName: string): DeclaredType | null {
    const dot = binaryName.lastIndexOf('.');
    const packageName = dot < 0 ? '' : binaryName.slice(0, dot);
    const [top = '', ...nested] = binaryName.slice(dot + 1).split('$');
    const candidates = this.files.declaring(packageName, top);
    const own = candidates.filter((file) => file.project === this.project);
    const declared = (own.length > 0 ? own : candidates).flatMap(
      (file) => this.declarationIn(file, binaryName, top, nested) ?? [],
    );
    const main = declared.filter((type) => !type.file.test);
    const choice = main.length > 0 ? main : declared;
    return choice.length === 1 ? (choice[0] ?? null) : null;
  }

  private declarationIn(
    file: SourceFile,
    binaryName: string,
    top: string,
    nested: readonly string[],
  ): DeclaredType | null {
    const unit = file.unit();
    let declaration = unit?.types.find((type) => type.name === top);
    const around: TypeDeclaration[] = [];
    const places: (LocalClass | null)[] = [null];
    for (const name of nested) {
      if (!declaration) {
        return null;
      }
      around.push(declaration);
      const local = /^\d/.test(name) ? (this.localsOf(declaration).get(name) ?? null) : null;
      places.push(local);
      declaration = local ? local.declaration : declaration.types.find((type) => type.name === name);
    }
    return unit && declaration ? { file, unit, declaration, binaryName, around, places } : null;
  }

  private localsOf(outer: TypeDeclaration): ReadonlyMap<string, LocalClass> {
    let locals = this.locals.get(outer);
    if (!locals) {
      locals = localClassesOf(outer);
      this.locals.set(outer, locals);
    }
    return locals;
  }
}

/** Every class that a file declares, nested ones behind the one they stand in; none for a file that cannot be read. */
export function* declaredTypes(file: SourceFile): Iterable<DeclaredType> {
  const unit = file.unit();
  for (const declaration of unit?.types ?? []) {
    const binaryName = unit?.package ? `${unit.package}.${declaration.name}` : declaration.name;
    if (unit) {
      yield* withNested({ file, unit, declaration, binaryName, around: [], places: [null] });
    }
  }
}

function* withNested(type: DeclaredType): Iterable<DeclaredType> {
  yield type;
  for (const declaration of type.declaration.types) {
    const binaryName = `${type.binaryName}$${declaration.name}`;
    const around = [...type.around, type.declaration];
    yield* withNested({ ...type, declaration, binaryName, around, places: [...type.places, null] });
  }
}

/** Finds files by what they declare. */
export type SourceLookup = Pick<SourceIndex, 'declaring' | 'extending'>;

/** An index in which some files read otherwise: they still declare the same top-level classes. */
export function withChanged(index: SourceLookup, changed: ReadonlyMap<string, SourceFile>): SourceLookup {
  const asChanged = (files: readonly SourceFile[]) => files.map((file) => changed.get(file.path) ?? file);
  return {
    declaring: (packageName, name) => asChanged(index.declaring(packageName, name)),
    extending: (name) => asChanged(index.extending(name)),
  };
}

/** All files by the package and the names they declare. */
export class SourceIndex {
  private readonly byTopName = new Map<string, SourceFile[]>();
  private readonly byExtendedName = new Map<string, SourceFile[]>();
  private byPath: ReadonlyMap<string, SourceFile> | undefined;

  constructor(readonly files: readonly SourceFile[]) {
    for (const file of files) {
      for (const name of file.scan.declaredNames) {
        add(this.byTopName, `${file.scan.package}.${name}`, file);
      }
      for (const name of file.scan.extendedNames) {
        add(this.byExtendedName, name, file);
      }
    }
  }

  /** The file with a path; null when there is none. */
  file(path: string): SourceFile | null {
    this.byPath ??= new Map(this.files.map((file) => [file.path, file]));
    return this.byPath.get(path) ?? null;
  }

  /** The files of a package in which the name is declared, perhaps. */
  declaring(packageName: string, name: string): readonly SourceFile[] {
    return this.byTopName.get(`${packageName}.${name}`) ?? [];
  }

  /** The files in which something extends or implements a class of this simple name, perhaps. */
  extending(name: string): readonly SourceFile[] {
    return this.byExtendedName.get(name) ?? [];
  }
}

function add(files: Map<string, SourceFile[]>, key: string, file: SourceFile): void {
  const known = files.get(key);
  if (known) {
    known.push(file);
  } else {
    files.set(key, [file]);
  }
}
