/** The command "Explain Rule": the page of a rule that is given, of the finding at the cursor, or of one that is picked. */
import * as vscode from 'vscode';
import { openExplanation } from './explanations';

const SOURCE = 'Flink Playbook';

export function registerExplainRule(context: vscode.ExtensionContext): void {
  const rules = rulesOf(context.extension.packageJSON);
  context.subscriptions.push(
    vscode.commands.registerCommand('flinkPlaybook.explainRule', async (given?: unknown) => {
      const rule = typeof given === 'string' ? given : await pick(rules);
      if (rule !== undefined) {
        await openExplanation(rule);
      }
    }),
  );
}

/** The manifest lists each rule, with a sentence, where it can be switched. */
function rulesOf(manifest: unknown): ReadonlyMap<string, string> {
  const { contributes } = manifest as { contributes?: { configuration?: { properties?: Record<string, unknown> } } };
  const setting = contributes?.configuration?.properties?.['flinkPlaybook.rules'];
  const { properties = {} } = (setting ?? {}) as { properties?: Record<string, { description?: string }> };
  return new Map(Object.entries(properties).map(([rule, { description = '' }]) => [rule, description]));
}

async function pick(rules: ReadonlyMap<string, string>): Promise<string | undefined> {
  const here = new Set(rulesAtCursor());
  const items = [...rules].map(
    ([label, detail]): vscode.QuickPickItem => ({
      label,
      detail,
      ...(here.has(label) ? { description: vscode.l10n.t('at the cursor') } : {}),
    }),
  );
  const first = items.filter(({ label }) => here.has(label));
  const others = items.filter(({ label }) => !here.has(label));
  const chosen = await vscode.window.showQuickPick([...first, ...others], {
    placeHolder: vscode.l10n.t('The rule to explain'),
    matchOnDetail: true,
  });
  return chosen?.label;
}

/** In the lines of the cursor. */
function isBeside({ start, end }: vscode.Range, selection: vscode.Selection): boolean {
  return start.line <= selection.end.line && end.line >= selection.start.line;
}

function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  const findings = editor ? vscode.languages.getDiagnostics(editor.document.uri) : [];
  return findings
    .filter(({ source, range }) => source === SOURCE && editor && isBeside(range, editor.selection))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}
