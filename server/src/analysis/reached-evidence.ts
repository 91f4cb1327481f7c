/** Types that reach Flink, looked up by the classes within them and by the files that bring them. */
import type { FlinkVersion } from '../flink/flink-version';
import type { ClassPool } from '../java/class-model';
import { typeKey } from '../java/type-parts';
import type { JudgedFor, ReachedClass, ReachedField } from '../rules/rule';
import { partsOf, type ReachedPart, type ReachedType, weightOf } from '../topology/reached/reached-type';
import type { TypeInformation } from '../typeinfo/type-information';

/** What the jobs of one module make of the fields that a class gives to POJOs. */
export interface FieldsInModule {
  readonly flinkVersion: FlinkVersion | null;
  /** Those that Kryo gets. */
  readonly fields: readonly ReachedField[];
  /** True where Flink takes the class for a POJO, so that its other fields are known to do without Kryo. */
  readonly isPojo: boolean;
}

/** The types that some code brings, and what is within them. */
export class ReachedEvidence {
  private places: ReadonlyMap<string, readonly ReachedType[]> | undefined;
  private byClass: ReadonlyMap<string, readonly ReachedPart[]> | undefined;
  private byDeclaring: ReadonlyMap<string, readonly ReachedField[]> | undefined;
  private classNames: ReadonlySet<string> | undefined;
  private readonly flink: JudgedFor;

  /** @param flinkVersion what the types were extracted for */
  constructor(
    readonly types: readonly ReachedType[],
    private readonly classes: ClassPool,
    flinkVersion: FlinkVersion | null,
  ) {
    this.flink = { version: flinkVersion, notFor: [] };
  }

  /** What the code in a file brings, by each job that leads to it. */
  in(file: string): readonly ReachedType[] {
    this.places ??= grouped(brought(this.types), ({ place }) => place.file);
    return this.places.get(file) ?? [];
  }

  /** How a class reaches Flink, the heaviest way first and one of each kind; null where none leads to it. */
  ofClass(binaryName: string): ReachedClass | null {
    this.byClass ??= partsByClass(this.types);
    const [first, ...others] = this.byClass.get(binaryName) ?? [];
    const { flink } = this;
    return first ? { type: first.information, by: heaviestFirst([first, ...others]), flink } : null;
  }

  /** The fields that a class gives to POJOs, where Kryo gets them or a part of them. */
  fieldsOf(binaryName: string): readonly ReachedField[] {
    this.byDeclaring ??= this.kryoFields();
    return this.byDeclaring.get(binaryName) ?? [];
  }

  /** The same beside the class's other fields. */
  fieldsIn(binaryName: string): FieldsInModule {
    const isPojo = this.names().has(binaryName) && this.ofClass(binaryName)?.type.kind !== 'kryo';
    return { flinkVersion: this.flink.version, fields: this.fieldsOf(binaryName), isPojo };
  }

  /** The names of all classes in the types, and of those they inherit fields from. */
  names(): ReadonlySet<string> {
    this.classNames ??= this.allNames();
    return this.classNames;
  }

  private allNames(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const reached of this.types) {
      for (const { information, way } of partsOf(reached)) {
        if (information.type.kind === 'class') {
          names.add(information.type.name);
        }
        for (const { declaredIn } of way) {
          names.add(declaredIn);
        }
      }
    }
    return names;
  }

  private kryoFields(): ReadonlyMap<string, readonly ReachedField[]> {
    const found = new Map<
      string,
      Map<string, { field: ReachedField['field']; pojo: TypeInformation; parts: ReachedPart[] }>
    >();
    for (const reached of this.types) {
      for (const part of partsOf(reached)) {
        const pojo = part.information;
        if (pojo.kind !== 'pojo' || this.isTold(pojo)) {
          continue;
        }
        for (const field of pojo.fields.filter((each) => hasKryo(each.type))) {
          const fields = found.get(field.declaredIn) ?? new Map();
          found.set(field.declaredIn, fields);
          const known = fields.get(field.name);
          fields.set(field.name, known ? { ...known, parts: [...known.parts, part] } : { field, pojo, parts: [part] });
        }
      }
    }
    const told = ({
      field,
      pojo,
      parts,
    }: {
      field: ReachedField['field'];
      pojo: TypeInformation;
      parts: ReachedPart[];
    }) => ({
      field,
      pojo: pojo.type,
      by: heaviestFirst(parts),
      flink: this.flink,
    });
    return new Map(Array.from(found, ([name, fields]) => [name, [...fields.values()].map(told)]));
  }

  /** True for a class whose fields are told by its `@TypeInfo`. */
  private isTold({ type }: TypeInformation): boolean {
    const annotations = type.kind === 'class' ? (this.classes.find(type.name)?.annotations ?? []) : [];
    return annotations.some(({ writtenName }) => /\bTypeInfo$/.test(writtenName));
  }
}

/** What a POJO within the field holds is that class's own. */
function hasKryo({ kind, fields, arguments: parts }: TypeInformation): boolean {
  return kind === 'kryo' || parts.some(hasKryo) || (kind === 'tuple' && fields.some(({ type }) => hasKryo(type)));
}

/**
 * The parts by their classes. Within one type the outermost counts: of a class that contains itself Kryo gets the inner
 * ones. A class that one place tells and another leaves to Flink is what Flink makes of it.
 */
function partsByClass(types: readonly ReachedType[]): ReadonlyMap<string, readonly ReachedPart[]> {
  const found = new Map<string, ReachedPart[]>();
  for (const reached of types) {
    const met = new Set<string>();
    for (const part of partsOf(reached)) {
      const { type, kind } = part.information;
      if (type.kind === 'class' && !met.has(type.name)) {
        met.add(type.name);
        const known = found.get(type.name) ?? [];
        const [first] = known;
        const isWorse = first && rank(kind) > rank(first.information.kind);
        if (!first || isWorse) {
          found.set(type.name, [part]);
        } else if (kind === first.information.kind) {
          known.push(part);
        }
      }
    }
  }
  return found;
}

/** The higher, the more of it is Kryo's. */
export function rank(kind: TypeInformation['kind']): number {
  return kind === 'kryo' ? 2 : kind === 'unknown' ? 0 : 1;
}

/** One of each kind of reach. */
export function heaviestFirst(parts: readonly [ReachedPart, ...ReachedPart[]] | readonly ReachedPart[]): ReachedPart[] {
  const byKind = new Map<string, ReachedPart>();
  for (const part of parts) {
    const { by } = part.reached.reach;
    const known = byKind.get(by);
    if (!known || part.way.length < known.way.length) {
      byKind.set(by, part);
    }
  }
  return [...byKind.values()].sort((a, b) => weightOf(b.reached) - weightOf(a.reached));
}

/** What code brings by itself. What the graph of a job shows already, a declaration does not show again. */
function brought(types: readonly ReachedType[]): ReachedType[] {
  const inGraphs = new Set(
    types.filter(({ program }) => program !== null).flatMap((each) => [placeKey(each), edgeKey(each)]),
  );
  return types.filter(
    (reached) =>
      !reached.handedOn &&
      (reached.program !== null || !(inGraphs.has(placeKey(reached)) || inGraphs.has(edgeKey(reached)))),
  );
}

function placeKey({ place: { file, range } }: ReachedType): string {
  return `${file}:${range.start.line}:${range.start.column}`;
}

/** Of what a schema gives: it stands where the job reads it. */
function edgeKey(reached: ReachedType): string {
  return reached.reach.by === 'edge' ? typeKey(reached.information.type) : placeKey(reached);
}

function grouped<T>(values: readonly T[], keyOfValue: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOfValue(value);
    const known = found.get(key);
    if (known) {
      known.push(value);
    } else {
      found.set(key, [value]);
    }
  }
  return found;
}
