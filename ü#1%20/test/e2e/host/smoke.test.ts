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
    const finding = await waitFor('missing-operator-uid', () => findings(document.uri).find((diagnostic) => ruleOf(diagnostic) === 'missing-operator-uid'));
    assert.match(document.lineAt(finding.range.start).text, /\.process\(/);
  });

  it('says something about it in a hover', async () => {
    const position = document.positionAt(document.getText().indexOf('process(') + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    const texts = hovers.flatMap((hover) => hover.contents.map((part) => (typeof part === 'string' ? part : part.value)));
    assert.ok(texts.join('').trim(), 'the hover is empty');
  });
});

function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Flink Playbook');
}

function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
