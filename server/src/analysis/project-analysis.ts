/** What is known of one project: its classes, what reaches streams and states, what its files' code does. */

import { type FlinkVersion, parseFlinkVersion } from '../flink/flink-version';
import type { TypeDeclaration } from '../java/ast';
import { SourceClassPool } from '../java/build-classes';
import type { ClassModel, ClassPool, JavaType } from '../java/class-model';
import { type SourceIndex, SourceSet } from '../java/source-set';
import type { ProjectModel } from '../project/project-model';
import type { FileFacts, ProjectFacts, ReachedClass } from '../rules/rule';
import { legacyKafkaUses } from '../topology/connector-uses';
import type { StreamProgram } from '../topology/operator';
import { type ReachedType, reachedTypes } from '../topology/reached-types';
import { readPrograms } from '../topology/read-programs';
import { createTypeExtractor, type TypeExtractor } from '../typeinfo/extract';
import { nodesOf } from '../typeinfo/tree';
import type { TypeInformation } from '../typeinfo/type-information';
import type { SourceText } from './source-text';

/** Facts are worked out when a rule asks, and kept as long as the snapshot lives. */
export class ProjectAnalysis implements ProjectFacts {
  readonly flinkVersion: FlinkVersion | null;
  private readonly classes: SourceClassPool;
  private readonly extractor: TypeExtractor;
  private readonly files: readonly SourceText[];
  private readonly programs = new Map<SourceText, readonly StreamProgram[]>();
  private reachedList: readonly ReachedType[] | undefined;
  private reachedClasses: ReadonlyMap<string, ReachedClass> | undefined;
  private reachedFiles: ReadonlySet<string> | undefined;
  private genericTypes: boolean | undefined;

  constructor(
    readonly model: ProjectModel,
    index: SourceIndex,
    files: readonly SourceText[],
    flinkVersion: string | null,
    private readonly configuration: readonly string[],
  ) {
    this.flinkVersion = flinkVersion === null ? model.flinkVersion : parseFlinkVersion(flinkVersion);
    this.files = files;
    this.classes = new SourceClassPool(new SourceSet(index, model.root));
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
      project: this,
    };
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

  /** The files that declare a class which reaches a stream or a state. */
  get filesReached(): ReadonlySet<string> {
    this.reachedFiles ??= new Set(this.reachedNames().flatMap((name) => this.classes.find(name)?.place?.file ?? []));
    return this.reachedFiles;
  }

  private reachedNames(): string[] {
    this.reachedClasses ??= this.classesReached();
    return [...this.reachedClasses.keys()];
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
    // a dependency that is not written may still come with another one: only its presence is known
    const has = (artifact: string) => this.model.dependencies.some((dependency) => dependency.artifact === artifact);
    return createTypeExtractor({
      pool,
      version: this.flinkVersion,
      flinkAvro: has('flink-avro') || null,
      hadoopCompatibility: has('flink-hadoop-compatibility') || null,
      code: { sources, names },
    });
  }

  findClass(binaryName: string): ClassModel | null {
    return this.classes.find(binaryName);
  }

  get decidesGenericTypes(): boolean {
    const decides = (text: string) =>
      /\b(disable|enable)GenericTypes\b|\bGENERIC_TYPES\b|pipeline\.generic-types/.test(text);
    this.genericTypes ??= this.files.some(({ text }) => decides(text)) || this.configuration.some(decides);
    return this.genericTypes;
  }

  private programsOf(file: SourceText): readonly StreamProgram[] {
    let programs = this.programs.get(file);
    if (!programs) {
      programs = readPrograms(file, this.classes);
      this.programs.set(file, programs);
    }
    return programs;
  }

  private classesReached(): ReadonlyMap<string, ReachedClass> {
    const classes = new Map<string, ReachedClass>();
    for (const by of this.reached) {
      for (const type of nodesOf(this.typeInformation(by.type))) {
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

  private classesOf(file: SourceText): ClassModel[] {
    const unit = file.unit();
    const models: ClassModel[] = [];
    const visit = (declaration: TypeDeclaration, name: string) => {
      const model = this.classes.find(name);
      if (model?.place?.file === file.path) {
        models.push(model);
      }
      for (const nested of declaration.types) {
        visit(nested, `${name}$${nested.name}`);
      }
    };
    for (const declaration of unit?.types ?? []) {
      visit(declaration, unit?.package ? `${unit.package}.${declaration.name}` : declaration.name);
    }
    return models;
  }
}
