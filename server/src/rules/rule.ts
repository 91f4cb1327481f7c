/** What a rule is: facts in, findings out. Rules read nothing else, and import no other rule. */
import type { Message } from '../base/message';
import type { TextLines } from '../base/text-lines';
import type { TextRange } from '../base/text-range';
import type { FileEdit, Fix, RelatedPlace, Severity } from '../finding/finding';
import type { FlinkVersion } from '../flink/flink-version';
import type { CompilationUnit, Expression } from '../java/ast';
import type { ClassModel, JavaType } from '../java/class-model';
import type { SourceFile } from '../java/source-set';
import type { SettingsSource } from '../project/flink-configuration/settings-source';
import type { ConfigurationKey } from '../topology/configuration-keys';
import type { LegacyKafkaUse } from '../topology/connector-uses';
import type { Job } from '../topology/job';
import type { JobSettings } from '../topology/job-settings';
import type { ReachedType } from '../topology/reached-types';
import type { FunctionCode } from '../topology/state/functions-in-file';
import type { JobProgram, Transformation } from '../topology/transformation';
import type { FieldInformation, TypeInformation } from '../typeinfo/type-information';

/** What is known of one file and the project around it. */
export interface FileFacts {
  readonly file: SourceFile;
  readonly lines: TextLines;
  /** Null when it is not known. */
  readonly flinkVersion: FlinkVersion | null;
  /** The programs that have an operator, a uid or their environment in this file. */
  readonly programs: readonly JobProgram[];
  /** The file's classes, nested ones included. */
  readonly classes: readonly ClassModel[];
  readonly legacyKafka: readonly LegacyKafkaUse[];
  /** The functions, sources, sinks and operators that the file declares, and what their code does with state. */
  readonly functions: readonly FunctionCode[];
  /** The keys that the file sets on Flink's `Configuration`. */
  readonly configurationKeys: readonly ConfigurationKey[];
  readonly project: ProjectFacts;
}

/** The classes of a project and what Flink makes of them. */
export interface TypesOfProject {
  /** What Flink makes of a type. */
  typeInformation(type: JavaType): TypeInformation;
  /** A class of the project or of what it uses; null when nothing knows it. */
  findClass(binaryName: string): ClassModel | null;
}

/** What is known of the project a file belongs to. */
export interface ProjectFacts extends TypesOfProject {
  /** The static type of an expression of a file; `unknown` where it cannot be told. */
  typeOfExpression(expression: Expression, unit: CompilationUnit): JavaType;
  /** True when a type is known to be a class, or one of its subclasses. */
  hasSupertype(type: JavaType, className: string): boolean;
  /** Every type that a file's code shows to reach a stream or a state. */
  reachedIn(file: SourceFile): readonly ReachedType[];
  /** The same by the class that must be serialized, fields and elements of reached types included. */
  reachedClass(binaryName: string): ReachedClass | null;
  /** The fields that this class gives to POJOs which reach a stream or a state, where Kryo gets them or a part of them. */
  fieldsReached(binaryName: string): readonly ReachedField[];
  /** True when some source of the project has the pattern: what a fix may look for before it changes a member. */
  hasText(pattern: RegExp): boolean;
  /** The types as they would be after some edits, which are read like any text: Lombok and factories included. */
  typesIfEdited(edits: readonly FileEdit[]): TypesOfProject;
  /** The type that a `map` is declared to produce, where its function is a reference to a method. */
  producedByReference(operator: Transformation): JavaType | null;
  /** The operators that Flink would make of a program; of one without an environment as far as its code shows. */
  jobOf(program: JobProgram): Job;
  /** How the team writes uids (`<what>-<kind>-v<N>`); null where it does not say. */
  readonly uidConvention: string | null;
  /** What a job's code and the files around it set. */
  settingsOf(program: JobProgram): JobSettings;
  /** True when something in the project already decides whether generic types are allowed. */
  readonly decidesGenericTypes: boolean;
  /** True when something in the project may give serializers to classes by their names (`pipeline.serialization-config`). */
  readonly givesSerializersByClass: boolean;
}

export interface ReachedClass {
  readonly type: TypeInformation;
  readonly by: ReachedType;
}

export interface ReachedField {
  readonly field: FieldInformation;
  readonly by: ReachedType;
}

/** What is known of one source of settings outside the Java code: a file may hold several. */
export interface ConfigurationFacts {
  readonly file: { readonly path: string };
  readonly lines: TextLines;
  readonly source: SettingsSource;
  /** What a deployment says, else that of the project the file belongs to; null when it is not known. */
  readonly flinkVersion: FlinkVersion | null;
}

/** A fault as a rule sees it; what is said of it and done about it is derived. */
export interface Detection<D> {
  readonly range: TextRange;
  readonly data: D;
  readonly related?: readonly RelatedPlace[];
  /** Where it weighs more or less than the rule usually does. */
  readonly severity?: Severity;
}

export interface Rule<D = unknown> {
  /** As in the contract; also the folder's name. */
  readonly id: string;
  /** A short sentence that names the fault. */
  readonly title: Message;
  readonly severity: Severity;
  /** The product's version that had it first. */
  readonly since: string;
  /** What its fixes are: `safe` ones change nothing about what the job does, its state or its data. */
  readonly fix: 'none' | 'safe' | 'unsafe';
  check(facts: FileFacts): Iterable<Detection<D>>;
  message(data: D): Message;
  fixes?(facts: FileFacts, detection: Detection<D>): readonly Fix[];
  /** What it finds outside the Java code; absent for rules about Java alone. */
  readonly inConfiguration?: ConfigurationCheck<D>;
}

/** The part of a rule that reads configuration, deployments and launches. */
export interface ConfigurationCheck<D> {
  check(facts: ConfigurationFacts): Iterable<Detection<D>>;
  fixes?(facts: ConfigurationFacts, detection: Detection<D>): readonly Fix[];
}

/** A rule of any kind of data: what the registry holds. */
export type AnyRule = Rule<unknown>;
