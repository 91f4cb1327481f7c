/**
 * What the code of a project shows: its programs, and the types that reach Flink. To judge one file, the files that depend
 * on it are enough; only when many are asked about is the whole project read.
 */
import type { Steps } from '../base/giving-way';
import type { FlinkVersion } from '../flink/flink-version';
import type { MethodDeclaration } from '../java/ast';
import { type ClassModel, simpleName } from '../java/class-model';
import type { ReachedClass, ReachedField } from '../rules/rule';
import type { ProjectCode } from '../topology/interpreter/project-code';
import type { Job } from '../topology/job';
import {
  byFile,
  type Followed,
  followEntries,
  followingEntries,
  isMain,
  mayHoldEntries,
  programsOf,
} from '../topology/project-programs';
import type { ReachedType } from '../topology/reached/reached-type';
import { type DeclaredContext, type ShownType, typesDeclared } from '../topology/reached/types-declared';
import { typesInJob } from '../topology/reached/types-in-job';
import type { JobProgram } from '../topology/transformation';
import { dependentsOf } from './affected-files';
import type { MentionIndex } from './mention-index';
import { fieldsReachedByAny, reachedByAny } from './reached-across-modules';
import { ReachedEvidence } from './reached-evidence';
import type { SourceText } from './source-text';
import { toldClasses } from './told-classes';

/** After so many files, what is asked about is taken to be the whole project. */
const FEW_FILES = 8;

export interface EvidenceContext {
  readonly files: readonly SourceText[];
  readonly mentions: MentionIndex;
  readonly code: ProjectCode;
  jobOf(program: JobProgram): Job;
  readonly declared: DeclaredContext;
  readonly flinkVersion: FlinkVersion | null;
  /** Of the modules that are built with this one, and may run its code and use its classes. */
  dependents(): readonly ProjectEvidence[];
}

/** The files of a project in which something may reach what is asked about, and those of the projects built with it. */
interface View {
  readonly files: readonly SourceText[];
  readonly beyond: readonly { readonly evidence: ProjectEvidence; readonly files: readonly SourceText[] }[];
}

/** What one snapshot leaves to the next. */
export interface KeptEvidence {
  readonly entries: readonly Followed[];
  /** The types that programs of these entries bring. */
  readonly inJobs: ReadonlyMap<JobProgram, readonly ReachedType[]>;
  /** The types that declarations in a file show. */
  readonly declared: ReadonlyMap<SourceText, readonly ShownType[]>;
}

export const NOTHING_KEPT: KeptEvidence = { entries: [], inJobs: new Map(), declared: new Map() };

/** What is known of files whose paths are not among these. */
export function keptOutside({ entries, inJobs, declared }: KeptEvidence, affected: ReadonlySet<string>): KeptEvidence {
  return {
    entries: entries.filter(({ file }) => !affected.has(file.path)),
    inJobs: new Map([...inJobs].filter(([{ entryPlace }]) => !affected.has(entryPlace.file))),
    declared: new Map([...declared].filter(([{ path }]) => !affected.has(path))),
  };
}

export class ProjectEvidence {
  private readonly entries: Map<MethodDeclaration, Followed>;
  private readonly inJobs: Map<JobProgram, readonly ReachedType[]>;
  private readonly declared: Map<SourceText, readonly ShownType[]>;
  private readonly programs = new Map<SourceText, readonly JobProgram[]>();
  private readonly scopes = new Map<SourceText, readonly SourceText[]>();
  private readonly views = new Map<SourceText, View>();
  private wholeView: View | undefined;
  private readonly followed = new Map<readonly SourceText[], readonly JobProgram[]>();
  private readonly reached = new Map<readonly SourceText[], ReachedEvidence>();
  private readonly byPath: ReadonlyMap<string, SourceText>;
  private reachedPaths: ReadonlySet<string> | undefined;

  /** @param kept what an earlier snapshot knew of files that nothing has changed for */
  constructor(
    private readonly context: EvidenceContext,
    kept: KeptEvidence,
  ) {
    this.entries = new Map(kept.entries.map((one) => [one.entry.method, one]));
    this.inJobs = new Map(kept.inJobs);
    this.declared = new Map(kept.declared);
    this.byPath = new Map(context.files.map((file) => [file.path, file]));
  }

  /** The programs of all the project's entries. */
  get jobPrograms(): readonly JobProgram[] {
    return this.follow(this.context.files);
  }

  /** The entries that were given up before anything of a job was seen, among those that were followed; without tests. */
  get givenUp(): readonly Followed[] {
    return [...this.entries.values()].filter(({ givenUp, file }) => givenUp && !file.test);
  }

  /** The programs of the entries in some files of the project. @param files with all that depend on them */
  programsAmong(files: readonly SourceText[]): readonly JobProgram[] {
    return this.follow(files);
  }

  /** Follows one entry after the other, so that what asks for their programs afterwards need not. */
  *following(files = this.context.files): Steps<void> {
    if (!this.followed.has(files)) {
      for (const file of files.filter(mayHoldEntries)) {
        file.unit();
        yield;
      }
      for (const one of followingEntries(files, this.context.code, (method) => this.entries.get(method))) {
        this.entries.set(one.entry.method, one);
        yield;
      }
    }
  }

  /** Works out, job by job, what may reach the classes of a file; null for all that reaches Flink. */
  *reaching(file: SourceText | null): Steps<void> {
    for (const module of file ? this.modules : [this]) {
      yield* module.reachingIn(file ? module.viewOf(file) : module.whole);
    }
  }

  private *reachingIn(view: View): Steps<void> {
    if (!this.reached.has(view.files)) {
      yield* this.following(view.files);
      for (const program of this.followedForTypes(view)) {
        this.typesOf(program);
        yield;
      }
      for (const file of view.files.filter(({ test }) => !test)) {
        this.shownIn(file);
        yield;
      }
      for (const { evidence, files } of view.beyond) {
        yield* evidence.following(files);
      }
      this.reachedFrom(view);
    }
  }

  /** The programs that have an operator, a uid or their environment in a file. */
  programsOf(file: SourceText): readonly JobProgram[] {
    if (!this.programs.has(file)) {
      this.follow(this.scopeOf(file));
    }
    return this.programs.get(file) ?? [];
  }

  /** All types that are known to reach Flink. */
  get all(): readonly ReachedType[] {
    return this.reachedFrom(this.whole).types;
  }

  /** The types that the code in a file brings, by each job that leads to it. */
  reachedIn(file: SourceText): readonly ReachedType[] {
    return this.reachedFrom(this.viewOf(file)).in(file.path);
  }

  /** How a class reaches Flink; null when no code shows that it does. */
  reachedClass(model: ClassModel): ReachedClass | null {
    return reachedByAny(this.evidenceOf(model).flatMap((each) => each.ofClass(model.name) ?? []));
  }

  /** The fields that a class gives to POJOs which reach Flink, where Kryo gets them. */
  fieldsReached(model: ClassModel): readonly ReachedField[] {
    return fieldsReachedByAny(this.evidenceOf(model).map((each) => each.fieldsIn(model.name)));
  }

  /** True for a file that declares a class which reaches Flink; nothing is parsed that no job depends on. */
  declaresReached(file: SourceText): boolean {
    const view = this.viewOf(file);
    if (view === this.whole) {
      this.reachedPaths ??= this.pathsReached();
      return this.reachedPaths.has(file.path);
    }
    return this.modules.some((module) => {
      const part = module.viewOf(file);
      return (
        part.files.some(({ scan }) => scan.mentionsFlink) &&
        [...module.reachedFrom(part).names()].some((name) => module.placeOf(name) === file.path)
      );
    });
  }

  private pathsReached(): ReadonlySet<string> {
    return new Set(
      this.modules.flatMap((module) =>
        Array.from(module.reachedFrom(module.whole).names()).flatMap((name) => module.placeOf(name) ?? []),
      ),
    );
  }

  private placeOf(className: string): string | undefined {
    return this.context.code.classes.find(className)?.place?.file;
  }

  /** What the next snapshot may take over when the files with these paths are affected by a change. */
  outside(affected: ReadonlySet<string>): KeptEvidence {
    const { inJobs, declared } = this;
    return keptOutside({ entries: [...this.entries.values()], inJobs, declared }, affected);
  }

  /** This one first. */
  private get modules(): readonly ProjectEvidence[] {
    return [this, ...this.context.dependents()];
  }

  /** What each module's jobs show, this one's first; those to which the name means another class are left out. */
  private evidenceOf({ name, place }: ClassModel): ReachedEvidence[] {
    const file = place && this.byPath.get(place.file);
    return file
      ? this.modules
          .filter((module) => module === this || module.placeOf(name) === file.path)
          .map((module) => module.reachedFrom(module.viewOf(file)))
      : [this.reachedFrom(this.whole)];
  }

  private get whole(): View {
    const { files, dependents } = this.context;
    this.wholeView ??= {
      files,
      beyond: dependents().map((evidence) => ({ evidence, files: evidence.context.files })),
    };
    return this.wholeView;
  }

  /** What may reach a file's classes. @param file of this project, or of one it is built with */
  private viewOf(file: SourceText): View {
    let view = this.views.get(file);
    if (!view) {
      const { files, mentions, dependents } = this.context;
      let using: ReturnType<typeof dependentsOf> | undefined;
      const usersOf = () => {
        using = using === undefined ? dependentsOf([file], mentions) : using;
        return using;
      };
      const own = this.scopeOf(file, usersOf);
      view =
        own === files
          ? this.whole
          : {
              files: own,
              beyond: dependents().map((evidence) => ({ evidence, files: evidence.scopeOf(file, usersOf) })),
            };
      this.views.set(file, view);
    }
    return view;
  }

  /** @param usersOf all files of the workspace that depend on the file; null when that may be any */
  private scopeOf(
    file: SourceText,
    usersOf = () => dependentsOf([file], this.context.mentions),
  ): readonly SourceText[] {
    const { files } = this.context;
    if (this.followed.has(files) || this.scopes.size >= FEW_FILES) {
      return files;
    }
    let scope = this.scopes.get(file);
    if (!scope) {
      const users = usersOf();
      scope = users ? files.filter((other) => users.has(other)) : files;
      this.scopes.set(file, scope);
    }
    return scope;
  }

  /** Follows the entries of files, with which all come that depend on them. */
  private follow(files: readonly SourceText[]): readonly JobProgram[] {
    let programs = this.followed.get(files);
    if (!programs) {
      const followed = followEntries(files, this.context.code, (method) => this.entries.get(method));
      for (const one of followed) {
        this.entries.set(one.entry.method, one);
      }
      programs = programsOf(followed);
      this.followed.set(files, programs);
      const found = byFile(programs);
      for (const file of files) {
        if (!this.programs.has(file)) {
          this.programs.set(file, found.get(file.path) ?? []);
        }
      }
    }
    return programs;
  }

  /** What the programs and the declarations of files bring, tests left out. */
  private reachedFrom(view: View): ReachedEvidence {
    const { files } = view;
    let evidence = this.reached.get(files);
    if (!evidence) {
      const types = [
        ...this.followedForTypes(view).flatMap((program) => this.typesOf(program)),
        ...this.declaredIn(view),
      ];
      // also of what an earlier snapshot extracted
      this.context.declared.noteGaps(types.map(({ information }) => information));
      evidence = new ReachedEvidence(types, this.context.code.classes, this.context.flinkVersion);
      this.reached.set(files, evidence);
    }
    return evidence;
  }

  private followedForTypes({ files }: View): JobProgram[] {
    return this.follow(files).filter(({ entryPlace }) => this.byPath.get(entryPlace.file)?.test !== true);
  }

  private typesOf(program: JobProgram): readonly ReachedType[] {
    let types = this.inJobs.get(program);
    if (!types) {
      types = typesInJob(this.context.jobOf(program));
      this.inJobs.set(program, types);
    }
    return types;
  }

  /**
   * Streams that come into a method only count where no `main` leads to it, of whatever module, whose graph would show
   * what they are, and of classes that no code tells the type of.
   */
  private declaredIn({ files, beyond }: View): ReachedType[] {
    const shown = files.filter(({ test }) => !test).flatMap((file) => this.shownIn(file));
    const comesIn = shown.some(({ into }) => into !== null);
    const led = comesIn ? [this.ledByMains(), ...beyond.map((each) => each.evidence.ledByMainsIn(each.files))] : [];
    const all = comesIn ? [...files, ...beyond.flatMap((each) => each.files)] : [];
    const told = toldClasses(all.filter(({ test }) => !test));
    return shown
      .filter(({ into, reached: { information } }) => {
        const { type } = information;
        const isTold = type.kind === 'class' && told.has(simpleName(type.name));
        return into === null || !(isTold || led.some((methods) => methods.has(into)));
      })
      .map(({ reached }) => reached);
  }

  private ledByMainsIn(files: readonly SourceText[]): ReadonlySet<MethodDeclaration> {
    this.follow(files);
    return this.ledByMains();
  }

  /** The methods that some `main`, as far as they are followed, leads to. */
  private ledByMains(): ReadonlySet<MethodDeclaration> {
    const mains = [...this.entries.values()].filter(({ entry }) => isMain(entry.method));
    return new Set(mains.flatMap(({ visited }) => [...visited]));
  }

  private shownIn(file: SourceText): readonly ShownType[] {
    let shown = this.declared.get(file);
    if (!shown) {
      shown = typesDeclared(file, this.context.declared);
      this.declared.set(file, shown);
    }
    return shown;
  }
}
