/** What stale union state becomes with each further restore, beside the frame size that it must fit in. */
import type { SavepointFindingView } from '../../../server/src/lsp/protocol';
import type { Words } from '../../src/savepoint/words';
import { countText, frameText, shortCount, sizeText } from './amounts';
import { type Line, lines } from './charts';

export function forecastChart({ forecast }: SavepointFindingView, words: Words): HTMLElement | null {
  if (!forecast || forecast.steps.length < 2) {
    return null;
  }
  const { steps, frameSize } = forecast;
  const [first, last] = [steps[0], steps.at(-1)];
  const told = `0: ${countText(first?.entries ?? 0)}, ${sizeText(first?.metadataSize ?? 0)} → ${last?.restore}: ${countText(last?.entries ?? 0)}, ${sizeText(last?.metadataSize ?? 0)} (${words.frameSize}: ${frameText(frameSize)})`;
  return lines({
    title: words.forecast,
    described: told,
    labels: steps.map(({ restore }) => `+${restore}`),
    lines: [
      { label: words.metadataSize, values: steps.map(({ metadataSize }) => metadataSize), color: 'blue' },
      frameLine(steps.length, frameSize, words),
      { label: words.entries, values: steps.map(({ entries }) => entries), color: 'yellow', isRight: true },
    ],
    sayLeft: sizeText,
    sayRight: shortCount,
  });
}

/** The frame size, across a chart of so many places. */
export function frameLine(places: number, frameSize: number, words: Words): Line {
  const values = Array.from({ length: places }, () => frameSize);
  return { label: words.frameSize, values, color: 'red', dashed: true, always: frameText(frameSize) };
}
