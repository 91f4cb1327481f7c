/** Finds the methods of a file that build streams, and reads them. */
import type { Block } from '../java/ast';
import type { SourceClassPool } from '../java/build-classes';
import { scopeOf, withVariables } from '../java/class-scope';
import { type DeclaredType, declaredTypes, type SourceFile } from '../java/source-set';
import { MethodReader } from './method-reader';
import type { StreamProgram } from './operator';

/** The programs of a file that make at least one operator or environment, in the order of the source. */
export function readPrograms(file: SourceFile, classes: SourceClassPool): StreamProgram[] {
  const types = file.scan.mentionsFlink ? [...declaredTypes(file)] : [];
  return types
    .flatMap((type) => programsOf(type, classes))
    .filter(({ operators, environments }) => operators.length > 0 || environments.length > 0);
}

function programsOf(type: DeclaredType, classes: SourceClassPool): StreamProgram[] {
  const scope = scopeOf(type, classes.names);
  const methods = type.declaration.methods.flatMap((method) => {
    if (!method.body) {
      return [];
    }
    const owner = `${type.binaryName}#${method.name}`;
    const inner = withVariables(scope, method.typeParameters, owner, classes.names);
    return [new MethodReader(classes, inner, method.returnType).read(owner, method.parameters, method.body)];
  });
  const initializers = type.declaration.initializers.map((block: Block) =>
    new MethodReader(classes, scope, null).read(`${type.binaryName}#<init>`, [], block),
  );
  return [...methods, ...initializers];
}
