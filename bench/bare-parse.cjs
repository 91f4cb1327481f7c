// What `check` is measured against: reads every Java file of a folder and parses it, nothing more.
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { Language, Parser } = require('web-tree-sitter');

const modules = path.join(__dirname, '..', 'node_modules');

async function run(folder) {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(
    await Language.load(path.join(modules, 'tree-sitter-java-orchard', 'tree-sitter-java_orchard.wasm')),
  );
  for (const file of readdirSync(folder, { recursive: true })) {
    if (file.endsWith('.java')) {
      parser.parse(readFileSync(path.join(folder, file), 'utf8')).delete();
    }
  }
}

run(process.argv[2]);
