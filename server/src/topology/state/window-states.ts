/** What windows keep beside their contents: which windows merged, and what triggers count. */
import { type Message, message } from '../../base/message';
import {
  type BuiltInState,
  MERGING_STATE,
  mergesWindows,
  TIMEOUT_TRIGGER,
  triggerState,
  WRAPPING_TRIGGERS,
} from '../../flink/operator-state';
import type { TypeExtractor } from '../../typeinfo/extract';
import type { StreamStep, Value } from '../interpreter/value';
import type { State } from '../job';
import { EMPTY, extendsClass, functionStates } from './function-states';
import type { Resolver } from './resolve';

interface WindowStates {
  readonly states: readonly State[];
  readonly incomplete: readonly Message[];
}

const NOTHING: WindowStates = { states: [], incomplete: [] };

/** The states that the window assigner and the trigger of an operator bring. */
export function windowStates(steps: readonly StreamStep[], resolver: Resolver, types: TypeExtractor): WindowStates {
  const parts = steps.map(({ method, arguments: [first] }): WindowStates => {
    switch (method) {
      case 'window':
      case 'windowAll':
        return assigned(first, resolver);
      case 'countWindow':
      case 'countWindowAll':
        return known(
          triggerState('org.apache.flink.streaming.api.windowing.triggers.CountTrigger') ?? null,
          'CountTrigger',
        );
      case 'trigger':
        return triggered(first, resolver, types);
      default:
        return NOTHING;
    }
  });
  return { states: parts.flatMap((part) => part.states), incomplete: parts.flatMap((part) => part.incomplete) };
}

function known(state: BuiltInState | null, origin: string): WindowStates {
  return { states: state ? [{ ...EMPTY, ...state, origin }] : [], incomplete: [] };
}

function assigned(value: Value | undefined, resolver: Resolver): WindowStates {
  const object = value && resolver.objectOf({ kind: 'value', value });
  const names = object ? object.supertypes.map(({ name }) => name) : [classOf(value) ?? ''];
  const answers = names.map(mergesWindows);
  if (answers.includes(true)) {
    return known(MERGING_STATE, 'window');
  }
  return answers.includes(false)
    ? NOTHING
    : { states: [], incomplete: [message('whether its windows merge is not known')] };
}

function triggered(value: Value | undefined, resolver: Resolver, types: TypeExtractor): WindowStates {
  const object = value && resolver.objectOf({ kind: 'value', value });
  if (object) {
    return extendsClass(object, 'org.apache.flink.streaming.api.windowing.triggers.Trigger')
      ? functionStates(object, resolver, types)
      : unknownTrigger();
  }
  const name = classOf(value);
  const inner = value?.kind === 'call' || value?.kind === 'object' ? value.arguments[0] : undefined;
  if (name !== null && WRAPPING_TRIGGERS.has(name)) {
    return triggered(inner, resolver, types);
  }
  const own = name === null ? undefined : triggerState(name);
  if (own === undefined) {
    return unknownTrigger();
  }
  const first = known(own, name?.replace(/^.*\./, '') ?? '');
  const nested = name === TIMEOUT_TRIGGER ? triggered(inner, resolver, types) : NOTHING;
  return { states: [...first.states, ...nested.states], incomplete: nested.incomplete };
}

function unknownTrigger(): WindowStates {
  return { states: [], incomplete: [message('the state of {0} is not known', 'its trigger')] };
}

/** The class of an object that `new` or a static method of its class makes. */
function classOf(value: Value | undefined): string | null {
  if (value?.kind === 'call') {
    return value.owner ?? classOf(value.receiver ?? undefined);
  }
  return value?.kind === 'object' ? value.type.name : null;
}
