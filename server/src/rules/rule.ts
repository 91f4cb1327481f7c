/** What a rule is: facts in, findings out. Rules read nothing else, and import no other rule. */
import type { Message } from '../base/message';
import type { TextLines } from '../base/text-lines';
import type { TextRange } from '../base/text-range';
import type { Change } from '../compatibility/change';
import type { FileEdit, Fix, RelatedPlace, RevisionName, Severity } from '../finding/finding';
import type { FlinkVersion } from '../flink/flink-version';
import type { CompilationUnit, Expression } from '../java/ast';
import type { ClassModel, JavaType } from '../java/class-model';
import type { MethodOf } from '../java/expression-types/expression-types';
import type { SourceFile } from '../java/source-set';
import type { SettingsSource } from '../project/flink-configuration/settings-source';
import type { ProjectModel } from '../project/project-model';
import type { ConfigurationKey } from '../topology/configuration-keys';
import type { LegacyKafkaUse } from '../topology/connector-uses';
import type { Job } from '../topology/job';
import type { JobSettings } from '../topology/job-settings';
import type { ReachedPart, ReachedType } from '../topology/reached/reached-type';
import type { StateCode } from '../topology/state/registrations';
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
  readonly functions: readonly StateCode[];
  /** The keys that the file sets on Flink's `Configuration`. */
  readonly configurationKeys: readonly ConfigurationKey[];
  /** What changed against the baseline and stands in this file; empty where nothing is compared. */
  readonly changes: readonly Change[];
  /** The revision that `changes` are told against; null where it has no name. */
  readonly revision: RevisionName | null;
  /** True for an operator that a baseline has, too, which somebody has named: its job runs somewhere. */
  ranBefore(of: { readonly operator: Transformation; readonly program: JobProgram }): boolean;
  readonly project: ProjectFacts;
}

/** The classes of a project and what Flink makes of them. */
export interface TypesOfProject {
  /** What Flink makes of a type. */
  typeInformation(type: JavaType): TypeInformation;
  /** A class of the project or of what it uses; null when nothing knows it. */
  findClass(binaryName: string): ClassModel | null;
}

/** A file of the workspace with its text. */
export interface JavaText extends SourceFile {
  readonly lines: TextLines;
}

/** What is known of the project a file belongs to. */
export interface ProjectFacts extends TypesOfProject {
  /** What the project's build says. */
  readonly model: ProjectModel;
  /** The text of a file of the build; null when there is none with that path. */
  buildText(path: string): string | null;
  /** The workspace's file with a path; null when there is none. */
  fileAt(path: string): JavaText | null;
  /** The files of the workspace in whose text the pattern stands. */
  filesWith(pattern: RegExp): readonly JavaText[];
  /** The programs that have an operator, a uid or their environment in a file. */
  programsIn(file: SourceFile): readonly JobProgram[];
  /** The method that a call, a `new` or a method reference means; null when it is not known. */
  methodOf(expression: Expression, unit: CompilationUnit): MethodOf | null;
  /** A supertype of a type with its arguments; null when it has none of that class, or when it cannot be told. */
  asSuper(type: JavaType, className: string): JavaType | null;
  /** The static type of an expression of a file; `unknown` where it cannot be told. */
  typeOfExpression(expression: Expression, unit: CompilationUnit): JavaType;
  /** True when a type is known to be a class, or one of its subclasses. */
  hasSupertype(type: JavaType, className: string): boolean;
  /** The types that the code in a file brings to Flink, by each job that leads there; not what is only handed on. */
  reachedIn(file: SourceFile): readonly ReachedType[];
  /** How a class reaches Flink, within other types too, in jobs of modules built with this one too; null when no code shows that it does. */
  reachedClass(binaryName: string): ReachedClass | null;
  /** The fields that this class gives to POJOs which reach Flink, where Kryo gets them or a part of them. */
  fieldsReached(binaryName: string): readonly ReachedField[];
  /** The facts of the file that a class of the project is written in; null for every other class. */
  factsOfClass(binaryName: string): FileFacts | null;
  /** True when some source of the project, or of one built with it, has the pattern: what a fix may look for before it changes a member. */
  hasText(pattern: RegExp): boolean;
  /** The types as they would be after some edits, which are read like any text: Lombok and factories included. */
  typesIfEdited(edits: readonly FileEdit[]): TypesOfProject;
  /** The operators that Flink would make of a program; of one without an environment as far as its code shows. */
  jobOf(program: JobProgram): Job;
  /** How the team writes uids (`<what>-<kind>-v<N>`); null where it does not say. */
  readonly uidConvention: string | null;
  /** What a job's code and the files around it set. */
  settingsOf(program: JobProgram): JobSettings;
  /** True when something in the project may give serializers to classes by their names (`pipeline.serialization-config`). */
  readonly givesSerializersByClass: boolean;
}

export interface ReachedClass {
  readonly type: TypeInformation;
  /** The ways that lead to it, one of each kind, the heaviest first; never empty. */
  readonly by: readonly ReachedPart[];
  readonly flink: JudgedFor;
}

/** The version of Flink that something was found for: that of the module whose job reaches it. */
export interface JudgedFor {
  /** Null when it is not known. */
  readonly version: FlinkVersion | null;
  /** The versions of other modules whose jobs reach the same, and for which it does not hold. */
  readonly notFor: readonly FlinkVersion[];
}

export interface ReachedField {
  readonly field: FieldInformation;
  /** The type whose field it is; it may inherit it. */
  readonly pojo: JavaType;
  /** The ways that lead to that type, one of each kind, the heaviest first; never empty. */
  readonly by: readonly ReachedPart[];
  readonly flink: JudgedFor;
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
  /** Where it is not the version of the file's own module that it was found for. */
  readonly flink?: JudgedFor;
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
  /** Why there is no fix, as the end of "No fix is offered: …"; asked only where `fixes` gives none. */
  whyNoFix?(facts: FileFacts, detection: Detection<D>): Message | null;
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
