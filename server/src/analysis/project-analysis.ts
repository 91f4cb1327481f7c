/** What is known of one project: its classes, what reaches streams and states, what its files' code does. */

import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { type FlinkVersion, parseFlinkVersion } from '../flink/flink-version';
import type { Expression } from '../java/ast';
import { SourceClassPool } from '../java/build-classes';
import type { ClassModel, ClassPool, JavaType } from '../java/class-model';
import { readLombokConfig } from '../java/lombok/lombok-config';
import { declaredTypes, type SourceIndex, SourceSet } from '../java/source-set';
import { lacksFlinkAvro } from '../project/flink-avro';
import type { FlinkSettings } from '../project/flink-configuration/flink-settings';
import type { ProjectModel } from '../project/project-model';
import type { FileFacts, ProjectFacts, ReachedClass, ReachedField } from '../rules/rule';
import { buildJob } from '../topology/build-job';
import { configurationKeys } from '../topology/configuration-keys';
import { legacyKafkaUses } from '../topology/connector-uses';
import { ClassCodes } from '../topology/interpreter/class-code';
import { Subclasses } from '../topology/interpreter/subclasses';
import type { Job } from '../topology/job';
import { type JobSettings, jobSettings } from '../topology/job-settings';
import { producedByReference } from '../topology/operators';
import { byFile, type Followed, followEntries, type KnownEntries, programsOf } from '../topology/project-programs';
import { type ReachedType, reachedTypes } from '../topology/reached-types';
import { type FunctionCode, functionsIn } from '../topology/state/functions-in-file';
import type { JobProgram, Transformation } from '../topology/transformation';
import { createTypeExtractor, type TypeExtractor } from '../typeinfo/extract';
import { isJdkClass } from '../typeinfo/known-classes';
import { nodesOf } from '../typeinfo/tree';
import type { TypeInformation } from '../typeinfo/type-information';
import type { ClassPathClasses } from './class-path-classes';
import { kryoFields } from './kryo-fields';
import { OutsideClasses } from './outside-classes';
import type { SourceText } from './source-text';

/** What the TypeExtractor looks for to tell whether flink-avro and flink-hadoop-compatibility are there. */
const AVRO_TYPE_INFO = 'org.apache.flink.formats.avro.typeutils.AvroTypeInfo';
const WRITABLE_TYPE_INFO = 'org.apache.flink.api.java.typeutils.WritableTypeInfo';

/** The texts of the files `lombok.config` in the folders around a source, the nearest first. */
function lombokConfigsAround(path: string, configuration: ReadonlyMap<string, string>): string[] {
  const texts: string[] = [];
  for (let at = path.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : path.lastIndexOf('/', at - 1)) {
    const text = configuration.get(`${path.slice(0, at)}/lombok.config`);
    if (text !== undefined) {
      texts.push(text);
    }
  }
  return texts;
}

/** The class that a type is unknown for: one of other libraries, that a class path could have. */
function unresolvedName({ kind, reasons }: TypeInformation): string | null {
  const names = kind === 'unknown' ? reasons.map(({ code, member }) => (code === 'unresolved' ? member : null)) : [];
  return names.find((name) => name !== null && /^[\w$.]+$/.test(name) && name !== 'var' && !isJdkClass(name)) ?? null;
}

/** Facts are worked out when a rule asks, and kept as long as the snapshot lives. */
export class ProjectAnalysis implements ProjectFacts {
  readonly flinkVersion: FlinkVersion | null;
  private readonly outside: OutsideClasses;
  private readonly classes: SourceClassPool;
  private readonly extractor: TypeExtractor;
  private readonly files: readonly SourceText[];
  private programs: ReadonlyMap<string, readonly JobProgram[]> | undefined;
  private followed: readonly Followed[] | undefined;
  private jobList: readonly Job[] | undefined;
  private jobProgramList: readonly JobProgram[] | undefined;
  private readonly functions = new Map<SourceText, readonly FunctionCode[]>();
  private reachedList: readonly ReachedType[] | undefined;
  private reachedClasses: ReadonlyMap<string, ReachedClass> | undefined;
  private reachedFields: ReadonlyMap<string, readonly ReachedField[]> | undefined;
  private reachedFiles: ReadonlySet<string> | undefined;
  private genericTypes: boolean | undefined;
  private serializers: boolean | undefined;
  private gap: Incomplete | null = null;

  constructor(
    readonly model: ProjectModel,
    private readonly index: SourceIndex,
    files: readonly SourceText[],
    flinkVersion: string | null,
    private readonly configuration: ReadonlyMap<string, string>,
    private readonly classPath: ClassPathClasses | null,
    private readonly flinkSettings: FlinkSettings,
    /** What the snapshot before knew of entries whose code means the same still. */
    private readonly kept: readonly Followed[],
  ) {
    this.flinkVersion = flinkVersion === null ? model.flinkVersion : parseFlinkVersion(flinkVersion);
    this.files = files;
    this.outside = new OutsideClasses(classPath, this.flinkVersion);
    this.classes = new SourceClassPool(
      new SourceSet(index, model.root),
      ({ path }) => readLombokConfig(lombokConfigsAround(path, configuration)),
      this.outside,
      this.outside.known,
    );
    this.extractor = this.extractorFor(this.classes);
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
      project: this,
    };
  }

  private functionsOf(file: SourceText): readonly FunctionCode[] {
    let functions = this.functions.get(file);
    if (!functions) {
      functions = file.test ? [] : functionsIn(file, this.classes, this.extractor);
      this.functions.set(file, functions);
    }
    return functions;
  }

  get reached(): readonly ReachedType[] {
    this.reachedList ??= this.files
      .filter((file) => !file.test)
      .flatMap((file) => reachedTypes(file, this.programsOf(file), this.classes));
    return this.reachedList;
  }

  reachedClass(binaryName: string): ReachedClass | null {
    this.reachedClasses ??= this.classesReached();
    return this.reachedClasses.get(binaryName) ?? null;
  }

  fieldsReached(binaryName: string): readonly ReachedField[] {
    this.reachedFields ??= kryoFields(this, this.files);
    return this.reachedFields.get(binaryName) ?? [];
  }

  /** The files that declare a class which reaches a stream or a state. */
  get filesReached(): ReadonlySet<string> {
    this.reachedFiles ??= new Set(this.reachedNames().flatMap((name) => this.classes.find(name)?.place?.file ?? []));
    return this.reachedFiles;
  }

  private reachedNames(): string[] {
    this.reachedClasses ??= this.classesReached();
    this.reachedFields ??= kryoFields(this, this.files);
    return [...this.reachedClasses.keys(), ...this.reachedFields.keys()];
  }

  typeInformation(type: JavaType): TypeInformation {
    return this.extractor.extractType(type);
  }

  typeInformationIf(model: ClassModel): TypeInformation {
    const pool: ClassPool = { find: (name) => (name === model.name ? model : this.classes.find(name)) };
    return this.extractorFor(pool).extractClass(model.name);
  }

  private extractorFor(pool: ClassPool): TypeExtractor {
    const { sources, names } = this.classes;
    const { classPath } = this;
    const lacks = lacksFlinkAvro(this.model);
    // a dependency that is not written may still come with another one: only its presence is known
    const has = (artifact: string) => this.model.dependencies.some((dependency) => dependency.artifact === artifact);
    return createTypeExtractor({
      pool,
      version: this.flinkVersion,
      get flinkAvro() {
        return has('flink-avro') || (classPath?.has(AVRO_TYPE_INFO) ?? (lacks ? false : null));
      },
      get hadoopCompatibility() {
        return has('flink-hadoop-compatibility') || (classPath?.has(WRITABLE_TYPE_INFO) ?? null);
      },
      code: { sources, names },
    });
  }

  findClass(binaryName: string): ClassModel | null {
    return this.classes.find(binaryName);
  }

  get decidesGenericTypes(): boolean {
    const decides = (text: string) =>
      /\b(disable|enable)GenericTypes\b|\bGENERIC_TYPES\b|pipeline\.generic-types/.test(text);
    this.genericTypes ??=
      this.files.some(({ text }) => decides(text)) || [...this.configuration.values()].some(decides);
    return this.genericTypes;
  }

  get givesSerializersByClass(): boolean {
    const gives = (text: string) =>
      /\bSERIALIZATION_CONFIG\b|pipeline\.serialization-config|\.registerFactory\(/.test(text);
    this.serializers ??= this.files.some(({ text }) => gives(text)) || [...this.configuration.values()].some(gives);
    return this.serializers;
  }

  settingsOf(program: JobProgram): JobSettings {
    return jobSettings(program, this.flinkSettings, this.flinkVersion);
  }

  /** The stream programs of the project's own entries. */
  get jobPrograms(): readonly JobProgram[] {
    this.jobProgramList ??= programsOf(this.followedEntries);
    return this.jobProgramList;
  }

  /** The jobs that the project's entries build, as Flink would build them. */
  get jobs(): readonly Job[] {
    this.jobList ??= this.jobPrograms
      .filter(({ environment, transformations }) => environment !== null && transformations.length > 0)
      .map((program) => this.jobOf(program));
    return this.jobList;
  }

  private jobOf(program: JobProgram): Job {
    const { flinkVersion, classes: pool, extractor: types } = this;
    const settings = jobSettings(program, this.flinkSettings, flinkVersion);
    return buildJob(program, { flinkVersion, pool, types, settings, elementTypes: { outputOf: () => null, keyOf: () => null } });
  }

  private get followedEntries(): readonly Followed[] {
    if (!this.followed) {
      const subclasses = new Subclasses(this.classes, new ClassCodes(this.classes));
      const textAt = new Map(this.index.files.map((file) => [file.path, file as SourceText]));
      const code = {
        classes: this.classes,
        subclasses: (name: string) => subclasses.of(name),
        textOf: (path: string, { range }: Expression) => textAt.get(path)?.lines.slice(range) ?? '',
      };
      this.followed = followEntries(this.files, code, this.knownEntries());
    }
    return this.followed;
  }

  private knownEntries(): KnownEntries {
    const known = new Map(this.kept.map((one) => [one.entry.method, one]));
    return (method) => known.get(method);
  }

  /** What the next snapshot may take over when these files are affected by a change. */
  entriesOutside(affected: ReadonlySet<string>): readonly Followed[] {
    return (this.followed ?? this.kept).filter(({ file }) => !affected.has(file.path));
  }

  producedByReference(operator: Transformation): JavaType | null {
    return producedByReference(operator, this.classes);
  }

  private programsOf(file: SourceText): readonly JobProgram[] {
    this.programs ??= byFile(this.jobPrograms);
    return this.programs.get(file.path) ?? [];
  }

  /**
   * What is missing of the class path, when the types that were asked for needed more than is known; null when they did
   * not, or when none was asked for.
   */
  get classPathGap(): Incomplete | null {
    return this.gap;
  }

  /** What the class path lacks for a type that is unknown; null for other types, and for what no class path could tell. */
  whyUnknown(type: TypeInformation): Incomplete | null {
    const name = unresolvedName(type);
    if (name === null) {
      return null;
    }
    const dot = name.lastIndexOf('.');
    const [top = ''] = name.slice(dot + 1).split('$');
    const isDeclared = this.index.declaring(name.slice(0, Math.max(dot, 0)), top).length > 0;
    return isDeclared ? null : this.whyNotFound(name);
  }

  /** Why a class that is not known was not found. */
  whyNotFound(className: string): Incomplete {
    const [missing] = this.classPath?.classPath.missing ?? [message('no class path is known here')];
    const why = missing ?? message('{0} is on no jar of the class path', className);
    return { what: 'classpath', why, path: this.model.buildFile ?? this.model.root };
  }

  private classesReached(): ReadonlyMap<string, ReachedClass> {
    const classes = new Map<string, ReachedClass>();
    for (const by of this.reached) {
      for (const type of nodesOf(this.typeInformation(by.type))) {
        this.gap ??= this.whyUnknown(type);
        const name = type.type.kind === 'class' ? type.type.name : null;
        const known = name === null ? undefined : classes.get(name);
        // a state weighs more than a stream: what Kryo wrote there stays
        if (name !== null && (!known || (known.by.by === 'stream' && by.by === 'state'))) {
          classes.set(name, { type, by });
        }
      }
    }
    return classes;
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
