import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { REPOSITORY } from '../fixture/repository';

/** The English templates that the product says: first arguments of `message(…)` and `l10n.t(…)`, with their places. */
function templates(): Map<string, string> {
  const found = new Map<string, string>();
  for (const root of ['server/src', 'client/src']) {
    for (const name of readdirSync(path.join(REPOSITORY, root), { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.ts')) {
        const file = path.join(root, name);
        const source = ts.createSourceFile(
          file,
          readFileSync(path.join(REPOSITORY, file), 'utf8'),
          ts.ScriptTarget.Latest,
        );
        collect(source, source, file, found);
      }
    }
  }
  return found;
}

function collect(node: ts.Node, source: ts.SourceFile, file: string, found: Map<string, string>): void {
  if (ts.isCallExpression(node) && /^(message|vscode\.l10n\.t)$/.test(node.expression.getText(source))) {
    const [template] = node.arguments;
    if (template && ts.isStringLiteralLike(template)) {
      found.set(template.text, file);
    } else if (!/base\/message\.ts$|rules\/not-a-pojo\/fixes\.ts$/.test(file)) {
      assert.fail(`${file}: a message must be a literal, or nobody can translate it: ${node.getText(source)}`);
    }
  }
  node.forEachChild((child) => collect(child, source, file, found));
}

const json = (file: string): Record<string, string> => JSON.parse(readFileSync(path.join(REPOSITORY, file), 'utf8'));
const placeholders = (text: string) =>
  [...text.matchAll(/\{\d+\}/g)]
    .map(([p]) => p)
    .sort()
    .join();

describe('translations', () => {
  it('has a Chinese sentence for everything the product says, and none too many', () => {
    const chinese = json('l10n/bundle.l10n.zh-cn.json');
    const said = templates();
    assert.deepEqual(
      [...said].filter(([text]) => !(text in chinese)).map(([text, file]) => `${file}: ${text}`),
      [],
    );
    assert.deepEqual(
      Object.keys(chinese).filter((text) => !said.has(text)),
      [],
    );
  });

  it('keeps every placeholder', () => {
    const chinese = Object.entries(json('l10n/bundle.l10n.zh-cn.json'));
    assert.deepEqual(
      chinese.filter(([english, said]) => placeholders(english) !== placeholders(said)),
      [],
    );
  });

  it('names in both languages what the manifest refers to, and nothing else', () => {
    const manifest = readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8');
    const used = [...new Set(Array.from(manifest.matchAll(/"%([\w.-]+)%"/g), ([, key]) => key))].sort();
    assert.deepEqual(Object.keys(json('package.nls.json')).sort(), used);
    assert.deepEqual(Object.keys(json('package.nls.zh-cn.json')).sort(), used);
  });
});
