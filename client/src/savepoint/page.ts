/** The document of a savepoint page: nothing in it but its script and style; all else is put in as text. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Where the scripts and styles of the pages are. */
export function pageOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist', 'pages')] };
}

export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, kind: 'savepoint' | 'trend'): string {
  const nonce = randomBytes(16).toString('base64');
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'pages', name)).toString();
  // the table makes its style sheets by script, and draws its arrows with images within them
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    'img-src data:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${file('savepoint.css')}">
<title>Flink Playbook</title>
</head>
<body data-page="${kind}">
<main id="page"></main>
<script nonce="${nonce}" src="${file('savepoint.js')}"></script>
</body>
</html>`;
}
