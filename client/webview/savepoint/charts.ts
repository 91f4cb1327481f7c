/** Charts: uPlot, in the editor's colours. Each has a sentence for those who do not see it. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { cut, element } from './dom';

export interface Line {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly color: 'blue' | 'green' | 'yellow' | 'red';
  readonly dashed?: boolean;
  /** Whether it is measured on the right. */
  readonly isRight?: boolean;
  /** What the legend says where all its values are the same. */
  readonly always?: string;
}

export interface BarsOptions {
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly described: string;
  readonly labels: readonly string[];
  readonly values: readonly number[];
  say(value: number): string;
  /** Lying, so that names can be read. */
  readonly isLying?: boolean;
}

export interface LinesOptions {
  readonly title: string;
  readonly described: string;
  readonly labels: readonly string[];
  readonly lines: readonly Line[];
  /** For what doubles from step to step: then the small values are seen, too. */
  readonly isLogarithmic?: boolean;
  sayLeft(value: number): string;
  sayRight?(value: number): string;
}

type Draw = () => uPlot.Options & { rows: uPlot.AlignedData };

/** Charts that are on the page are drawn anew when the theme or the width changes. */
const drawn = new Map<HTMLElement, () => void>();
const redrawAll = () => {
  for (const [figure, draw] of drawn) {
    if (figure.isConnected) {
      draw();
    } else {
      drawn.delete(figure);
    }
  }
};
new MutationObserver(redrawAll).observe(document.body, { attributes: true, attributeFilter: ['class'] });
window.addEventListener('resize', redrawAll);

const NARROWEST = 200;
/** In characters, at bars. */
const LONGEST_NAME = 24;

export function bars(options: BarsOptions): HTMLElement {
  const { title, described, labels, values, say, isLying = false } = options;
  return figure(title, described, (width) => {
    const names = axis(isLying ? 180 : 30, (value) =>
      Number.isInteger(value) ? cut(labels[value] ?? '', LONGEST_NAME) : '',
    );
    const sizes = axis(isLying ? 30 : 70, say);
    return {
      width,
      height: isLying ? 50 + 22 * Math.max(labels.length, 2) : 180,
      cursor: { drag: { x: false, y: false } },
      legend: { live: true },
      scales: {
        x: {
          time: false,
          ori: isLying ? 1 : 0,
          dir: isLying ? -1 : 1,
          range: [-0.6, Math.max(labels.length, 1) - 0.4],
        },
        y: { ori: isLying ? 0 : 1, range: (_, __, most) => [0, most > 0 ? most * 1.05 : 1] },
      },
      axes: [
        {
          ...names,
          side: isLying ? 3 : 2,
          grid: { show: false },
          ...(isLying
            ? { splits: () => labels.map((_, i) => i) }
            : { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] }),
        },
        { ...sizes, side: isLying ? 2 : 3, space: isLying ? 80 : 40 },
      ],
      series: [
        { label: '#', value: (_, value) => (value === null ? '' : (labels[value] ?? '')) },
        {
          label: title,
          value: (_, value, __, at) => (value === null || at === null ? '' : `${labels[at] ?? ''}: ${say(value)}`),
          fill: color('blue'),
          stroke: color('blue'),
          ...(uPlot.paths.bars ? { paths: uPlot.paths.bars({ size: [0.8, 60] }) } : {}),
          points: { show: false },
        },
      ],
      rows: [labels.map((_, i) => i), [...values]],
    };
  });
}

export function lines(options: LinesOptions): HTMLElement {
  const { title, described, labels, lines: all, sayLeft, sayRight = sayLeft } = options;
  const hasRight = all.some(({ isRight }) => isRight);
  return figure(title, described, (width) => ({
    width,
    height: 280,
    cursor: { drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: [-0.2, Math.max(labels.length - 1, 1) + 0.2] },
      y: options.isLogarithmic
        ? { distr: 3, range: (_, least, most) => [powerBelow(least), powerBelow(most) * 10] }
        : { range: (_, __, most) => [0, most > 0 ? most * 1.08 : 1] },
      // lower than the left, so that lines that grow alike are both seen
      right: { range: (_, __, most) => [0, most > 0 ? most * 1.5 : 1] },
    },
    axes: [
      {
        ...axis(40, (value) => (Number.isInteger(value) ? cut(labels[value] ?? '', 14) : '')),
        incrs: [1, 2, 5, 10, 20, 50, 100],
      },
      { ...axis(80, sayLeft), ...(options.isLogarithmic ? POWERS_ONLY : {}) },
      ...(hasRight ? [{ ...axis(80, sayRight), side: 1 as const, scale: 'right', grid: { show: false } }] : []),
    ],
    series: [
      { label: '#', value: (_, value) => (value === null ? '' : (labels[value] ?? '')) },
      ...all.map(
        ({ label, color: name, dashed, isRight, always }): uPlot.Series => ({
          label,
          stroke: color(name),
          width: 2,
          scale: isRight ? 'right' : 'y',
          points: { show: !dashed, size: 6 },
          value: (_, value) => always ?? (value === null ? '' : (isRight ? sayRight : sayLeft)(value)),
          ...(dashed ? { dash: [8, 5] } : {}),
        }),
      ),
    ],
    rows: [labels.map((_, i) => i), ...all.map(({ values }) => [...values])],
  }));
}

/** A line for each power of ten: those between only blacken the chart. */
const POWERS_ONLY: uPlot.Axis = {
  filter: powersOfTen,
  grid: {
    filter: powersOfTen,
    stroke: gridColor,
    width: 1,
  },
};

function powersOfTen(_: uPlot, splits: number[]): (number | null)[] {
  return splits.map((value) => (Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9 ? value : null));
}

function powerBelow(value: number): number {
  return 10 ** Math.floor(Math.log10(Math.max(value, 1)));
}

function figure(title: string, described: string, options: (width: number) => ReturnType<Draw>): HTMLElement {
  const canvas = element('div', { role: 'img', 'aria-label': `${title}. ${described}` });
  const made = element(
    'figure',
    {},
    element('figcaption', {}, title),
    canvas,
    element('p', { class: 'hint' }, described),
  );
  let chart: uPlot | undefined;
  const draw = () => {
    chart?.destroy();
    const { rows, ...rest } = options(Math.max(NARROWEST, made.clientWidth - 2));
    chart = new uPlot(rest, rows, canvas);
  };
  drawn.set(made, draw);
  requestAnimationFrame(draw); // its width is known once it is on the page
  return made;
}

function axis(size: number, say: (value: number) => string): uPlot.Axis {
  return {
    size,
    stroke: style('--vscode-foreground'),
    grid: { stroke: gridColor, width: 1 },
    ticks: { show: false },
    font: `12px ${style('--vscode-font-family')}`,
    // a logarithmic axis leaves most of its numbers out
    values: (_, values: (number | null)[]) => values.map((value) => (value === null ? '' : say(value))),
  };
}

function color(name: Line['color']): string {
  return style(`--vscode-charts-${name}`, '--vscode-foreground');
}

/** Pale in each theme: in high contrast the lines of the editor's own guides would hide those of the chart. */
function gridColor(): string {
  return `color-mix(in srgb, ${style('--vscode-foreground')} 18%, transparent)`;
}

function style(...names: string[]): string {
  const of = getComputedStyle(document.documentElement);
  return names.map((name) => of.getPropertyValue(name).trim()).find((value) => value !== '') ?? '#808080';
}
