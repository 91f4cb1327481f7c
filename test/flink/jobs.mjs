/** The jobs of test/jobs as real Flink builds them. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { delimiter, join, relative, sep } from 'node:path';
import { OPENED } from './ask.mjs';
import { CACHE, flinkClasspath, ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { java, run } from './processes.mjs';

const SOURCES = join(ROOT, 'test', 'jobs', 'src');

/** Start-up is most of what a run costs. */
const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', ...OPENED];

/** What a job says about how it is to be run: each line one run. */
const ARGUMENTS = /^\/\/ args:(.*)$/gm;

/**
 * @param {string} version of Flink
 * @returns {Promise<Record<string, object>>} by main class what Flink makes of it, as the goldens have it
 */
export async function askAboutJobs(version) {
  const files = await sourcesFor(version);
  const out = join(CACHE, 'jobs', version);
  await rm(out, { recursive: true, force: true });
  const probe = { 'FlinkProbe.java': await readFile(join(ROOT, 'probe', 'FlinkProbe.java'), 'utf8') };
  for (const [folder, sources] of [
    ['classes', files],
    ['probe', probe],
  ]) {
    const { ok, errors } = await compile(sources, version, { out: join(out, folder) });
    if (!ok) throw new Error(`with Flink ${version}: ${JSON.stringify(errors, null, 1)}`);
  }
  const classPath = [join(out, 'probe'), join(out, 'classes'), ...(await flinkClasspath(version))].join(delimiter);
  const mains = Object.entries(files).flatMap(([path, text]) => mainsOf(path, text));
  const answers = await inParallel(mains, async ({ name, runs }) => {
    const told = [];
    for (const args of runs) told.push(await topology(classPath, name, args));
    return [name, compact(told)];
  });
  return Object.fromEntries(answers.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Texts by path below a source folder: what every version compiles, and what only this line does. */
async function sourcesFor(version) {
  const files = {};
  for (const folder of ['main', `flink${version.split('.')[0]}`]) {
    const root = join(SOURCES, folder, 'java');
    if (!existsSync(root)) throw new Error(`there are no jobs for Flink ${version}`);
    for (const file of (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.java')).sort()) {
      files[relative(root, join(root, file)).split(sep).join('/')] = await readFile(join(root, file), 'utf8');
    }
  }
  return files;
}

/** The classes of a file with a main; the first class is the outermost. */
function mainsOf(path, text) {
  const runs = [...text.matchAll(ARGUMENTS)].map(([, words]) => words.split(' ').filter(Boolean));
  const outer = path.slice(0, -'.java'.length).replaceAll('/', '.');
  const names = [];
  let within = null;
  for (const line of text.split('\n')) {
    within = /^( *)(?:public |static |final |abstract )*class (\w+)/.exec(line) ?? within;
    if (line.includes('static void main(')) {
      names.push(within[1] === '' || line.startsWith('    public') ? outer : `${outer}$${within[2]}`);
    }
  }
  return names.map((name) => ({ name, runs: runs.length > 0 ? runs : [[]] }));
}

async function topology(classPath, main, args) {
  const words = ['FlinkProbe', 'topology', '--open', main, ...args];
  const { code, stdout, stderr } = await run(java(), [...QUICK, '-cp', classPath, ...words]);
  try {
    return { args, ...JSON.parse(stdout) };
  } catch {
    throw new Error(`${main}: no answer (exit ${code})\n${stdout}\n${stderr}`);
  }
}

async function inParallel(items, work) {
  const left = [...items];
  const done = [];
  const worker = async () => {
    for (let item = left.shift(); item; item = left.shift()) done.push(await work(item));
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  return done;
}

/** What goldens keep: positions instead of ids, nothing that is null, each type once. */
function compact(told) {
  const types = new Map();
  const runs = told.map(({ args, status, error, jobs }) => ({
    args,
    status,
    error,
    jobs: jobs.map((job) => ({ ...job, operators: operators(job.operators, types) })),
  }));
  return { runs, types: Object.fromEntries([...types].map(([text, name]) => [name, JSON.parse(text)])) };
}

function operators(nodes, types) {
  const position = new Map(nodes.map(({ id }, i) => [id, i]));
  return nodes.map(
    ({ id: _, name, inputs, callSite, outputType, keyType, functions, states, openErrors, ...rest }) => ({
      name: name.replace(/@[0-9a-f]{5,8}\b/g, '@…'), // an object's identity
      ...rest,
      inputs: inputs.map((id) => position.get(id)),
      at: callSite ? `${callSite.file}:${callSite.line}` : null,
      functions,
      keyType: typeName(keyType, types),
      outputType: typeName(outputType, types),
      states: states.map((state) => ({
        ...state,
        type: typeName(state.type, types),
        keyType: typeName(state.keyType, types),
        serializer: state.serializer?.replace(/^.*[.$]/, ''),
      })),
      // the class and what it threw: the rest of the message names objects of that one run
      notOpened: openErrors?.map((error) => error.split(': ').slice(0, 2).join(': ')),
    }),
  );
}

/** The name of a type in the golden's table: its class, with a number where several types have that class. */
function typeName(type, types) {
  if (type === null || type === undefined) return null;
  const text = JSON.stringify(slim(type));
  if (!types.has(text)) {
    const simple = (type.class ?? 'error').replace(/^.*\./, '');
    const taken = new Set(types.values());
    let name = simple;
    for (let i = 2; taken.has(name); i++) name = `${simple}#${i}`;
    types.set(text, name);
  }
  return types.get(text);
}

function slim({ typeInformation: _, serializer, fields, arguments: parts, ...rest }) {
  return {
    ...rest,
    serializer: serializer?.replace(/^.*[.$]/, ''),
    fields: fields?.map((field) => ({ ...field, type: slim(field.type) })),
    arguments: parts?.map(slim),
  };
}

/**
 * A golden's text: a line an operator and a type.
 * @param {object} golden as {@link askAboutJobs} gives it
 */
export function goldenText({ runs, types }) {
  const line = (value) => JSON.stringify(value, (_, part) => (part === null ? undefined : part));
  const lines = ['{"runs":['];
  runs.forEach(({ jobs, ...rest }, i) => {
    lines.push(`${line(rest).slice(0, -1)},"jobs":[`);
    jobs.forEach(({ operators, ...job }, j) => {
      lines.push(`${line(job).slice(0, -1)},"operators":[`);
      operators.forEach((operator, k) => {
        lines.push(`  ${line(operator)}${k + 1 < operators.length ? ',' : ''}`);
      });
      lines.push(`]}${j + 1 < jobs.length ? ',' : ''}`);
    });
    lines.push(`]}${i + 1 < runs.length ? ',' : ''}`);
  });
  const told = Object.entries(types).map(([name, type]) => `  ${line(name)}:${line(type)}`);
  return `${[...lines, '],"types":{', told.join(',\n'), '}}'].join('\n')}\n`;
}
