/** A function asks its runtime context for state anew for each record. */
import { message } from '../../base/message';
import { containsRange } from '../../base/text-range';
import type { MethodDeclaration } from '../../java/ast';
import type { Descriptor } from '../../topology/state/descriptors';
import type { Registration } from '../../topology/state/registrations';
import type { Detection, FileFacts, Rule } from '../rule';

interface PerRecord {
  readonly call: string;
  readonly method: string;
  readonly makesDescriptor: boolean;
}

export const stateRegisteredPerRecord: Rule<PerRecord> = {
  id: 'state-registered-per-record',
  title: message('State is registered for each record'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'none',

  *check(facts: FileFacts): Iterable<Detection<PerRecord>> {
    const seen = new Set<object>();
    for (const { registrations } of facts.functions) {
      for (const registration of registrations) {
        const { call, body, entry, descriptor } = registration;
        if (body.file === facts.file.path && isPerRecord(registration) && !seen.has(call)) {
          seen.add(call);
          yield {
            range: call.nameRange,
            data: { call: call.name, method: entry.name, makesDescriptor: isWithin(entry, descriptor) },
          };
        }
      }
    }
  },

  message: ({ call, method, makesDescriptor }) =>
    makesDescriptor
      ? message(
          '{0} is called for each record, in {1}: each time a new descriptor makes its serializer anew. Register the state in open() and keep it in a transient field.',
          call,
          method,
        )
      : message(
          '{0} is called for each record, in {1}: register the state in open() and keep it in a transient field.',
          call,
          method,
        ),
};

/** True when the descriptor is made in the method itself. */
function isWithin(entry: MethodDeclaration, descriptor: Descriptor | null): boolean {
  return descriptor !== null && containsRange(entry.range, descriptor.place.range);
}

/** The methods that Flink calls once a record, and those of timers. */
const PER_RECORD =
  /^(?:processElement[12]?|processBroadcastElement|map[12]?|flatMap[12]?|filter|reduce|join|coGroup|invoke|asyncInvoke|onTimer)$/;

/** Only what the runtime context gives: the stores of windows, triggers and broadcast functions are asked each time. */
function isPerRecord({ entry, store, descriptor, lazy, conditional }: Registration): boolean {
  return PER_RECORD.test(entry.name) && store === 'runtime' && descriptor !== null && !lazy && !conditional;
}
