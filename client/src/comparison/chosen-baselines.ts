/** What the person chose to compare folders with: kept for the workspace, until it is taken back. */
import type * as vscode from 'vscode';

const KEY = 'flinkPlaybook.baselines';

type Chosen = Readonly<Record<string, string>>;

export function chosenBaselines(context: vscode.ExtensionContext): Chosen {
  return context.workspaceState.get<Chosen>(KEY, {});
}

/** @param name null for what is configured */
export async function keepChosen(context: vscode.ExtensionContext, folder: string, name: string | null): Promise<void> {
  const { [folder]: _, ...others } = chosenBaselines(context);
  await context.workspaceState.update(KEY, name === null ? others : { ...others, [folder]: name });
}
