/** Objects of classes whose making is not seen: what they do while Flink runs them depends on nothing but their classes. */
import { walk } from '../../java/ast';
import { type ClassType, classType } from '../../java/class-model';
import type { DeclaredType } from '../../java/source-set';
import type { ClassCode } from './class-code';
import { Interpreter } from './interpreter';
import type { ObjectRun, Watch } from './object-run';
import type { ProjectCode } from './project-code';
import { OF_AN_OBJECT, Run } from './run';
import type { ObjectValue } from './value';

/** Follows an object as Flink runs it. */
export type RunOf = (watch: Watch) => ObjectRun;

/**
 * An object of a declared type, and those of the anonymous classes in its code as far as following its methods leads to them.
 * @param isWanted which classes, by what `new` names
 */
export function objectsIn(
  type: DeclaredType,
  code: ProjectCode,
  isWanted: (type: ClassType) => boolean,
): readonly RunOf[] {
  const owner = code.codes.ofType(type);
  const found = new Map<object, RunOf>();
  const add = (object: ObjectValue, interpreter: Interpreter) => {
    const key = object.body ?? owner.declaration;
    if (!found.has(key) && isWanted(object.type)) {
      found.set(key, (watch) => interpreter.runObject(object, watch));
    }
  };
  const follow = (withAnonymous: (interpreter: Interpreter) => void) => {
    const interpreter = new Interpreter(code, new Run(OF_AN_OBJECT));
    withAnonymous(interpreter);
    for (const object of interpreter.run.anonymous.filter(({ place }) => place.file === owner.file)) {
      add(object, interpreter);
    }
  };
  if (isWanted(classType(type.binaryName))) {
    const interpreter = new Interpreter(code, new Run(OF_AN_OBJECT));
    add(interpreter.makeUnseen(owner), interpreter);
  }
  if (makesAnonymous(initializersOf(owner))) {
    follow((interpreter) => interpreter.makeUnseen(owner));
  }
  for (const method of owner.declaration.methods.filter(({ body }) => makesAnonymous(body))) {
    follow((interpreter) => interpreter.follow({ owner, method }));
  }
  return [...found.values()];
}

function initializersOf({ declaration }: ClassCode): unknown {
  return [declaration.fields.map(({ initializer }) => initializer), declaration.initializers];
}

function makesAnonymous(code: unknown): boolean {
  let found = false;
  walk(code, (node) => {
    found ||= node.kind === 'new' && node.body !== null;
    return !found;
  });
  return found;
}
