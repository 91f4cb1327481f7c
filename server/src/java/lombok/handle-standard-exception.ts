/** `@StandardException` (lombok.javac.handlers.HandleStandardException). */
import { classType, type JavaType } from '../class-model';
import { keywordsOf } from './annotation-values';
import type { ClassDraft } from './class-draft';
import { constructorWith, STRING } from './generated-members';
import type { LombokAnnotation } from './lombok-annotations';

const MESSAGE = { name: 'message', type: STRING };
const CAUSE = { name: 'cause', type: classType('java.lang.Throwable') };

/** The four constructors of an exception, but those that are written. */
export function standardException({ values }: LombokAnnotation, draft: ClassDraft): void {
  const access = values.level('access');
  const missing = [[], [MESSAGE], [CAUSE], [MESSAGE, CAUSE]].filter(
    (wanted) =>
      draft.defaultConstructor ||
      !draft.constructors.some(
        ({ parameters }) =>
          parameters.length === wanted.length && parameters.every(({ type }, i) => isSame(type, wanted[i]?.type)),
      ),
  );
  for (const parameters of missing) {
    draft.addConstructor(constructorWith(keywordsOf(access === 'NONE' ? 'PUBLIC' : access), parameters));
  }
}

function isSame(type: JavaType, other: JavaType | undefined): boolean {
  return type.kind === 'class' && other?.kind === 'class' && type.name === other.name;
}
