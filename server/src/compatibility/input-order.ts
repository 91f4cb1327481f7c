/** Whether an operator with two inputs gets them the other way round. */
import type { Operator } from '../topology/job';
import type { JobSide } from './revision';

interface Fed {
  readonly side: JobSide;
  readonly operator: Operator;
}

/** True where what came in first comes in second now, and the other way round; false also where that is not known. */
export function areInputsExchanged(before: Fed, after: Fed): boolean {
  const [first, second] = [feeding(before, 0), feeding(before, 1)];
  return (
    first !== null && second !== null && first !== second && first === feeding(after, 1) && second === feeding(after, 0)
  );
}

/** The ids of the operators that an input comes from; null where one is not known. */
function feeding({ side: { job }, operator: { transformation } }: Fed, input: number): string | null {
  const byId = new Map(job.program.transformations.map((each) => [each.id, each]));
  const operators = new Map(job.operators.map((each) => [each.transformation.id, each]));
  const ids: string[] = [];
  const seen = new Set<number>();
  const waiting = [...(transformation.inputs[input] ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const operator = operators.get(id);
    if (operator && operator.operatorId === null) {
      return null;
    }
    if (operator?.operatorId) {
      ids.push(operator.operatorId);
    } else if (!seen.has(id)) {
      seen.add(id);
      waiting.push(...(byId.get(id)?.inputs.flat() ?? []));
    }
  }
  return ids.length === 0 ? null : [...new Set(ids)].sort().join();
}
