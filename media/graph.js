// The picture of a job's graph: keys, clicks, zoom. It draws nothing: the SVG comes with the page.
const vscode = acquireVsCodeApi();
const svg = document.getElementById('graph');
const area = document.querySelector('main');
const STEP = 1.25;
// the page is drawn anew after an edit: what was seen of it stays in sight
const of = svg?.getAttribute('aria-label');
const before = vscode.getState()?.of === of ? vscode.getState() : {};
let scale = 1;

if (svg) {
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  const operators = [...svg.querySelectorAll('.operator')];

  const keep = (seen) => vscode.setState(Object.assign(before, { of }, seen));
  const zoom = (wanted) => {
    scale = Math.min(4, Math.max(0.1, wanted));
    svg.setAttribute('width', width * scale);
    svg.setAttribute('height', height * scale);
    keep({ scale });
  };
  const showAll = () =>
    zoom(Math.max(0.6, Math.min(1.2, (area.clientWidth - 8) / width, (area.clientHeight - 8) / height)));
  const go = (operator) => vscode.postMessage({ show: Number(operator.dataset.index) });
  const focus = (operator) => {
    for (const other of operators) other.setAttribute('tabindex', other === operator ? '0' : '-1');
    operator.focus();
    keep({ focus: operator.dataset.index });
    operator.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  /** The nearest operator in the direction of an arrow key. */
  const neighbour = (from, dx, dy) => {
    const place = (operator) => [Number(operator.dataset.x), Number(operator.dataset.y)];
    const [x, y] = place(from);
    let best;
    for (const operator of operators) {
      const [ox, oy] = place(operator);
      const along = (ox - x) * dx + (oy - y) * dy;
      const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (along > 1 && (!best || along + 2 * aside < best.distance)) best = { operator, distance: along + 2 * aside };
    }
    return best?.operator;
  };
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  svg.addEventListener('click', ({ target }) => {
    const operator = target.closest('.operator');
    if (operator) {
      focus(operator);
      go(operator);
    }
  });
  svg.addEventListener('keydown', (event) => {
    const operator = event.target.closest('.operator');
    const arrow = ARROWS[event.key];
    if (operator && arrow) {
      event.preventDefault();
      const next = neighbour(operator, ...arrow);
      if (next) focus(next);
    } else if (operator && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      go(operator);
    }
  });
  area.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(event.deltaY < 0 ? scale * STEP : scale / STEP);
      }
    },
    { passive: false },
  );
  document.getElementById('fit').addEventListener('click', showAll);
  document.getElementById('in').addEventListener('click', () => zoom(scale * STEP));
  document.getElementById('out').addEventListener('click', () => zoom(scale / STEP));
  if (before.scale) {
    const { left = 0, top = 0 } = before;
    zoom(before.scale);
    area.scrollTo(left, top);
    for (const operator of operators) {
      if (before.focus) operator.setAttribute('tabindex', operator.dataset.index === before.focus ? '0' : '-1');
    }
  } else {
    showAll();
  }
  area.addEventListener('scroll', () => keep({ left: area.scrollLeft, top: area.scrollTop }));
}
