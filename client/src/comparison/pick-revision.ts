/** The list of revisions to compare with: what is configured, tags, branches, commits, or what is typed. */
import * as vscode from 'vscode';
import type { BaselineStatus, RevisionsResult } from '../../../server/src/lsp/protocol';

/** `name` null: what is configured. */
interface RevisionItem extends vscode.QuickPickItem {
  readonly name?: string | null;
}

type Revision = Extract<RevisionsResult, { revisions: unknown }>['revisions'][number];

/** What the person picks; undefined when they do not. @param load asked once the list is shown */
export function pickRevision(
  status: BaselineStatus | undefined,
  load: () => Promise<RevisionsResult>,
): Promise<string | null | undefined> {
  const pick = vscode.window.createQuickPick<RevisionItem>();
  pick.title = vscode.l10n.t('Compare with the Revision in Production');
  pick.placeholder = vscode.l10n.t('A tag, a branch or a commit; or type one, or a pattern of tags such as deployed/*');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  let found: readonly RevisionItem[] = ownItems(status);
  const show = () => {
    const typed = pick.value.trim();
    const known = found.some(({ name }) => name === typed);
    pick.items =
      typed === '' || known ? found : [...found, { label: typed, description: vscode.l10n.t('as typed'), name: typed }];
  };
  show();
  load().then(
    (result) => {
      pick.busy = false;
      found = 'failed' in result ? ownItems(status) : [...ownItems(status), ...revisionItems(result.revisions, status)];
      if ('failed' in result) {
        pick.placeholder = result.failed;
      }
      show();
    },
    () => pick.hide(),
  );
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.name);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function ownItems(status: BaselineStatus | undefined): RevisionItem[] {
  return [
    ...(status?.chosen
      ? [{ label: `$(discard) ${vscode.l10n.t('Back to the configured baseline')}`, name: null, alwaysShow: true }]
      : []),
    {
      label: `$(git-merge) ${vscode.l10n.t('Where this branch left the default branch')}`,
      description: 'auto',
      name: 'auto',
    },
    { label: `$(circle-slash) ${vscode.l10n.t('Compare with nothing')}`, description: 'off', name: 'off' },
  ];
}

function revisionItems(revisions: readonly Revision[], status: BaselineStatus | undefined): RevisionItem[] {
  const titles = {
    tag: vscode.l10n.t('tags'),
    branch: vscode.l10n.t('branches'),
    commit: vscode.l10n.t('commits'),
  };
  const icons = { tag: 'tag', branch: 'git-branch', commit: 'git-commit' };
  return (['tag', 'branch', 'commit'] as const).flatMap((kind): RevisionItem[] => {
    const own = revisions.filter((each) => each.kind === kind);
    const items = own.map(({ name, subject, date }) => ({
      label: `$(${name === status?.revision?.name ? 'check' : icons[kind]}) ${name}`,
      description: dateText(date),
      detail: subject,
      name,
    }));
    const separator = { label: titles[kind], kind: vscode.QuickPickItemKind.Separator };
    return items.length > 0 ? [separator, ...items] : [];
  });
}

/** A date of git as people write dates; empty where there is none. */
export function dateText(date: string | null): string {
  const time = date ? new Date(date) : null;
  return time === null || Number.isNaN(time.getTime())
    ? ''
    : new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium' }).format(time);
}
