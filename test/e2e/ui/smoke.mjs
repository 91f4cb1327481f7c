// The extension shows itself: a finding, its hover, its row in the Problems panel.
import { hoverOver, waitForSquiggle } from '../verbs/editor.mjs';
import { openFile } from '../verbs/palette.mjs';
import { openProblems } from '../verbs/problems-panel.mjs';

export const options = { workspace: 'one-job' };

export default [
  {
    title: 'a job without a uid gets a squiggle',
    async run({ page, shot }) {
      await openFile(page, 'VisitsJob.java');
      await waitForSquiggle(page, 'error');
      await shot('squiggle');
    },
  },
  {
    title: 'the hover names the rule',
    async run({ page, shot }) {
      await hoverOver(page, 'process(new', 'missing-operator-uid');
      await shot('hover');
    },
  },
  {
    title: 'the Problems panel lists it',
    async run({ page, shot }) {
      await openProblems(page, 'missing-operator-uid');
      await shot('problems');
    },
  },
];
