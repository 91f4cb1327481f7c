/** The command "Name All Operators…": shows what a job without uids may lose, then previews the uids. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type JobsResult,
  NAME_OPERATORS,
  type NameOperatorsParams,
  type NameOperatorsResult,
} from '../../server/src/lsp/protocol';
import { withoutLinks } from './foreign-text';
import type { Latest } from './latest';
import { pickJob } from './pick-job';
import { toRange } from './places';
import type { JobNode } from './views/job-nodes';

/** Names of operators in a dialog. */
const SHOWN = 8;

export function registerNameOperators(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  jobs: Latest<JobsResult>,
): void {
  const ask = (params: NameOperatorsParams) => client.sendRequest<NameOperatorsResult | null>(NAME_OPERATORS, params);
  context.subscriptions.push(
    vscode.commands.registerCommand('flinkPlaybook.nameOperators', async (node?: JobNode) => {
      const job = node?.kind === 'job' ? node.job : await pickJob(jobs);
      if (job) {
        await nameOperators(job.label, (keepIds) => ask({ uri: job.place.uri, entry: job.entry, keepIds }));
      }
    }),
  );
}

async function nameOperators(
  label: string,
  ask: (keepIds: boolean) => Promise<NameOperatorsResult | null>,
): Promise<void> {
  const plan = await ask(false);
  if (!plan) {
    return;
  }
  if (plan.named.length === 0) {
    const why = plan.skipped.map(({ operator, why: reason }) => `${operator}: ${reason}`).join('; ');
    void vscode.window.showInformationMessage(
      withoutLinks(
        plan.skipped.length === 0
          ? vscode.l10n.t('All operators of {0} have a uid.', label)
          : vscode.l10n.t('No operator of {0} can be given a uid here: {1}', label, why),
      ),
    );
    return;
  }
  const how = plan.losing.length === 0 ? 'plain' : await confirm(label, plan);
  const chosen = how === 'keep' ? await ask(true) : how === 'plain' ? plan : null;
  if (chosen && (await vscode.workspace.applyEdit(toEdit(chosen))) && chosen.skipped.length > 0) {
    const why = chosen.skipped.map(({ operator, why: reason }) => `${operator}: ${reason}`).join('; ');
    void vscode.window.showWarningMessage(withoutLinks(vscode.l10n.t('Without a uid still: {0}', why)));
  }
}

/** Refuses unless the person says what the job is. */
async function confirm(label: string, plan: NameOperatorsResult): Promise<'plain' | 'keep' | null> {
  const { losing, keeping, inProduction } = plan;
  const keep = vscode.l10n.t('Add Uids and Keep the Old Ids');
  const plain = vscode.l10n.t('It Has No State Yet: Add Uids');
  const lost = losing.filter((operator) => !keeping.includes(operator));
  const detail = [
    ...(inProduction === null ? [] : [inProduction]),
    vscode.l10n.t(
      'Its savepoints know these operators by ids that Flink made of the graph, so that with a uid they would start without their state: {0}.',
      named(losing),
    ),
    ...(keeping.length > 0
      ? [
          vscode.l10n.t(
            'With “{0}”, setUidHash is written beside the uid for {1}: the restore then finds the state under the old id, and the next savepoint has it under the uid. The ids are those of the code as it is now, which must be what runs.',
            keep,
            named(keeping),
          ),
        ]
      : []),
    ...(keeping.length > 0 && lost.length > 0
      ? [vscode.l10n.t('This is not possible for {0}: their state is lost.', named(lost))]
      : []),
  ].join('\n\n');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('If {0} runs already, {1} of its operators would lose their state.', label, losing.length),
    { modal: true, detail },
    ...(keeping.length > 0 ? [keep] : []),
    plain,
  );
  return choice === keep ? 'keep' : choice === plain ? 'plain' : null;
}

function named(operators: readonly string[]): string {
  const more = operators.length - SHOWN;
  const shown = operators.slice(0, SHOWN).join(', ');
  return more > 0 ? `${shown}, ${vscode.l10n.t('{0} more', more)}` : shown;
}

/** Nothing is written before the person has seen it in the refactoring preview. */
function toEdit({ named: operators }: NameOperatorsResult): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, range, newText, operator, uid } of operators) {
    const metadata = { label: `${operator} → ${uid}`, description: newText.trim(), needsConfirmation: true };
    edit.replace(vscode.Uri.parse(uri), toRange(range), newText, metadata);
  }
  return edit;
}
