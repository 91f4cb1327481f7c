/** The picture of a job's graph as SVG. Names from the code are escaped: they are text and nothing else. */
import type { GraphLayout, PlacedEdge, PlacedOperator } from './graph-layout';

/**
 * @param title its name to a screen reader
 * @param describe what a screen reader says of an operator, and what its tooltip is
 */
export function graphSvg(
  graph: GraphLayout,
  title: string,
  describe: (operator: PlacedOperator['operator']) => string,
): string {
  const { width, height, operators, edges } = graph;
  return [
    `<svg id="graph" role="group" aria-label="${escapeHtml(title)}" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}">`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>',
    ...edges.map(edgeSvg),
    ...operators.map((placed) => operatorSvg(placed, describe(placed.operator))),
    '</svg>',
  ].join('\n');
}

function edgeSvg({ from, to, type, keyed, label, points, at }: PlacedEdge): string {
  const path = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const words = label === '' ? '' : `<text x="${round(at.x)}" y="${round(at.y)}">${escapeHtml(label)}</text>`;
  const title = type === null ? '' : `<title>${escapeHtml([type.text, type.serializer ?? ''].join(' '))}</title>`;
  const classes = `edge ${type?.cost ?? 'unknown'}${keyed ? ' keyed' : ''}`;
  return `<g class="${classes}" aria-hidden="true" data-from="${from}" data-to="${to}">${title}<path d="${path}" marker-end="url(#tip)"/>${words}</g>`;
}

function operatorSvg({ operator, lines, x, y, width, height }: PlacedOperator, described: string): string {
  const [title, detail] = lines;
  const classes = `operator${operator.uidKind === 'none' ? ' unnamed' : ''}${operator.states.length > 0 ? ' stateful' : ''}`;
  return [
    `<g class="${classes}" tabindex="${operator.index === 0 ? 0 : -1}" role="button" data-index="${operator.index}"`,
    ` data-x="${round(x)}" data-y="${round(y)}" aria-label="${escapeHtml(described)}">`,
    `<title>${escapeHtml(described)}</title>`,
    `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" rx="4"/>`,
    `<text class="name" x="${round(x)}" y="${round(y - 8)}">${escapeHtml(title)}</text>`,
    `<text class="uid" x="${round(x)}" y="${round(y + 11)}">${escapeHtml(detail)}</text>`,
    '</g>',
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
