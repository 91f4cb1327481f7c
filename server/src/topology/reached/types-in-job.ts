/** What the graph of a job shows to reach Flink: on its edges, as keys, in states and in windows. */
import { simpleName } from '../../java/class-model';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { CodePlace } from '../code-place';
import type { Job, Operator } from '../job';
import { isOperator } from '../operators';
import type { Transformation } from '../transformation';
import type { OperatorWords, ReachedType } from './reached-type';

/** Every type that is known, in the order of the code; of what only is handed on, where something keeps it. */
export function typesInJob(job: Job): ReachedType[] {
  return new JobTypes(job).all().filter(({ information }) => information.kind !== 'unknown');
}

/** Windows, joins and coGroups keep records until a window fires. */
const WINDOWED = /^(?:window|windowAll|join|coGroup)\./;
/** `IntervalJoinOperator`, `CepOperator`, `AsyncWaitOperator`: they keep records until something else happens. */
const BUFFERING = /^(?:intervalJoin|cep)\.|^async$/;

class JobTypes {
  private readonly readers = new Map<number, Transformation[]>();
  private readonly inGraph: ReadonlySet<number>;

  constructor(private readonly job: Job) {
    for (const transformation of job.program.transformations) {
      for (const id of transformation.inputs.flat()) {
        this.readers.set(id, [...(this.readers.get(id) ?? []), transformation]);
      }
    }
    this.inGraph = new Set(job.operators.map(({ transformation }) => transformation.id));
  }

  all(): ReachedType[] {
    const { program, operators } = this.job;
    return [
      ...program.transformations.flatMap((each) => [...this.edges(each), ...this.keys(each)]),
      ...operators.flatMap((each) => [...this.states(each), ...this.kept(each)]),
    ];
  }

  private edges(from: Transformation): ReachedType[] {
    const type = this.job.types.get(from.id);
    if (!type?.output || type.origin !== from.id || type.key?.kind === 'error' || !this.isUsed(from)) {
      return [];
    }
    const to = this.readerOf(from.id);
    const place = type.told ? toldAt(from) : placeOf(from);
    return [this.reached(type.output, place, { by: 'edge', from: wordsOf(from), to: to && wordsOf(to) })];
  }

  /** A source that nothing reads is no part of the job, unless code elsewhere may read it. */
  private isUsed({ id, kind }: Transformation): boolean {
    const { program } = this.job;
    return kind !== 'source' || this.inGraph.has(id) || this.readers.has(id) || !program.executed;
  }

  private keys(transformation: Transformation): ReachedType[] {
    const { kind, call, id } = transformation;
    const key = this.job.types.get(id)?.key;
    const isJoin = /^(?:join|coGroup)\./.test(call ?? '');
    if (!key || !(kind === 'partition' || isJoin)) {
      return [];
    }
    const of = isJoin ? transformation : this.readerOf(id);
    return [this.reached(key, placeOf(transformation), { by: 'key', of: of && wordsOf(of) })];
  }

  private states({ states, transformation, function: name }: Operator): ReachedType[] {
    const operator = wordsOf(transformation);
    const of = name === null ? operator : { ...operator, words: simpleName(name.replace(/\$\d+$/, '')) };
    return states.flatMap(({ name: state, place, type, keyType }): ReachedType[] => {
      const parts = [
        { part: 'key', info: keyType },
        { part: 'value', info: type },
      ] as const;
      return parts.flatMap(({ part, info }): ReachedType[] => {
        if (!info) {
          return [];
        }
        return place
          ? [this.reached(info, place, { by: 'state', name: state, part, of })]
          : [this.reached(info, operator.place, { by: 'state', name: null, part, of: operator }, true)];
      });
    });
  }

  /** What Flink's own operators keep of the records that come in. */
  private kept({ kind, transformation }: Operator): ReachedType[] {
    const isWindow = WINDOWED.test(kind);
    if (kind !== transformation.call || !(isWindow || BUFFERING.test(kind))) {
      return [];
    }
    const of = wordsOf(transformation);
    const accumulator = this.job.types.get(transformation.id)?.accumulator;
    if (accumulator) {
      return [this.reached(accumulator, of.place, { by: 'window', of })];
    }
    return transformation.inputs.flat().flatMap((id): ReachedType[] => {
      const info = this.job.types.get(id)?.output;
      const reach = isWindow
        ? ({ by: 'window', of } as const)
        : ({ by: 'state', name: null, part: 'value', of } as const);
      return info && info.kind !== 'error' ? [this.reached(info, of.place, reach, true)] : [];
    });
  }

  private reached(
    information: TypeInformation,
    place: CodePlace,
    reach: ReachedType['reach'],
    handedOn = false,
  ): ReachedType {
    return { information, reach, place, handedOn, program: this.job.program };
  }

  /** The first operator behind, past what only says how records are handed on. */
  private readerOf(id: number, seen = new Set<number>()): Transformation | null {
    for (const reader of this.readers.get(id) ?? []) {
      if (isOperator(reader)) {
        return reader;
      }
      if (!seen.has(reader.id)) {
        seen.add(reader.id);
        const behind = this.readerOf(reader.id, seen);
        if (behind) {
          return behind;
        }
      }
    }
    return null;
  }
}

function placeOf({ file, callRange }: Transformation): CodePlace {
  return { file, range: callRange };
}

/** Where `returns(…)` says a type; else the call, which is given it. */
function toldAt(transformation: Transformation): CodePlace {
  const { returns } = transformation;
  return returns.kind === 'set' ? returns.place : placeOf(transformation);
}

function wordsOf(transformation: Transformation): OperatorWords {
  const { call, uid, name } = transformation;
  const given = uid.value ?? (name.kind === 'set' ? name.value : null);
  const what = call ?? 'opaque';
  return { words: given === null ? what : `${what} '${given}'`, place: placeOf(transformation) };
}
