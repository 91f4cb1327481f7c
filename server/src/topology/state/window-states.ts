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
import type { StreamStep, Value } from '../interpreter/value';
import type { State } from '../job';
import { EMPTY, functionStates } from './function-states';
import { extendsClass, projectObject } from './object-class';
import type { StateContext } from './state-context';

interface WindowStates {
  readonly states: readonly State[];
  readonly incomplete: readonly Message[];
}

const NOTHING: WindowStates = { states: [], incomplete: [] };

/** The states that the window assigner and the trigger of an operator bring. */
export function windowStates(steps: readonly StreamStep[], context: StateContext): WindowStates {
  const parts = steps.map(({ method, arguments: [first] }): WindowStates => {
    switch (method) {
      case 'window':
      case 'windowAll':
        return assigned(first, context);
      case 'countWindow':
      case 'countWindowAll':
        return known(
          triggerState('org.apache.flink.streaming.api.windowing.triggers.CountTrigger') ?? null,
          'CountTrigger',
        );
      case 'trigger':
        return triggered(first, context);
      default:
        return NOTHING;
    }
  });
  return { states: parts.flatMap((part) => part.states), incomplete: parts.flatMap((part) => part.incomplete) };
}

function known(state: BuiltInState | null, origin: string): WindowStates {
  return { states: state ? [{ ...EMPTY, ...state, origin }] : [], incomplete: [] };
}

function assigned(value: Value | undefined, { pool }: StateContext): WindowStates {
  const object = projectObject(value, pool);
  const names = object ? object.supertypes.map(({ name }) => name) : [classOf(value) ?? ''];
  const answers = names.map(mergesWindows);
  if (answers.includes(true)) {
    return known(MERGING_STATE, 'window');
  }
  return answers.includes(false)
    ? NOTHING
    : { states: [], incomplete: [message('whether its windows merge is not known')] };
}

function triggered(value: Value | undefined, context: StateContext): WindowStates {
  const object = projectObject(value, context.pool);
  if (object) {
    return extendsClass(object, 'org.apache.flink.streaming.api.windowing.triggers.Trigger')
      ? functionStates(object, context)
      : unknownTrigger();
  }
  const name = classOf(value);
  const inner = value?.kind === 'call' || value?.kind === 'object' ? value.arguments[0] : undefined;
  if (name !== null && WRAPPING_TRIGGERS.has(name)) {
    return triggered(inner, context);
  }
  const own = name === null ? undefined : triggerState(name);
  if (own === undefined) {
    return unknownTrigger();
  }
  const first = known(own, name?.replace(/^.*\./, '') ?? '');
  const nested = name === TIMEOUT_TRIGGER ? triggered(inner, context) : NOTHING;
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
