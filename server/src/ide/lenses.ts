/** Lines above code: what Flink makes of a class, what a method builds. */
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { SourceText } from '../analysis/source-text';
import { type Message, message, type Say } from '../base/message';
import type { TextRange } from '../base/text-range';
import { whyNoPojo } from '../rules/why-no-pojo';
import { isOperator } from '../topology/operators';
import { TypeCosts } from '../typeinfo/type-costs';
import type { TypeInformation } from '../typeinfo/type-information';
import { HOVER_COMMANDS } from './hover-context';
import { idOriginOf } from './job-view';
import { jobsOfFile } from './jobs-of-file';

export interface Lens {
  readonly range: TextRange;
  readonly title: string;
  /** What a click does; null for nothing. */
  readonly command: { readonly id: string; readonly arguments: readonly string[] } | null;
}

const LONGEST_WHY = 90;

/** On each class of a file that reaches a stream or a state. */
export function classLenses(project: ProjectAnalysis, file: SourceText, say: Say): Lens[] {
  const costs = new TypeCosts();
  return project.classesOf(file).flatMap((model): Lens[] => {
    const type = model.place && project.reachedClass(model.name)?.type;
    const title = type ? titleOf(type, costs, say) : null;
    if (!model.place || !type || title === null) {
      return [];
    }
    const isFine = costs.of(type) === 'own';
    const command = isFine ? null : { id: HOVER_COMMANDS.explain, arguments: ['perfect-pojo'] };
    return [{ range: model.place.nameRange, title, command }];
  });
}

function titleOf(type: TypeInformation, costs: TypeCosts, say: Say): string | null {
  const why = shortWhy(type);
  switch (costs.of(type)) {
    case 'own':
      return type.kind === 'pojo' ? say(message('✓ POJO')) : `✓ ${type.serializer ?? type.kind}`;
    case 'kryo-within': {
      const fields = type.fields.filter((field) => costs.of(field.type) !== 'own').map(({ name }) => name);
      return say(message('△ POJO, but Kryo for: {0}', fields.join(', ')));
    }
    case 'kryo':
      return say(message('✗ Kryo: {0}', why));
    case 'throws':
      return say(message('✗ Flink fails: {0}', why));
    case 'unknown':
      return null; // no proof, nothing said
  }
}

function shortWhy({ reasons: [first] }: TypeInformation): Message | string {
  return first?.own ?? (first && whyNoPojo(first)) ?? shortened(first?.message ?? '');
}

/** The first sentence of what Flink says. */
function shortened(words: string): string {
  const [first = ''] = words.split('. ');
  return first.length > LONGEST_WHY ? `${first.slice(0, LONGEST_WHY)}…` : first;
}

/** On each method that builds a job. */
export function jobLenses(project: ProjectAnalysis, file: SourceText, say: Say): Lens[] {
  return jobsOfFile(project, file)
    .filter(({ program }) => program.entryPlace.file === file.path)
    .map(({ program, operators }) => {
      const unnamed = operators.filter(
        (operator) => idOriginOf(operator) === 'graph' && isOperator(operator.transformation),
      ).length;
      const title =
        unnamed === 0
          ? say(message('Flink job: {0} operators, all with a uid', operators.length))
          : say(message('Flink job: {0} operators, {1} without a uid', operators.length, unnamed));
      return {
        range: program.entryPlace.range,
        title,
        command: { id: HOVER_COMMANDS.showGraph, arguments: [program.entry] },
      };
    });
}
