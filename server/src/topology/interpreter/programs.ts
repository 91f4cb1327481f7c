/** What a run built, as programs: one for each execution of each environment. */
import type { CodePlace } from '../code-place';
import {
  type EnvironmentUse,
  type JobProgram,
  NO_UID,
  type ProgramGap,
  type Setting,
  type Transformation,
  type Uid,
} from '../transformation';
import type { EnvironmentDraft, TransformationDraft } from './drafts';
import type { Entry } from './reader';
import type { Run } from './run';

/** What was built, as one program for each execution of each environment. */
export function programsOf({ owner, method }: Entry, run: Run, runOf: JobProgram['runOf']): JobProgram[] {
  const entry = `${owner.name}#${method.name}`;
  const entryPlace: CodePlace = { file: owner.file, range: method.nameRange };
  return [...run.environments.values()].flatMap((environment): JobProgram[] => {
    const executions = Array.from({ length: environment.executed + 1 }, (_, execution) => execution);
    return executions.flatMap((execution): JobProgram[] => {
      const drafts = run.transformations.filter(
        (draft) => draft.ofEnvironment === environment.id && draft.execution === execution,
      );
      const executed = execution < environment.executed;
      // behind the last execution there may be nothing more
      if (drafts.length === 0 && ((execution > 0 && !executed) || environment.made === null)) {
        return [];
      }
      const gaps = environment.gaps.filter((gap) => gap.execution === execution).map(({ gap }) => gap);
      return [
        {
          entry,
          entryPlace,
          environment: useOf(environment),
          transformations: numbered(drafts.map((draft) => finish(draft, run))),
          settings: environment.calls.filter((each) => each.execution <= execution).map(({ call }) => call),
          executed,
          gaps: distinct(gaps),
          runOf,
        },
      ];
    });
  });
}

function finish(draft: TransformationDraft, run: Run): Transformation {
  const { settings } = run.store;
  const { ofEnvironment: _, execution: __, many, handedOn, ...rest } = draft;
  const of = <T>(name: string) => (settings.get(`t${draft.id}.${name}`) ?? { kind: 'unset' }) as Setting<T>;
  const given = (settings.get(`t${draft.id}.uid`) as Uid | undefined) ?? NO_UID;
  // what code works out in a round of a loop, or in a method that calls itself, is another thing in the next round
  const uid: Uid = given.kind === 'computed' && many() ? { ...given, value: null } : given;
  return {
    ...rest,
    many: many(),
    uid: handedOn && uid.kind === 'none' ? { ...NO_UID, kind: 'unknown' } : uid,
    userHash: of('userHash'),
    name: of('name'),
    parallelism: of('parallelism'),
    maxParallelism: of('maxParallelism'),
    slotSharingGroup: of('slotSharingGroup'),
    chaining: of('chaining'),
    returns: of('returns'),
  };
}

function useOf({ made, variable, statementEnd }: EnvironmentDraft): EnvironmentUse | null {
  return made && { ...made, variable, statementEnd: statementEnd ?? made.range.end };
}

/** Ids count within a program, from 1. */
function numbered(transformations: readonly Transformation[]): Transformation[] {
  const ids = new Map(transformations.map(({ id }, i) => [id, i + 1]));
  return transformations.map((transformation, i) => ({
    ...transformation,
    id: i + 1,
    inputs: transformation.inputs.map((alternatives) => alternatives.flatMap((id) => ids.get(id) ?? [])),
  }));
}

function distinct(gaps: readonly ProgramGap[]): ProgramGap[] {
  const seen = new Set<string>();
  return gaps.filter(({ why, place }) => {
    const key = `${why} ${place.file} ${place.range.start.line}:${place.range.start.column}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
