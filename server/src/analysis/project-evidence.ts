/**
 * What the code of a project shows: its programs, and the types that reach streams and states. To judge one file, the files
 * that depend on it are enough; only when many are asked about is the whole project read.
 */
import type { MethodDeclaration } from '../java/ast';
import type { ClassModel, JavaType } from '../java/class-model';
import type { ReachedClass, ReachedField } from '../rules/rule';
import type { ProjectCode } from '../topology/interpreter/project-code';
import { byFile, type Followed, followEntries, programsOf } from '../topology/project-programs';
import { type ReachedType, reachedTypes } from '../topology/reached-types';
import type { JobProgram } from '../topology/transformation';
import { nodesOf } from '../typeinfo/tree';
import type { TypeInformation } from '../typeinfo/type-information';
import { dependentsOf } from './affected-files';
import { kryoFields } from './kryo-fields';
import type { MentionIndex } from './mention-index';
import type { SourceText } from './source-text';

/** After so many files, what is asked about is taken to be the whole project. */
const FEW_FILES = 8;

export interface EvidenceContext {
  readonly files: readonly SourceText[];
  readonly mentions: MentionIndex;
  readonly code: ProjectCode;
  typeInformation(type: JavaType): TypeInformation;
}

/** The types that a file's code shows to reach a stream or a state, and what Flink makes of each. */
export interface FileTypes {
  readonly reached: readonly (readonly [ReachedType, TypeInformation])[];
  /** By the class that must be serialized, fields and elements included; a state's before a stream's. */
  readonly classes: ReadonlyMap<string, ReachedClass>;
  /** The names of these classes, and of those they inherit fields from. */
  readonly names: ReadonlySet<string>;
}

/** What one snapshot leaves to the next. */
export interface KeptEvidence {
  readonly entries: readonly Followed[];
  readonly types: ReadonlyMap<SourceText, FileTypes>;
}

export const NOTHING_KEPT: KeptEvidence = { entries: [], types: new Map() };

/** What is known of files whose paths are not among these. */
export function keptOutside({ entries, types }: KeptEvidence, affected: ReadonlySet<string>): KeptEvidence {
  return {
    entries: entries.filter(({ file }) => !affected.has(file.path)),
    types: new Map([...types].filter(([{ path }]) => !affected.has(path))),
  };
}

export class ProjectEvidence {
  private readonly entries: Map<MethodDeclaration, Followed>;
  private readonly types: Map<SourceText, FileTypes>;
  private readonly programs = new Map<SourceText, readonly JobProgram[]>();
  private readonly scopes = new Map<SourceText, readonly SourceText[]>();
  private readonly fields = new Map<readonly SourceText[], ReturnType<typeof kryoFields>>();
  private all: readonly JobProgram[] | undefined;
  private reachedPaths: ReadonlySet<string> | undefined;
  private byPath: ReadonlyMap<string, SourceText> | undefined;
  private readonly classesIn = new Map<readonly SourceText[], ReadonlyMap<string, ReachedClass>>();

  /** @param kept what an earlier snapshot knew of files that nothing has changed for */
  constructor(
    private readonly context: EvidenceContext,
    kept: KeptEvidence,
  ) {
    this.entries = new Map(kept.entries.map((one) => [one.entry.method, one]));
    this.types = new Map(kept.types);
  }

  /** The programs of all the project's entries. */
  get jobPrograms(): readonly JobProgram[] {
    this.all ??= this.follow(this.context.files);
    return this.all;
  }

  /** The programs that have an operator, a uid or their environment in a file. */
  programsOf(file: SourceText): readonly JobProgram[] {
    if (!this.programs.has(file)) {
      this.follow(this.scopeOf(file));
    }
    return this.programs.get(file) ?? [];
  }

  /** The types that a file's code shows to reach a stream or a state. */
  typesIn(file: SourceText): FileTypes {
    let found = this.types.get(file);
    if (!found) {
      found = this.read(file);
      this.types.set(file, found);
    }
    return found;
  }

  /** How a class reaches a stream or a state; null when no code shows that it does. */
  reachedClass(model: ClassModel): ReachedClass | null {
    const files = this.filesThatSee(model);
    let classes = this.classesIn.get(files);
    if (!classes) {
      classes = merged(files.map((file) => this.typesIn(file).classes));
      this.classesIn.set(files, classes);
    }
    return classes.get(model.name) ?? null;
  }

  /** The fields that a class gives to POJOs which reach a stream or a state, where Kryo gets them. */
  fieldsReached(model: ClassModel): readonly ReachedField[] {
    const files = this.filesThatSee(model);
    let fields = this.fields.get(files);
    if (!fields) {
      const reached = files.flatMap((file) => this.typesIn(file).reached);
      fields = kryoFields(reached, files, (name) => this.context.code.classes.find(name));
      this.fields.set(files, fields);
    }
    return fields.get(model.name) ?? [];
  }

  /** True for a file that declares a class which reaches a stream or a state; nothing is parsed that no job depends on. */
  declaresReached(file: SourceText): boolean {
    const scope = this.scopeOf(file);
    if (scope === this.context.files) {
      this.reachedPaths ??= this.pathsReached();
      return this.reachedPaths.has(file.path);
    }
    return scope.some(
      (other) => other.scan.mentionsFlink && [...this.typesIn(other).names].some((name) => this.isIn(name, file)),
    );
  }

  private pathsReached(): ReadonlySet<string> {
    this.all ??= this.follow(this.context.files);
    const names = this.context.files.flatMap((file) => [...this.typesIn(file).names]);
    return new Set(names.flatMap((name) => this.context.code.classes.find(name)?.place?.file ?? []));
  }

  private isIn(className: string, file: SourceText): boolean {
    return this.context.code.classes.find(className)?.place?.file === file.path;
  }

  /** What the next snapshot may take over when the files with these paths are affected by a change. */
  outside(affected: ReadonlySet<string>): KeptEvidence {
    return keptOutside({ entries: [...this.entries.values()], types: this.types }, affected);
  }

  /** The files of the project in which something may reach the class, in their order. */
  private filesThatSee({ place }: ClassModel): readonly SourceText[] {
    this.byPath ??= new Map(this.context.files.map((file) => [file.path, file]));
    const file = place && this.byPath.get(place.file);
    const files = file ? this.scopeOf(file) : this.context.files;
    if (files === this.context.files) {
      this.all ??= this.follow(files);
    } else {
      this.follow(files);
    }
    return files;
  }

  private scopeOf(file: SourceText): readonly SourceText[] {
    const { files, mentions } = this.context;
    if (this.all || this.scopes.size >= FEW_FILES) {
      this.all ??= this.follow(files);
      return files;
    }
    let scope = this.scopes.get(file);
    if (!scope) {
      const dependents = dependentsOf([file], mentions);
      scope = dependents ? files.filter((other) => dependents.has(other)) : files;
      this.scopes.set(file, scope);
    }
    return scope;
  }

  /** Follows the entries of files, with which all come that depend on them. */
  private follow(files: readonly SourceText[]): readonly JobProgram[] {
    if (files !== this.context.files && files.every((file) => this.programs.has(file))) {
      return [];
    }
    const followed = followEntries(files, this.context.code, (method) => this.entries.get(method));
    for (const one of followed) {
      this.entries.set(one.entry.method, one);
    }
    const programs = programsOf(followed);
    const found = byFile(programs);
    for (const file of files) {
      if (!this.programs.has(file)) {
        this.programs.set(file, found.get(file.path) ?? []);
      }
    }
    return programs;
  }

  private read(file: SourceText): FileTypes {
    const pool = this.context.code.classes;
    const types = file.test ? [] : reachedTypes(file, this.programsOf(file), pool);
    const classes = new Map<string, ReachedClass>();
    const names = new Set<string>();
    const reached = types.map((by) => {
      const information = this.context.typeInformation(by.type);
      for (const type of nodesOf(information)) {
        const name = type.type.kind === 'class' ? type.type.name : null;
        if (name !== null) {
          keepHeaviest(classes, name, { type, by });
          names.add(name);
        }
        for (const { declaredIn } of type.fields) {
          names.add(declaredIn);
        }
      }
      return [by, information] as const;
    });
    return { reached, classes, names };
  }
}

/** By class the first of several pieces of evidence that weighs most. */
function merged(all: readonly ReadonlyMap<string, ReachedClass>[]): ReadonlyMap<string, ReachedClass> {
  const found = new Map<string, ReachedClass>();
  for (const classes of all) {
    for (const [name, reached] of classes) {
      keepHeaviest(found, name, reached);
    }
  }
  return found;
}

/** A state weighs more than a stream: what Kryo wrote there stays. */
function keepHeaviest(classes: Map<string, ReachedClass>, name: string, reached: ReachedClass): void {
  const known = classes.get(name);
  if (!known || (known.by.by === 'stream' && reached.by.by === 'state')) {
    classes.set(name, reached);
  }
}
