/** The field above a table that filters it; it remembers what was typed. */
import { element } from './dom';
import { remember, remembered } from './host';

const QUIET = 150;

export function filterField(name: string, label: string, changed: (text: string) => void): HTMLElement {
  const field = element('vscode-textfield', { type: 'search', placeholder: label, label, 'aria-label': label });
  const before = remembered<string>(`filter-${name}`) ?? '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.value = before;
  if (before !== '') {
    changed(before);
  }
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      remember(`filter-${name}`, field.value);
      changed(field.value);
    }, QUIET);
  });
  return field;
}
