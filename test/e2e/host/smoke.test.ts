// The extension works at all: a finding and a hover in a workspace with one job.
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { waitFor } from './wait-for';

describe('a workspace with one job', () => {
  let document: vscode.TextDocument;

  before(async () => {
    const [file] = await vscode.workspace.findFiles('**/VisitsJob.java');
    assert.ok(file, 'the workspace has no VisitsJob.java');
    document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
  });

  it('activates the extension', async () => {
    const extension = vscode.extensions.getExtension('flink-playbook.flink-playbook');
    assert.ok(extension, 'the extension is not there');
    await waitFor('activation', () => extension.isActive);
  });

  it('reports the operator without a uid', async () => {
    const finding = await waitFor('missing-operator-uid', () =>
      findings(document.uri).find((diagnostic) => ruleOf(diagnostic) === 'missing-operator-uid'),
    );
    assert.match(document.lineAt(finding.range.start).text, /\.process\(/);
  });

  it('tells the operator id of a uid in a hover', async () => {
    const position = document.positionAt(document.getText().indexOf('visits-source-v1'));
    const hover = await waitFor('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (typeof part === 'string' ? part : part.value))
        .join('\n');
    });
    assert.match(hover, /\b[0-9a-f]{32}\b/);
  });
});

function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Flink Playbook');
}

function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
