/** The code of a project as the interpreter looks at it: what names, classes and hierarchies are is worked out once for all entries. */
import type { Expression } from '../../java/ast';
import type { SourceClassPool } from '../../java/build-classes';
import { ClassCodes } from './class-code';
import { CodeNames } from './code-names';
import type { StaticTypes } from './library-calls';
import { Subclasses } from './subclasses';

export class ProjectCode {
  readonly codes: ClassCodes;
  readonly names: CodeNames;
  readonly subclasses: Subclasses;

  /**
   * @param expressions the static types of expressions: of what libraries give, and of what they hand to lambdas
   * @param textOf the text of an expression in a file
   */
  constructor(
    readonly classes: SourceClassPool,
    readonly expressions: StaticTypes,
    readonly textOf: (file: string, expression: Expression) => string = () => '',
  ) {
    this.codes = new ClassCodes(classes);
    this.names = new CodeNames(classes.names);
    this.subclasses = new Subclasses(classes, this.codes);
  }
}
