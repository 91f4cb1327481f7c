/** Calls that are told the type of what they make. */
import type { Expression } from '../java/ast';

/** Calls that take the type of what they make as an argument, by the number of arguments they have without it. */
const WITHOUT_TYPE: Readonly<Record<string, number>> = {
  fromSource: 3,
  addSource: 2,
  fromCollection: 1,
  createInput: 1,
  map: 1,
  flatMap: 1,
  process: 1,
  apply: 1,
  reduce: 2,
  aggregate: 2,
  transform: 2,
};

/** True when a call of this kind has an argument that gives the type of its result (`window.reduce`, `map`, …). */
export function takesType(kind: string, args: readonly Expression[]): boolean {
  const enough = WITHOUT_TYPE[kind.slice(kind.lastIndexOf('.') + 1)];
  const second = args[1];
  const behindSource = kind === 'addSource' && second !== undefined && second.kind !== 'literal';
  return behindSource || (enough !== undefined && args.length > enough);
}
