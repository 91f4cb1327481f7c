/** What real Flink tells of classes, as the probe answers. */
import { type ProbeRun, runProbe } from './flink-probe';

/** What the probe tells of a type. */
export interface ProbedType {
  readonly kind: string;
  /** As `Type.getTypeName` has it. */
  readonly class: string;
  readonly serializer?: string;
  /** What `createSerializer` throws. */
  readonly serializerError?: string;
  readonly fields?: readonly { readonly name: string; readonly declaredIn: string; readonly type: ProbedType }[];
  readonly arguments?: readonly ProbedType[];
}

export interface ProbedClass {
  readonly class: string;
  readonly type?: ProbedType;
  /** The lines TypeExtractor logged. */
  readonly log?: readonly string[];
  /** What was thrown instead. */
  readonly error?: string;
}

/** What a serializer needs for a record of a class: the mean of its bytes, medians of nanoseconds. */
export interface SerializerCost {
  /** In the words of `ProbedType`. */
  readonly kind: string;
  /** The class; missing when none can be created. */
  readonly serializer?: string;
  readonly bytes?: number;
  readonly serializeNanos?: number;
  readonly deserializeNanos?: number;
  readonly copyNanos?: number;
  /** The middle half of serialize + deserialize, as a part of their median. */
  readonly spread?: number;
  /** Why it was not measured. */
  readonly error?: string;
}

/** How many times what the chosen serializer needs Kryo does; `time` is serialize + deserialize, low to high its middle half. */
export interface KryoCosts {
  /** Null where the chosen one needs none. */
  readonly bytes: number | null;
  readonly time: number;
  readonly timeLow: number;
  readonly timeHigh: number;
}

export interface MeasuredClass {
  readonly class: string;
  /** How many records were made up. */
  readonly records?: number;
  /** Paths of fields that stayed as a constructor leaves them. */
  readonly notFilled?: readonly { readonly field: string; readonly why: string }[];
  /** What TypeExtractor chooses. */
  readonly chosen?: SerializerCost;
  /** Null when Kryo is what is chosen. */
  readonly kryo?: SerializerCost | null;
  /** Missing unless both were measured. */
  readonly kryoCosts?: KryoCosts;
  /** Why nothing was measured. */
  readonly error?: string;
}

export interface FlinkAnswer<Class> {
  readonly flinkVersion: string;
  readonly javaVersion: string;
  /** One for each class that was asked about, in that order. */
  readonly classes: readonly Class[];
}

/** The type information of classes. @throws CannotAskFlink as `runProbe` does */
export async function askForTypes(classes: readonly string[], run: ProbeRun): Promise<FlinkAnswer<ProbedClass>> {
  return (await runProbe('types', classes, run)) as FlinkAnswer<ProbedClass>;
}

/** Measures the serializers of classes, about two seconds a class. @throws CannotAskFlink as `runProbe` does */
export async function measureSerializers(
  classes: readonly string[],
  run: ProbeRun,
): Promise<FlinkAnswer<MeasuredClass>> {
  return (await runProbe('measure', classes, run)) as FlinkAnswer<MeasuredClass>;
}
