/** The functions, sources, sinks, operators and triggers that a file declares, and what their code does with state. */
import type { SourceClassPool } from '../../java/build-classes';
import type { ClassType } from '../../java/class-model';
import { declaredTypes, type SourceFile } from '../../java/source-set';
import { supertypesOf } from '../../java/supertypes';
import type { TypeValues } from '../element-types/type-values';
import type { ProjectCode } from '../interpreter/project-code';
import { objectsIn } from '../interpreter/unseen-objects';
import { concernsState, type StateCode, stateCode } from './registrations';

/** One for each class of a file that Flink runs, anonymous ones included; none for a file that does not mention Flink. */
export function functionsIn(file: SourceFile, code: ProjectCode, types: TypeValues): StateCode[] {
  if (!file.scan.mentionsFlink || !file.unit()) {
    return [];
  }
  return [...declaredTypes(file)].flatMap((type) =>
    objectsIn(type, code, (made) => runsInFlink(made, code.classes)).map((run) => stateCode(run(concernsState), types)),
  );
}

/** True for classes below one of Flink's: its functions, operators, sources, sinks, triggers. */
function runsInFlink(type: ClassType, pool: SourceClassPool): boolean {
  return [...supertypesOf(type, pool)].some(({ name }) =>
    /^org\.apache\.flink\.(?:api|streaming|cep|connector)\./.test(name),
  );
}
