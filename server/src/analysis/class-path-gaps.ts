/** What the class path of a project lacks for the types that are asked for. */
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import type { SourceIndex } from '../java/source-set';
import type { ProjectModel } from '../project/project-model';
import { isJdkClass } from '../typeinfo/known-classes';
import { nodesOf } from '../typeinfo/tree';
import type { TypeInformation } from '../typeinfo/type-information';
import type { ClassPathClasses } from './class-path-classes';

export class ClassPathGaps {
  private found: Incomplete | null = null;

  constructor(
    private readonly model: ProjectModel,
    private readonly index: SourceIndex,
    private readonly classPath: ClassPathClasses | null,
  ) {}

  /** The first class that a noted type needed and nothing knew; null while there is none. */
  get first(): Incomplete | null {
    return this.found;
  }

  note(types: readonly (TypeInformation | null | undefined)[]): void {
    for (const node of this.found ? [] : types.flatMap((type) => (type ? [...nodesOf(type)] : []))) {
      this.found ??= this.whyUnknown(node);
    }
  }

  /** What the class path lacks for a type that is unknown; null for other types, and for what no class path could tell. */
  whyUnknown(type: TypeInformation): Incomplete | null {
    const name = unresolvedName(type);
    if (name === null) {
      return null;
    }
    const dot = name.lastIndexOf('.');
    const [top = ''] = name.slice(dot + 1).split('$');
    const isDeclared = this.index.declaring(name.slice(0, Math.max(dot, 0)), top).length > 0;
    return isDeclared ? null : this.whyNotFound(name);
  }

  /** Why a class that is not known was not found. */
  whyNotFound(className: string): Incomplete {
    const [missing] = this.classPath?.classPath.missing ?? [message('no class path is known here')];
    const why = missing ?? message('{0} is on no jar of the class path', className);
    return { what: 'classpath', why, path: this.model.buildFile ?? this.model.root };
  }
}

/** The class that a type is unknown for: one of other libraries, that a class path could have. */
function unresolvedName({ kind, reasons }: TypeInformation): string | null {
  const names = kind === 'unknown' ? reasons.map(({ code, member }) => (code === 'unresolved' ? member : null)) : [];
  return names.find((name) => name !== null && /^[\w$.]+$/.test(name) && name !== 'var' && !isJdkClass(name)) ?? null;
}
