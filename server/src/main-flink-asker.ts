/** Wires the questions to real Flink that the language server asks. */
import path from 'node:path';
import { compareRun } from './cli/topology-verify';
import { compareTypes } from './cli/types-compare';
import { measuredLines } from './cli/types-measure-text';
import { askForTypes, measureSerializers } from './io/ask-flink';
import { askForTopology } from './io/ask-for-topology';
import { CannotAskFlink, type ProbeRun } from './io/flink-probe';
import type { FlinkAsker, FlinkJudgement, FlinkRun } from './lsp/flink-asker';

const PLACE = /\(([^()\s]+\.java):(\d+)\)$/;

/** @param folder of the running bundle */
export function flinkAsker(folder: string): FlinkAsker {
  const probe = path.join(folder, '..', 'probe', 'FlinkProbe.java');
  const probed = (run: FlinkRun): ProbeRun => ({ ...run, probe, progress: () => {} });
  return {
    async types(classes, run) {
      const answer = await askForTypes(
        classes.map(({ name }) => name),
        probed(run),
      );
      const answers = classes.map(({ name, type }, i) => {
        const told = answer.classes[i] ?? { class: name, error: 'java.lang.ClassNotFoundException' };
        const { differences, unknown, notAsked } = compareTypes(type, told);
        const judged = (verdict: FlinkJudgement['verdict']) => (text: string) => ({ verdict, text, at: null });
        return [
          ...differences.map(judged('wrong')),
          ...unknown.map(judged('unknown')),
          ...(notAsked === null ? [] : [judged('unknown')(notAsked)]),
        ];
      });
      return { flinkVersion: answer.flinkVersion, answers, notAsked: null };
    },
    async job(main, jobs, run) {
      const answer = await askForTopology(main, [], probed(run));
      const real = answer.jobs.filter(({ operators }) => operators.length > 0);
      const answers = compareRun(jobs, real).map(({ verdict, operator, aspect, text }): FlinkJudgement => {
        const place = PLACE.exec(operator);
        const at = place ? { file: place[1] ?? '', line: Number(place[2]) } : null;
        return { verdict, text: `${operator.replace(PLACE, '').trim()}: ${aspect} ${text}`, at };
      });
      const why = `${answer.status}${answer.error ? `: ${answer.error}` : ''}`;
      return { flinkVersion: answer.flinkVersion, answers, notAsked: real.length > 0 ? null : why };
    },
    async measure(classes, run) {
      const answer = await measureSerializers(classes, probed(run));
      const answers = classes.map((name) => {
        const measured = answer.classes.find((each) => each.class === name) ?? { class: name, error: '?' };
        return measuredLines(measured).join('\n');
      });
      return { flinkVersion: answer.flinkVersion, answers, notAsked: null };
    },
    whyNot: (error) => (error instanceof CannotAskFlink ? error.why : null),
  };
}
