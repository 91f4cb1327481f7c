/** How far a savepoint is read, with a way to cancel. */
import type { Words } from '../../src/savepoint/words';
import { button, element, fill } from './dom';
import { tell } from './host';

/** Changes what stands there already: a button that is made anew loses the click, and the focus, that it just got. */
export function drawProgress(root: HTMLElement, percentage: number, words: Words): void {
  const text = fill(words.reading, percentage);
  const status = root.querySelector('.reading');
  const bar = root.querySelector('progress');
  if (status && bar) {
    status.textContent = text;
    bar.setAttribute('aria-label', text);
    bar.value = percentage;
    return;
  }
  root.replaceChildren(
    element('p', { class: 'reading', role: 'status' }, text),
    element('progress', { max: '100', value: String(percentage), 'aria-label': text }),
    element(
      'p',
      {},
      button(words.cancel, () => tell({ type: 'cancel' })),
    ),
  );
}
