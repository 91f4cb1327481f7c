/** What is known of one project: its classes, what reaches streams and states, what its files' code does. */

import { applyEdits } from '../base/text-edit';
import type { FileEdit, Incomplete } from '../finding/finding';
import { type FlinkVersion, parseFlinkVersion } from '../flink/flink-version';
import type { CompilationUnit, Expression } from '../java/ast';
import { SourceClassPool } from '../java/build-classes';
import type { ClassModel, ClassPool, JavaType } from '../java/class-model';
import { ExpressionTypes, type MethodOf } from '../java/expression-types/expression-types';
import { LibraryClasses } from '../java/library/library-classes';
import {
  declaredTypes,
  type SourceFile,
  type SourceIndex,
  type SourceLookup,
  SourceSet,
  withChanged,
} from '../java/source-set';
import { lacksFlinkAvro } from '../project/flink-avro';
import type { FlinkSettings } from '../project/flink-configuration/flink-settings';
import type { ProjectModel } from '../project/project-model';
import type { FileFacts, ProjectFacts, ReachedClass, ReachedField, TypesOfProject } from '../rules/rule';
import { buildJob } from '../topology/build-job';
import { configurationKeys } from '../topology/configuration-keys';
import { legacyKafkaUses } from '../topology/connector-uses';
import type { ElementTypeContext } from '../topology/element-types/element-types';
import { TypeValues } from '../topology/element-types/type-values';
import { ProjectCode } from '../topology/interpreter/project-code';
import type { Job } from '../topology/job';
import { type JobSettings, jobSettings } from '../topology/job-settings';
import type { ReachedType } from '../topology/reached/reached-type';
import { functionsIn } from '../topology/state/functions-in-file';
import type { StateCode } from '../topology/state/registrations';
import type { JobProgram } from '../topology/transformation';
import { createTypeExtractor, type TypeExtractor } from '../typeinfo/extract';
import type { TypeInformation } from '../typeinfo/type-information';
import type { ClassPathClasses } from './class-path-classes';
import { ClassPathGaps } from './class-path-gaps';
import { entriesGivenUp } from './entries-given-up';
import { lombokConfigOf } from './lombok-config-of';
import type { MentionIndex } from './mention-index';
import { OutsideClasses } from './outside-classes';
import { type KeptEvidence, ProjectEvidence } from './project-evidence';
import { givesSerializersByClass, SourceText } from './source-text';

/** What the TypeExtractor looks for to tell whether flink-avro and flink-hadoop-compatibility are there. */
const AVRO_TYPE_INFO = 'org.apache.flink.formats.avro.typeutils.AvroTypeInfo';
const WRITABLE_TYPE_INFO = 'org.apache.flink.api.java.typeutils.WritableTypeInfo';

/** Facts are worked out when a rule asks, and kept as long as the snapshot lives. */
export class ProjectAnalysis implements ProjectFacts {
  readonly flinkVersion: FlinkVersion | null;
  private readonly outside: OutsideClasses;
  private readonly classes: SourceClassPool;
  private readonly library: LibraryClasses;
  private readonly extractor: TypeExtractor;
  private readonly extractorsOfVersions = new Map<string, TypeExtractor>();
  private readonly files: readonly SourceText[];
  private jobList: readonly Job[] | undefined;
  private readonly jobsOfPrograms = new Map<JobProgram, Job>();
  private readonly functions = new Map<SourceText, readonly StateCode[]>();
  private evidenceSoFar: ProjectEvidence | undefined;
  private serializers: boolean | undefined;
  private typesOfExpressions: ExpressionTypes | undefined;
  private elementTypes: ElementTypeContext | undefined;
  private codeSoFar: ProjectCode | undefined;
  private readonly gaps: ClassPathGaps;

  constructor(
    readonly model: ProjectModel,
    private readonly index: SourceIndex,
    files: readonly SourceText[],
    flinkVersion: string | null,
    readonly uidConvention: string | null,
    private readonly configuration: ReadonlyMap<string, string>,
    private readonly classPath: ClassPathClasses | null,
    private readonly flinkSettings: FlinkSettings,
    private readonly mentionIndex: MentionIndex,
    /** The modules that are built with this one. */
    private readonly dependents: () => readonly ProjectAnalysis[],
    private readonly kept: KeptEvidence,
    private readonly builds: ReadonlyMap<string, string>,
  ) {
    this.flinkVersion = flinkVersion === null ? model.flinkVersion : parseFlinkVersion(flinkVersion);
    this.files = files;
    this.outside = new OutsideClasses(classPath, this.flinkVersion);
    this.gaps = new ClassPathGaps(model, index, classPath);
    this.classes = this.classesOfSources(index);
    this.library = new LibraryClasses(
      this.flinkVersion ? `${this.flinkVersion.major}.${this.flinkVersion.minor}` : '1.20',
    );
    // local classes and anonymous ones are found by their expressions
    this.extractor = this.extractorFor(this.classes, this.flinkVersion, {
      find: (name) => this.expressionTypes.findWhole(name),
    });
  }

  factsOf(file: SourceText): FileFacts {
    return {
      file,
      lines: file.lines,
      flinkVersion: this.flinkVersion,
      programs: this.programsOf(file),
      classes: this.classesOf(file),
      legacyKafka: legacyKafkaUses(file, this.classes),
      functions: this.functionsOf(file),
      configurationKeys: configurationKeys(file),
      changes: [],
      revision: null,
      ranBefore: () => false,
      project: this,
    };
  }

  private functionsOf(file: SourceText): readonly StateCode[] {
    let functions = this.functions.get(file);
    if (!functions) {
      functions = file.test ? [] : functionsIn(file, this.code, new TypeValues(this.elementTypeContext));
      this.functions.set(file, functions);
      for (const { descriptor } of functions.flatMap(({ registrations }) => registrations)) {
        this.gaps.note([descriptor?.keyType, descriptor?.type]);
      }
    }
    return functions;
  }

  /** All types that are known to reach Flink. */
  get reached(): readonly ReachedType[] {
    return this.evidence.all;
  }

  reachedIn(file: SourceFile): readonly ReachedType[] {
    return file instanceof SourceText ? this.evidence.reachedIn(file) : [];
  }

  reachedClass(binaryName: string): ReachedClass | null {
    const model = this.classes.find(binaryName);
    return model && this.evidence.reachedClass(model);
  }

  fieldsReached(binaryName: string): readonly ReachedField[] {
    const model = this.classes.find(binaryName);
    return model ? this.evidence.fieldsReached(model) : [];
  }

  /** True for a file that declares a class which reaches Flink. */
  declaresReachedClass(file: SourceText): boolean {
    return this.evidence.declaresReached(file);
  }

  typeInformation(type: JavaType): TypeInformation {
    return this.extractor.extractType(type);
  }

  factsOfClass(binaryName: string): FileFacts | null {
    const path = this.classes.find(binaryName)?.place?.file;
    const file = path === undefined ? null : this.index.file(path);
    return file instanceof SourceText && file.project === this.model.root ? this.factsOf(file) : null;
  }

  hasText(pattern: RegExp): boolean {
    return [this, ...this.dependents()].some(({ files }) => files.some(({ text }) => pattern.test(text)));
  }

  typesIfEdited(edits: readonly FileEdit[]): TypesOfProject {
    const changed = new Map(
      edits.flatMap(({ file, edits: changes }): [string, SourceText][] => {
        const source = this.index.file(file);
        return source instanceof SourceText ? [[file, source.withText(applyEdits(source.text, changes))]] : [];
      }),
    );
    const classes = this.classesOfSources(withChanged(this.index, changed));
    const extractor = this.extractorFor(classes);
    return {
      typeInformation: (type) => extractor.extractType(type),
      findClass: (name) => classes.find(name),
    };
  }

  private classesOfSources(sources: SourceLookup): SourceClassPool {
    return new SourceClassPool(
      new SourceSet(sources, this.model.root),
      ({ path }) => lombokConfigOf(path, this.configuration),
      this.outside,
      this.outside.known,
    );
  }

  /** What another version of Flink would make of a type, with the same class path. */
  typeInformationIn(version: FlinkVersion, type: JavaType): TypeInformation {
    let extractor = this.extractorsOfVersions.get(version.text);
    if (!extractor) {
      extractor = this.extractorFor(this.classes, version);
      this.extractorsOfVersions.set(version.text, extractor);
    }
    return extractor.extractType(type);
  }

  private extractorFor(
    classes: SourceClassPool,
    version = this.flinkVersion,
    pool: ClassPool = classes,
  ): TypeExtractor {
    const { sources, names } = classes;
    const { classPath } = this;
    const lacks = lacksFlinkAvro(this.model);
    // a dependency that is not written may still come with another one: only its presence is known
    const has = (artifact: string) => this.model.dependencies.some((dependency) => dependency.artifact === artifact);
    return createTypeExtractor({
      pool,
      library: { find: (name) => this.library.find(name) },
      version,
      get flinkAvro() {
        return has('flink-avro') || (classPath?.has(AVRO_TYPE_INFO) ?? (lacks ? false : null));
      },
      get hadoopCompatibility() {
        return has('flink-hadoop-compatibility') || (classPath?.has(WRITABLE_TYPE_INFO) ?? null);
      },
      code: { sources, names },
    });
  }

  typeOfExpression(expression: Expression, unit: CompilationUnit): JavaType {
    return this.expressionTypes.typeOf(expression, unit);
  }

  hasSupertype(type: JavaType, className: string): boolean {
    return this.asSuper(type, className) !== null;
  }

  asSuper(type: JavaType, className: string): JavaType | null {
    return this.expressionTypes.asSuper(type, className);
  }

  methodOf(expression: Expression, unit: CompilationUnit): MethodOf | null {
    return this.expressionTypes.methodOf(expression, unit);
  }

  fileAt(path: string): SourceText | null {
    const file = this.index.file(path);
    return file instanceof SourceText ? file : null;
  }

  filesWith(pattern: RegExp): readonly SourceText[] {
    return this.index.files.filter((file) => file instanceof SourceText).filter(({ text }) => pattern.test(text));
  }

  buildText(path: string): string | null {
    return this.builds.get(path) ?? null;
  }

  programsIn(file: SourceFile): readonly JobProgram[] {
    return file instanceof SourceText ? this.programsOf(file) : [];
  }

  private get expressionTypes(): ExpressionTypes {
    this.typesOfExpressions ??= new ExpressionTypes(this.classes, this.library);
    return this.typesOfExpressions;
  }

  findClass(binaryName: string): ClassModel | null {
    return this.classes.find(binaryName);
  }

  get givesSerializersByClass(): boolean {
    this.serializers ??=
      this.files.some((file) => file.givesSerializersByClass) ||
      [...this.configuration.values()].some(givesSerializersByClass);
    return this.serializers;
  }

  settingsOf(program: JobProgram): JobSettings {
    return jobSettings(program, this.flinkSettings, this.flinkVersion);
  }

  /** The stream programs of the project's own entries. */
  get jobPrograms(): readonly JobProgram[] {
    return this.evidence.jobPrograms;
  }

  /** The jobs that the project's entries build, as Flink would build them. */
  get jobs(): readonly Job[] {
    this.jobList ??= this.jobsOfEntries(this.jobPrograms);
    return this.jobList;
  }

  /** The same of the entries in some files of the project alone. @param files with all that depend on them */
  jobsAmong(files: readonly SourceText[]): readonly Job[] {
    return this.jobsOfEntries(this.evidence.programsAmong(files));
  }

  private jobsOfEntries(programs: readonly JobProgram[]): readonly Job[] {
    return programs
      .filter(({ environment, transformations }) => environment !== null && transformations.length > 0)
      .map((program) => this.jobOf(program));
  }

  jobOf(program: JobProgram): Job {
    let job = this.jobsOfPrograms.get(program);
    if (!job) {
      job = this.buildJob(program);
      this.jobsOfPrograms.set(program, job);
    }
    return job;
  }

  private buildJob(program: JobProgram): Job {
    const { flinkVersion, classes: pool, extractor: types } = this;
    const settings = jobSettings(program, this.flinkSettings, flinkVersion);
    const job = buildJob(program, {
      flinkVersion,
      pool,
      types,
      settings,
      elementTypes: this.elementTypeContext,
    });
    for (const { outputType, keyType, states } of job.operators) {
      this.gaps.note([outputType, keyType, ...states.flatMap((state) => [state.keyType, state.type])]);
    }
    return job;
  }

  private get code(): ProjectCode {
    this.codeSoFar ??= new ProjectCode(this.classes, this.expressionTypes, (path, { range }) => {
      const file = this.index.file(path);
      return file instanceof SourceText ? file.lines.slice(range) : '';
    });
    return this.codeSoFar;
  }

  private get elementTypeContext(): ElementTypeContext {
    if (!this.elementTypes) {
      const { classes, expressionTypes: expressions, flinkVersion: version, index, code } = this;
      this.elementTypes = {
        extractor: this.extractor,
        expressions,
        classes,
        version,
        unitOf: (path) => index.file(path)?.unit() ?? null,
        hasSubclasses: (name) => code.subclasses.of(name).length > 0,
      };
    }
    return this.elementTypes;
  }

  /** What the code shows, step by step for those who cannot wait: see `ahead.ts`. */
  get evidence(): ProjectEvidence {
    if (!this.evidenceSoFar) {
      const { files, mentionIndex: mentions, code } = this;
      const jobOf = (program: JobProgram) => this.jobOf(program);
      const noteGaps = (types: readonly TypeInformation[]) => this.gaps.note(types);
      const declared = { classes: this.classes, extractor: this.extractor, noteGaps };
      // where serializers are given to classes elsewhere, it is not known what Flink makes of one
      const dependents = () => this.dependents().flatMap((each) => (each.givesSerializersByClass ? [] : each.evidence));
      const { flinkVersion } = this;
      this.evidenceSoFar = new ProjectEvidence(
        { files, mentions, code, jobOf, declared, flinkVersion, dependents },
        this.kept,
      );
    }
    return this.evidenceSoFar;
  }

  /** What the next snapshot may take over when the files with these paths are affected by a change. */
  evidenceOutside(affected: ReadonlySet<string>): KeptEvidence {
    return this.evidence.outside(affected);
  }

  private programsOf(file: SourceText): readonly JobProgram[] {
    return this.evidence.programsOf(file);
  }

  /**
   * What is missing of the class path, when the types that were asked for needed more than is known; null when they did
   * not, or when none was asked for.
   */
  get classPathGap(): Incomplete | null {
    return this.gaps.first;
  }

  /** What took too long to follow, among what was followed so far; null where all was followed. */
  get entriesGap(): Incomplete | null {
    return entriesGivenUp(this.evidence.givenUp);
  }

  /** What the class path lacks for a type that is unknown; null for other types, and for what no class path could tell. */
  whyUnknown(type: TypeInformation): Incomplete | null {
    return this.gaps.whyUnknown(type);
  }

  /** Why a class that is not known was not found. */
  whyNotFound(className: string): Incomplete {
    return this.gaps.whyNotFound(className);
  }

  /** The member classes of a class that only Lombok makes, such as a builder. */
  generatedMembers(binaryName: string): readonly ClassModel[] {
    return this.classes.generatedMembers(binaryName);
  }

  /** The classes that a file declares. */
  classesOf(file: SourceText): ClassModel[] {
    return [...declaredTypes(file)].flatMap(({ binaryName }) => {
      const model = this.classes.find(binaryName);
      return model?.place?.file === file.path ? [model] : [];
    });
  }
}
