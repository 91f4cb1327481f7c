/** The classes that files declare, each with what Flink makes of it. */
import type { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { message } from '../base/message';
import type { TypeDeclaration } from '../java/ast';
import { classType } from '../java/class-model';
import { atom, ownReason, type TypeInformation } from '../typeinfo/type-information';

export interface DescribedClass {
  /** The binary name. */
  readonly name: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly type: TypeInformation;
}

/**
 * The classes of a file by position, those Lombok makes after the one that has the annotation. Classes within methods are left out: they
 * have no name that code elsewhere could say.
 */
export function* describedClasses(workspace: Workspace, file: SourceText): Iterable<DescribedClass> {
  const unit = file.unit();
  if (!unit) {
    return;
  }
  const project = workspace.projectOf(file);
  const own = new Set(project.classesOf(file).map(({ name }) => name));
  const written = unit.types
    .flatMap((declaration) => declared(declaration, unit.package ? `${unit.package}.` : ''))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  for (const { name, line } of written) {
    const described = (className: string, type: TypeInformation) => ({
      name: className,
      file: file.path,
      line: line + 1,
      type,
    });
    // an answer by name would be about the other class
    yield described(name, own.has(name) ? project.typeInformation(classType(name)) : declaredTwice(name));
    for (const generated of own.has(name) ? project.generatedMembers(name) : []) {
      yield described(generated.name, project.typeInformation(classType(generated.name)));
    }
  }
}

interface Placed {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

function declared(declaration: TypeDeclaration, prefix: string): Placed[] {
  const name = `${prefix}${declaration.name}`;
  const { line, column } = declaration.nameRange.start;
  return [{ name, line, column }, ...declaration.types.flatMap((nested) => declared(nested, `${name}$`))];
}

function declaredTwice(name: string): TypeInformation {
  const why = message('more than one file declares {0}', name);
  return atom('unknown', classType(name), null, [ownReason('unresolved', name, why)]);
}
