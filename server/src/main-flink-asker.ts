/** Wires the questions to real Flink that the language server asks. */
import path from 'node:path';
import { compareRun, countsOf, whyStopped } from './cli/topology-run-compare';
import { compareTypes } from './cli/types-compare';
import { measuredLines } from './cli/types-measure-text';
import { askForTypes, measureSerializers } from './io/ask-flink';
import { askForTopology } from './io/ask-for-topology';
import { CannotAskFlink, type ProbeRun } from './io/flink-probe';
import type { FlinkAsker, FlinkJudgement, FlinkRun } from './lsp/flink-asker';

/** After so long a main that waits for something is asked for what it built until then. */
const PATIENCE_SECONDS = 60;
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
      const answer = await askForTopology(main, [], PATIENCE_SECONDS, probed(run));
      const real = answer.jobs.filter(({ operators }) => operators.length > 0);
      const stopped = whyStopped(answer);
      const judgements = compareRun(jobs, real, stopped !== null);
      const answers = judgements.flatMap(({ verdict, operator, aspect, text }): FlinkJudgement[] => {
        const place = PLACE.exec(operator);
        const at = place ? { file: place[1] ?? '', line: Number(place[2]) } : null;
        const said = `${operator.replace(PLACE, '').trim()}: ${aspect} ${text}`;
        return verdict === 'not-reached' ? [] : [{ verdict, text: said, at }];
      });
      if (real.length === 0) {
        return { flinkVersion: answer.flinkVersion, answers, notAsked: stopped ?? 'the main built no job' };
      }
      if (stopped !== null) {
        const text = `${stopped}; not reached because of that: ${countsOf(judgements).notReached}`;
        answers.push({ verdict: 'unknown', text, at: answer.errorSite ?? null });
      }
      return { flinkVersion: answer.flinkVersion, answers, notAsked: null };
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
