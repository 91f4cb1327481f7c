/** Generic types are disabled in a job, and one reaches an edge, a key or a state of it: Flink throws. */
import { type Message, message } from '../../base/message';
import type { RelatedPlace } from '../../finding/finding';
import type { CodePlace } from '../../topology/code-place';
import type { Job, Operator } from '../../topology/job';
import { nodesOf } from '../../typeinfo/tree';
import type { TypeInformation } from '../../typeinfo/type-information';
import { writtenType } from '../kryo-reason';
import { oncePerPlace } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';

interface ReachedGenericType {
  readonly where: 'edge' | 'key' | 'state';
  /** The type that Kryo would get. */
  readonly generic: string;
  /** The way to it: `Order.items`; the type itself where there is none. */
  readonly way: string;
  /** The operator's call, or the state's name. */
  readonly of: string;
}

export const genericTypesDisabledButReachable: Rule<ReachedGenericType> = {
  id: 'generic-types-disabled-but-reachable',
  title: message('Generic types are disabled, yet one reaches the job'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  check: (facts) => (facts.file.test || facts.project.givesSerializersByClass ? [] : oncePerPlace(detect(facts))),

  message: ({ where, generic, way, of }) => messageOf(where, way === generic ? generic : `${way}: ${generic}`, of),
};

function* detect({ file, programs, project }: FileFacts): Iterable<Detection<ReachedGenericType>> {
  for (const program of programs) {
    const setting = project.settingsOf(program).genericTypes;
    if (setting?.value === false) {
      const related: RelatedPlace[] = setting.place
        ? [{ ...setting.place, message: message('Generic types are disabled here.') }]
        : [];
      for (const { place, ...data } of reachedIn(project.jobOf(program))) {
        if (place.file === file.path) {
          yield { range: place.range, data, related };
        }
      }
    }
  }
}

function* reachedIn(job: Job): Iterable<ReachedGenericType & { readonly place: CodePlace }> {
  for (const operator of job.operators) {
    const { transformation, outputType, keyType, states, kind } = operator;
    const place = { file: transformation.file, range: transformation.callRange };
    const isOwn = kind === transformation.call;
    if (isOwn && outputType && isNew(operator, job)) {
      yield* at(place, 'edge', outputType, kind);
    }
    if (isOwn && keyType) {
      yield* at(place, 'key', keyType, kind);
    }
    for (const { name, type, keyType: keys, place: made } of states) {
      for (const each of [keys, type]) {
        if (made && each) {
          yield* at(made, 'state', each, name ?? '');
        }
      }
    }
  }
}

function* at(place: CodePlace, where: ReachedGenericType['where'], type: TypeInformation, of: string) {
  const found = wayToKryo(type, writtenType(type.type));
  if (found) {
    yield { place, where, of, generic: writtenType(found.info.type), way: found.way };
  }
}

/** True when none of the inputs brings the same generic type: it is told where it comes from. */
function isNew({ inputs, outputType }: Operator, { operators }: Job): boolean {
  const own = genericNames(outputType);
  return inputs.every((i) => ![...genericNames(operators[i]?.outputType ?? null)].some((name) => own.has(name)));
}

function genericNames(type: TypeInformation | null): ReadonlySet<string> {
  return new Set(
    type ? Array.from(nodesOf(type)).flatMap((node) => (node.kind === 'kryo' ? [writtenType(node.type)] : [])) : [],
  );
}

interface Found {
  readonly info: TypeInformation;
  readonly way: string;
}

function wayToKryo(info: TypeInformation, way: string): Found | null {
  if (info.kind === 'kryo') {
    return { info, way };
  }
  for (const field of info.fields) {
    const found = wayToKryo(field.type, `${way}.${field.name}`);
    if (found) {
      return found;
    }
  }
  for (const argument of info.arguments) {
    const found = wayToKryo(argument, way);
    if (found) {
      return found;
    }
  }
  return null;
}

function messageOf(where: ReachedGenericType['where'], what: string, of: string): Message {
  switch (where) {
    case 'edge':
      return message(
        'Generic types are disabled, and {1} gives records that need one ({0}): Flink refuses to start this job.',
        what,
        of,
      );
    case 'key':
      return message(
        'Generic types are disabled, and the keys of {1} need one ({0}): Flink refuses to start this job.',
        what,
        of,
      );
    case 'state':
      return message(
        "Generic types are disabled, and the state '{1}' needs one ({0}): Flink throws where the state is registered.",
        what,
        of,
      );
  }
}
