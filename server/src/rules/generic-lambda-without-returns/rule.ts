/** A lambda whose result has type arguments: Java erases them, and Flink throws as soon as it needs the type. */
import { message } from '../../base/message';
import type { RelatedPlace } from '../../finding/finding';
import type { Job } from '../../topology/job';
import type { Transformation } from '../../topology/transformation';
import type { TypeInformation } from '../../typeinfo/type-information';
import { isErasedLambda } from '../erased-lambda';
import { oncePerPlace } from '../once-per-place';
import { returnsFixes } from '../returns-fix';
import type { Detection, FileFacts, Rule } from '../rule';

interface ErasedResult {
  readonly transformation: Transformation;
  readonly thrown: string;
  /** True when only a later call throws, so that `returns(…)` comes in time. */
  readonly takesReturns: boolean;
}

export const genericLambdaWithoutReturns: Rule<ErasedResult> = {
  id: 'generic-lambda-without-returns',
  title: message('Flink cannot tell what a lambda gives'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => (facts.file.test ? [] : oncePerPlace(detect(facts))),

  message: ({ thrown }) =>
    message(
      'Java erases the type arguments of what this lambda gives, so Flink throws when the job is built: {0}',
      thrown,
    ),

  fixes(facts, { data: { transformation, takesReturns } }) {
    return takesReturns ? returnsFixes(facts, transformation) : [];
  },
};

function* detect({ file, programs, project }: FileFacts): Iterable<Detection<ErasedResult>> {
  for (const program of programs) {
    const own = program.transformations.filter((each) => each.file === file.path && takesLambda(each));
    const job = own.length > 0 ? project.jobOf(program) : null;
    for (const transformation of own) {
      const type = job?.types.get(transformation.id);
      const failed = type?.thrown ?? type?.output;
      if (
        job &&
        type &&
        failed?.kind === 'error' &&
        isErasedLambda(failed) &&
        !comesFromInput(transformation, failed, job)
      ) {
        const asker = type.thrown ? transformation : askerOf(transformation, failed, job);
        if (asker) {
          yield {
            range: transformation.callRange,
            data: { transformation, thrown: causeOf(failed), takesReturns: type.thrown === null },
            related: asker === transformation ? [] : [thrownAt(asker)],
          };
        }
      }
    }
  }
}

function takesLambda({ arguments: values }: Transformation): boolean {
  return values.some(({ kind }) => kind === 'lambda' || kind === 'reference');
}

/** The first sentence of what led to it. */
function causeOf({ reasons }: TypeInformation): string {
  const cause = reasons.find(({ message: text }) => /^The generic type parameters of/.test(text))?.message ?? '';
  return cause.replace(/(\.) .*$/s, '$1');
}

function comesFromInput({ inputs }: Transformation, failed: TypeInformation, { types }: Job): boolean {
  return inputs.flat().some((id) => {
    const before = types.get(id);
    return before?.thrown === failed || before?.output === failed;
  });
}

/** The first call that needs the type: until then Flink only remembers that it is missing. */
function askerOf({ id }: Transformation, failed: TypeInformation, { program, types }: Job): Transformation | null {
  return (
    program.transformations.find((each) => each.inputs.flat().includes(id) && types.get(each.id)?.thrown === failed) ??
    null
  );
}

function thrownAt({ file, callRange }: Transformation): RelatedPlace {
  return { file, range: callRange, message: message('Flink throws here, where it needs the type.') };
}
