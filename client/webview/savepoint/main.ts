/** Shows what the extension tells: one savepoint, or how several grew. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-tab-header/index.js';
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import '@vscode-elements/elements/dist/vscode-tabs/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import '@vscode-elements/elements/dist/vscode-tree/index.js';
import '@vscode-elements/elements/dist/vscode-tree-item/index.js';
import './savepoint.css';
import type { ToPage } from '../../src/savepoint/page-messages';
import type { Words } from '../../src/savepoint/words';
import { button, element, visible } from './dom';
import { listen, tell } from './host';
import { drawProgress } from './progress';
import { SavepointPage } from './savepoint-page';
import { drawTrend } from './trend-page';

const root = document.querySelector('main') ?? document.body;
let words: Words | undefined;
let page: SavepointPage | undefined;

listen((message) => {
  if (message.type === 'words') {
    words = message.words;
    document.documentElement.lang = message.language;
  } else if (words) {
    show(message, words);
  }
});

function show(message: ToPage, said: Words): void {
  switch (message.type) {
    case 'reading':
      page = undefined;
      drawProgress(root, message.percentage, said);
      break;
    case 'failed':
      root.replaceChildren(
        element('p', message.isWanted ? { role: 'status' } : { class: 'damaged', role: 'alert' }, visible(message.why)),
        element(
          'p',
          {},
          button(said.readAgain, () => tell({ type: 'readAgain' })),
        ),
      );
      break;
    case 'savepoint':
      page = new SavepointPage(root, message, said);
      page.draw();
      break;
    case 'source':
      page?.setSource(message.source, message.canSearch);
      break;
    case 'operator':
      page?.operator(message.operator);
      break;
    case 'reveal':
      page?.reveal(message.tab, message.operatorId);
      break;
    case 'onDisk':
      page?.onDisk(message.is);
      break;
    case 'trend':
      drawTrend(root, message.view, said);
      break;
    default:
      break;
  }
}
