// Fails when a module imports what its layer must not know, when imports run in a circle, or when no module was seen.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The rooms of the core from left to right: each may import only those that stand before it, and itself. */
const ORDER = [
  'base',
  'finding',
  'flink',
  'savepoint',
  'project',
  'syntax',
  'java',
  'typeinfo',
  'topology',
  'compatibility',
  'rules',
  'explanations',
  'analysis',
  'ide',
  'checklist',
];
/** Rooms outside the row, with what they may import. */
const OTHERS = { io: ['base', 'finding', 'savepoint', 'project', 'analysis'], lsp: [...ORDER], cli: [...ORDER, 'io'] };
const NODE_ROOMS = ['io', 'cli', 'lsp'];

const room = (name) => `^server/src/${name}/`;
const forbidden = [
  { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  ...Object.entries({
    ...Object.fromEntries(ORDER.map((name, i) => [name, ORDER.slice(0, i)])),
    ...OTHERS,
  }).map(([name, allowed]) => ({
    name: `${name}-imports-leftward`,
    severity: 'error',
    from: { path: room(name) },
    to: { path: '^(server|client)/src/', pathNot: [...allowed, name].map(room) },
  })),
  {
    name: 'rules-are-independent',
    severity: 'error',
    from: { path: '^server/src/rules/([^/]+)/' },
    to: { path: '^server/src/rules/[^/]+/', pathNot: '^server/src/rules/$1/' },
  },
  {
    name: 'only-syntax-knows-the-parsers',
    severity: 'error',
    from: { pathNot: room('syntax') },
    to: { path: 'node_modules/(web-tree-sitter|tree-sitter-java-orchard|java-parser)/' },
  },
  {
    name: 'only-lsp-knows-the-protocol',
    severity: 'error',
    from: { pathNot: ['^server/src/lsp/', '^server/src/main-server', '^client/'] },
    to: { path: 'node_modules/vscode-languageserver' },
  },
  {
    name: 'only-the-client-knows-vscode',
    severity: 'error',
    from: { pathNot: '^client/' },
    to: { path: '^vscode$|node_modules/(vscode-languageclient|@types/vscode)' },
  },
  {
    name: 'the-client-knows-only-the-protocol',
    severity: 'error',
    from: { path: '^client/' },
    to: { path: '^server/', pathNot: '^server/src/lsp/protocol\\.ts$' },
  },
  {
    name: 'only-outer-rooms-touch-the-machine',
    severity: 'error',
    from: { path: '^server/src/', pathNot: [...NODE_ROOMS.map(room), '^server/src/main-'] },
    to: { dependencyTypes: ['core'] },
  },
];

const { output } = await cruise(
  ['client/src', 'server/src'],
  {
    baseDir: ROOT,
    ruleSet: { forbidden },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
  undefined,
  { tsConfig: extractTSConfig(path.join(ROOT, 'tsconfig.json')) },
);
const modules = output.modules.filter(({ source }) => /^(client|server)\/src\/.*\.ts$/.test(source)).length;
const { violations } = output.summary;
for (const { rule, from, to } of violations) {
  console.error(`${rule.name}: ${from} → ${to}`);
}
if (modules < 50) {
  console.error(`only ${modules} modules were seen: the check itself is broken`);
}
console.log(`${modules} modules, ${violations.length} forbidden imports`);
process.exitCode = violations.length > 0 || modules < 50 ? 1 : 0;
