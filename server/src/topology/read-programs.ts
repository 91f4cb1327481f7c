/** Finds the methods of a file that build streams, and reads them. */
import type { Block, TypeDeclaration } from '../java/ast';
import type { SourceClassPool } from '../java/build-classes';
import { scopeOf, withVariables } from '../java/class-scope';
import type { DeclaredType, SourceFile } from '../java/source-set';
import { MethodReader } from './method-reader';
import type { StreamProgram } from './operator';

/** The programs of a file that make at least one operator or environment, in the order of the source. */
export function readPrograms(file: SourceFile, classes: SourceClassPool): StreamProgram[] {
  const unit = file.unit();
  if (!unit || !file.scan.mentionsFlink) {
    return [];
  }
  const programs: StreamProgram[] = [];
  const visit = (declaration: TypeDeclaration, binaryName: string, around: readonly TypeDeclaration[]) => {
    const type: DeclaredType = { file, unit, declaration, binaryName, around };
    programs.push(...programsOf(type, classes));
    for (const nested of declaration.types) {
      visit(nested, `${binaryName}$${nested.name}`, [...around, declaration]);
    }
  };
  for (const declaration of unit.types) {
    visit(declaration, unit.package ? `${unit.package}.${declaration.name}` : declaration.name, []);
  }
  return programs.filter(({ operators, environments }) => operators.length > 0 || environments.length > 0);
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
