// The class path comes from the Java extension. A stand-in with its id and its API shows that the interface is used as it
// should be, not that the real extension answers so.
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { waitFor } from './wait-for';

interface StandIn {
  finishImport(classpaths: readonly string[]): void;
  changeClasspath(classpaths: readonly string[]): void;
}

describe('a class path that the Java extension knows', () => {
  let java: StandIn;
  let flink: string;

  before(async () => {
    const [file] = await vscode.workspace.findFiles('**/VisitsJob.java');
    assert.ok(file, 'the workspace has no VisitsJob.java');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    const extension = vscode.extensions.getExtension<StandIn>('redhat.java');
    assert.ok(extension, 'the stand-in is not installed');
    await waitFor('the stand-in', () => extension.isActive);
    java = extension.exports;
    flink = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'flink-playbook-')), 'flink-core-1.20.1.jar');
    fs.writeFileSync(flink, '');
  });

  /** What a check of the workspace does not know about class paths. */
  const gap = async () => {
    const result = await vscode.commands.executeCommand<{ incomplete: string[] }>('flinkPlaybook.checkWorkspace');
    return result.incomplete.find((line) => line.startsWith('classpath ')) ?? '';
  };

  it('is waited for while the import is under way', async () => {
    assert.match(await gap(), /in no local repository of Maven or Gradle/);
  });

  it('is taken when the import has ended', async () => {
    java.finishImport([flink]);
    await waitFor('the class path', async () => /lib\.Money is on no jar of the class path/.test(await gap()));
  });

  it('is taken anew when it changes', async () => {
    java.changeClasspath([flink, '/gone/money.jar']);
    await waitFor('the other class path', async () => /money\.jar is on the class path, but not on/.test(await gap()));
  });
});
