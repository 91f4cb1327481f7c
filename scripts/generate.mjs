// Writes what is derived from the rules: the registry, the embedded explanations, the rule lists of
// the README, the docs, the manifest and the schema of settings.
// `--check` writes nothing and fails when something is stale.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const RULES = path.join(ROOT, 'server', 'src', 'rules');
const IDEAS = path.join(ROOT, 'server', 'src', 'explanations');
const HEADER = (what) => `/** ${what} Written by \`npm run generate\`: do not edit. */\n`;

/** The rules as their folders have them: id, name of the exported constant, title, severity, kind of fix. */
export function readRules() {
  return readdirSync(RULES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: id }) => {
      const text = readFileSync(path.join(RULES, id, 'rule.ts'), 'utf8');
      const found = (pattern) => pattern.exec(text)?.[1] ?? fail(`rules/${id}/rule.ts: nothing matches ${pattern}`);
      return {
        id,
        constant: found(/export const (\w+): Rule</),
        title: found(/title: message\(\s*(?:'|")(.*?)(?:'|"),?\s*\)/),
        severity: found(/severity: '(\w+)'/),
        fix: found(/fix: '(\w+)'/),
      };
    });
}

/** The rules for savepoints, which have no code of their own to check: the same, from their table. */
function readSavepointRules() {
  const text = readFileSync(path.join(ROOT, 'server', 'src', 'savepoint', 'findings', 'rules.ts'), 'utf8');
  const entries = [...text.matchAll(/^ {2}'([\w-]+)': \{\s+title: message\('(.*?)'\),\s+severity: '(\w+)'/gm)];
  return entries.map(([, id, title, severity]) => ({
    id,
    title,
    severity,
    fix: 'none',
    page: `explanations/${id}.md`,
  }));
}

function fail(why) {
  throw new Error(why);
}

function registry(rules) {
  const imports = rules.map(({ id, constant }) => `import { ${constant} } from '../rules/${id}/rule';\n`).join('');
  const list = rules.map(({ constant }) => `  ${constant},\n`).join('');
  return `${HEADER('All rules of the product.')}${imports}import type { AnyRule } from '../rules/rule';\n\nexport const ALL_RULES: readonly AnyRule[] = [\n${list}];\n`;
}

function explanations(rules) {
  const ideas = readdirSync(IDEAS)
    .filter((name) => name.endsWith('.md') && !name.endsWith('.zh-cn.md'))
    .map((name) => name.replace(/\.md$/, ''));
  const pages = [
    ...rules.map(({ id }) => ({ id, at: `../rules/${id}/explanation` })),
    ...ideas.map((id) => ({ id, at: `../explanations/${id}` })),
  ];
  const name = (id, language) => id.replace(/-(\w)/g, (_, c) => c.toUpperCase()) + language;
  const imports = pages
    .flatMap(({ id, at }) => [
      `import ${name(id, 'En')} from '${at}.md';\n`,
      `import ${name(id, 'ZhCn')} from '${at}.zh-cn.md';\n`,
    ])
    .join('');
  const entry = ({ id }) => `  '${id}': { en: ${name(id, 'En')}, 'zh-cn': ${name(id, 'ZhCn')} },\n`;
  const type = 'Readonly<Record<string, { readonly en: string; readonly "zh-cn": string }>>'.replaceAll('"', "'");
  return (
    `${HEADER('The pages that explain rules and ideas, by id.')}${imports}\n` +
    `export const RULE_PAGES: ${type} = {\n${pages.slice(0, rules.length).map(entry).join('')}};\n\n` +
    `export const IDEA_PAGES: ${type} = {\n${pages.slice(rules.length).map(entry).join('')}};\n`
  );
}

function ruleTable(rules, linkBase) {
  const rows = rules.map(({ id, title, severity, fix, page: at = `rules/${id}/explanation.md` }) => {
    const page = `${linkBase}server/src/${at}`;
    return `| [\`${id}\`](${page}) | ${title} | ${severity} | ${fix} |`;
  });
  return ['| Rule | What it finds | Severity | Fix |', '|---|---|---|---|', ...rows].join('\n');
}

function between(text, start, end, content) {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) {
    fail(`no place for the rule list: ${start} … ${end}`);
  }
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

/** A JSON file of ours with the rules written into it, formatted as Biome formats it. */
function jsonWith(file, change) {
  const json = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
  change(json);
  const text = JSON.stringify(json, null, 2);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome'), 'format', `--stdin-file-path=${file}`],
    { cwd: ROOT, input: text, encoding: 'utf8' },
  );
  return status === 0 ? stdout : fail(stderr);
}

/** Severities by rule, as JSON schema. */
const ruleSettings = (rules, description = ({ title }) => title) =>
  Object.fromEntries(
    rules.map((rule) => [rule.id, { description: description(rule), enum: ['off', 'info', 'warning', 'error'] }]),
  );

/** The manifest's texts in a language, with the titles of the rules as `say` has them. */
const manifestTexts = (file, rules, say) => [
  path.join(ROOT, file),
  jsonWith(file, (texts) => {
    for (const key of Object.keys(texts).filter((name) => name.startsWith('rule.'))) {
      delete texts[key];
    }
    Object.assign(texts, Object.fromEntries(rules.map(({ id, title }) => [`rule.${id}`, say(title)])));
  }),
];

/** The generated files with the text each must have. */
export function generated() {
  const rules = readRules();
  const all = [...rules, ...readSavepointRules()];
  const readme = path.join(ROOT, 'README.md');
  const chinese = JSON.parse(readFileSync(path.join(ROOT, 'l10n', 'bundle.l10n.zh-cn.json'), 'utf8'));
  return new Map([
    [path.join(ROOT, 'server/src/analysis/registry.generated.ts'), registry(rules)],
    [path.join(ROOT, 'server/src/analysis/explanations.generated.ts'), explanations(rules)],
    [
      path.join(ROOT, 'docs/rules.md'),
      `# Rules\n\n<!-- Written by \`npm run generate\`: do not edit. -->\n\n${ruleTable(all, '../')}\n`,
    ],
    [
      path.join(ROOT, 'schemas/flink-playbook.schema.json'),
      jsonWith('schemas/flink-playbook.schema.json', (schema) => {
        schema.properties.rules.properties = ruleSettings(all);
      }),
    ],
    [
      path.join(ROOT, 'package.json'),
      jsonWith('package.json', (manifest) => {
        manifest.contributes.configuration.properties['flinkPlaybook.rules'].properties = ruleSettings(
          all,
          ({ id }) => `%rule.${id}%`,
        );
      }),
    ],
    manifestTexts('package.nls.json', all, (title) => title),
    manifestTexts('package.nls.zh-cn.json', all, (title) => chinese[title] ?? title),
    [
      readme,
      between(
        existsSync(readme) ? readFileSync(readme, 'utf8') : '<!-- rules -->\n<!-- /rules -->\n',
        '<!-- rules -->',
        '<!-- /rules -->',
        ruleTable(all, ''),
      ),
    ],
  ]);
}

/** The generated files whose text is not what it must be. */
export function staleFiles() {
  return [...generated()]
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(([file]) => path.relative(ROOT, file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = staleFiles();
    if (stale.length > 0) {
      console.error(`stale, run "npm run generate": ${stale.join(', ')}`);
      process.exit(1);
    }
  } else {
    for (const [file, text] of generated()) {
      writeFileSync(file, text);
    }
  }
}
