/** What the pages of savepoints and the extension say to each other. */
import type {
  SavepointOperatorView,
  SavepointSourceResult,
  SavepointView,
  TrendView,
} from '../../../server/src/lsp/protocol';
import type { OnDisk } from './on-disk';
import type { Words } from './words';

/** A tab of the editor. */
export type Tab = 'operators' | 'offsets' | 'plan' | 'details';

export type ToPage =
  | { readonly type: 'words'; readonly words: Words; readonly language: string }
  | { readonly type: 'reading'; readonly percentage: number }
  /** `isWanted`: the person cancelled. */
  | { readonly type: 'failed'; readonly why: string; readonly isWanted: boolean }
  | {
      readonly type: 'savepoint';
      readonly view: SavepointView;
      /** Where it lies, as people say it. */
      readonly place: string;
      /** What cannot be told of where it lies; null where all can. */
      readonly note: string | null;
    }
  /** Null while the workspace is being read. */
  | { readonly type: 'source'; readonly source: SavepointSourceResult; readonly canSearch: boolean }
  | { readonly type: 'operator'; readonly operator: SavepointOperatorView }
  | { readonly type: 'reveal'; readonly tab: Tab; readonly operatorId: string | null }
  /** What became of the file since it was read. */
  | { readonly type: 'onDisk'; readonly is: OnDisk }
  | { readonly type: 'trend'; readonly view: TrendView };

export type FromPage =
  | { readonly type: 'ready' | 'cancel' | 'readAgain' | 'lookElsewhere' | 'searchHistory' | 'compare' | 'chooseJob' }
  | {
      readonly type: 'operator' | 'showSource' | 'showHeir' | 'copyOffsets' | 'migrate';
      readonly operatorId: string;
    }
  | { readonly type: 'export'; readonly format: 'json' | 'csv' }
  | { readonly type: 'explain'; readonly rule: string }
  | { readonly type: 'openSavepoint'; readonly index: number };

/** Only what a page may say; the page shows other people's texts, so nothing of it is believed unseen. */
export function fromPage(message: unknown): FromPage | null {
  const { type, operatorId, format, rule, index } = (message ?? {}) as Record<string, unknown>;
  switch (type) {
    case 'ready':
    case 'cancel':
    case 'readAgain':
    case 'lookElsewhere':
    case 'searchHistory':
    case 'compare':
    case 'chooseJob':
      return { type };
    case 'operator':
    case 'showSource':
    case 'showHeir':
    case 'copyOffsets':
    case 'migrate':
      return typeof operatorId === 'string' ? { type, operatorId } : null;
    case 'export':
      return format === 'json' || format === 'csv' ? { type, format } : null;
    case 'explain':
      return typeof rule === 'string' ? { type, rule } : null;
    case 'openSavepoint':
      return typeof index === 'number' ? { type, index } : null;
    default:
      return null;
  }
}
