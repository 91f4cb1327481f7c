// npm run new-rule <id>: lays out a rule: its code, its explanation in both languages, its test.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generated } from './generate.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const id = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  console.error(
    'usage: npm run new-rule <id>, where the id names the fault: lower case with dashes, such as key-changed',
  );
  process.exit(1);
}
const folder = path.join(ROOT, 'server', 'src', 'rules', id);
if (existsSync(folder)) {
  console.error(`there is a rule ${id} already: ${folder}`);
  process.exit(1);
}
const constant = id.replace(/-(\w)/g, (_, c) => c.toUpperCase());
const files = {
  [`server/src/rules/${id}/rule.ts`]: `/** TODO: one sentence that says what is wrong where this rule fires. */
import { message } from '../../base/message';
import type { Detection, FileFacts, Rule } from '../rule';

interface Fault {
  readonly name: string;
}

export const ${constant}: Rule<Fault> = {
  id: '${id}',
  title: message('TODO: a short sentence that names the fault'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'none',

  *check(_facts: FileFacts): Iterable<Detection<Fault>> {},

  message: ({ name }) => message('TODO: {0} is wrong, because', name),
};
`,
  [`server/src/rules/${id}/explanation.md`]: page({
    title: 'TODO: what is wrong',
    why: 'Why',
    see: 'How to see it',
    fix: 'How to fix it',
    ignore: 'When to ignore it',
    versions: 'Versions',
    sources: 'Sources',
  }),
  [`server/src/rules/${id}/explanation.zh-cn.md`]: page({
    title: 'TODO',
    why: '原因',
    see: '如何发现',
    fix: '如何修复',
    ignore: '何时可以忽略',
    versions: '版本',
    sources: '来源',
  }),
  [`test/rules/${id}.test.ts`]: `import { checkFindings } from '../fixture/check';

describe('${id}', () => {
  it('fires where TODO', () =>
    checkFindings(\`
      class Job {}
      //    ^^^ [${id}] TODO
    \`));

  it('is silent where TODO (near miss)', () => checkFindings('class Job {}'));
});
`,
};

function page({ title, why, see, fix, ignore, versions, sources }) {
  return `# ${title}

TODO

## ${why}

## ${see}

## ${fix}

\`\`\`java wrong
\`\`\`

\`\`\`java right
\`\`\`

## ${ignore}

## ${versions}

## ${sources}
`;
}

for (const [file, text] of Object.entries(files)) {
  const full = path.join(ROOT, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  console.log(`wrote ${file}`);
}
for (const [file, text] of generated()) {
  writeFileSync(file, text);
}
console.log(
  'Next: write the rule, its explanations and its tests, translate its messages in l10n/, then run npm test.',
);
