/**
 * Every program of the oracle against what real Flink answered. Runs when FLINK_ORACLE names the folder
 * `flink-oracle/types` (sources in `src/main/java`, answers in `golden`).
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextLines } from '../../../server/src/base/text-lines';
import { type Expression, walk } from '../../../server/src/java/ast';
import { classType } from '../../../server/src/java/class-model';
import { scopeOf } from '../../../server/src/java/class-scope';
import { readCompilationUnit } from '../../../server/src/java/read-source';
import type { JavaParser } from '../../../server/src/syntax/java-parser';
import { TypeValues } from '../../../server/src/topology/element-types/type-values';
import { type Descriptor, descriptorOf } from '../../../server/src/topology/state/descriptors';
import { composite, type TypeInformation } from '../../../server/src/typeinfo/type-information';
import { differencesOf, type GoldenAnswer, type GoldenType, gapsOf } from '../../typeinfo/golden';
import { testParser } from '../../typeinfo/java-pool';
import { JavaFiles, typedPrograms } from './program-types';

const oracle = process.env.FLINK_ORACLE;
const PROBE = 'oracle/DataStreamProbe.java';

interface GoldenProgram extends GoldenAnswer {
  readonly name: string;
  readonly keyType?: GoldenType;
  readonly error?: GoldenAnswer['error'] & { readonly causes?: readonly string[] };
}

interface Answer {
  /** Null for what is no stream. */
  readonly result: TypeInformation;
  readonly key: TypeInformation | null;
}

describe('every program of the oracle has the types real Flink gives it', () => {
  for (const file of oracle ? readdirSync(join(oracle, 'golden')).filter((name) => /^datastream-/.test(name)) : []) {
    const version = /^datastream-(.*)\.json$/.exec(file)?.[1] ?? '';
    it(`in Flink ${version}`, async () => {
      const parser = await testParser();
      const files = new JavaFiles(parser);
      const texts = readTexts(join(oracle ?? '', 'src/main/java'));
      const probe = texts.get(PROBE) ?? '';
      const programs = programsOf(probe, parser);
      const golden = JSON.parse(readFileSync(join(oracle ?? '', 'golden', file), 'utf8')).classes as GoldenProgram[];
      const asked = golden.filter(({ name }) => name !== NO_TYPE);
      const differences: string[] = [];
      const unknown: string[] = [];
      let equal = 0;
      for (const each of asked) {
        const body = programs.get(each.name) ?? '';
        const answer = answerOf(body, probe, texts, version, files);
        if (typeof answer === 'string') {
          unknown.push(`${each.name}: ${answer}`);
          continue;
        }
        const expected = withoutPlace(each);
        const found = [
          ...differencesOf(withRowFields(withoutCallLocation(answer.result)), { ...expected, log: [] }, []).filter(
            (text) => !text.startsWith(' has a reason Flink did not log'),
          ),
          ...(each.keyType
            ? differencesOf(answer.key ?? answer.result, { result: each.keyType, log: [] }, []).map(
                (text) => `(key) ${text}`,
              )
            : []),
        ].filter((text) => !text.startsWith(' logs') && !/\) has a reason| has a reason Flink/.test(text));
        const gaps = [...gapsOf(answer.result, ''), ...(answer.key ? gapsOf(answer.key, ' (key)') : [])];
        differences.push(...found.map((text) => `${each.name}: ${text}`));
        unknown.push(...gaps.map((text) => `${each.name}: ${text}`));
        equal += found.length === 0 && gaps.length === 0 ? 1 : 0;
      }
      console.log(
        `      ${version}: ${equal} of ${asked.length} equal, ${unknown.length} unknown, ${differences.length} wrong`,
      );
      console.log(unknown.map((text) => `        unknown ${text}`).join('\n'));
      assert.deepEqual(differences, []);
    });
  }
});

/** The bodies of the lambdas that make the programs, by the programs' names. */
function programsOf(text: string, parser: JavaParser): Map<string, string> {
  const lines = new TextLines(text);
  const found = new Map<string, string>();
  walk(readCompilationUnit(parser.parse(text)).types, (node) => {
    if (node.kind === 'call' && node.name === 'p' && node.target === null) {
      const [name, , lambda] = node.arguments;
      if (name?.kind === 'literal' && name.literal.type === 'string' && lambda?.kind === 'lambda') {
        found.set(name.literal.value, lines.slice(lambda.body.range));
      }
    }
    return true;
  });
  return found;
}

function answerOf(
  body: string,
  probe: string,
  texts: ReadonlyMap<string, string>,
  version: string,
  files: JavaFiles,
): Answer | string {
  const statements = body.startsWith('{')
    ? body.slice(1, -1).replace(/\breturn /, 'Object result = ')
    : `Object result = ${body};`;
  // what a result is that is no stream, an operator's argument shows
  const shown = body.startsWith('new ') ? `${statements} in.process(result);` : statements;
  const main = `public static void main(String[] args) throws Exception { DataStream<String> in = strings(); ${shown} }`;
  // all programs share an environment here, which is what its streams are told apart by
  const making = 'StreamExecutionEnvironment.getExecutionEnvironment(new Configuration())';
  const shared = probe.replace(`return ${making};`, 'return ENV;');
  const environment = `static final StreamExecutionEnvironment ENV = ${making};`;
  const text = `${shared.slice(0, shared.indexOf('static List<Object> run()'))}${environment}\n${main}\n}\n`;
  const all = new Map([...texts, [PROBE, text]]);
  const { programs, context } = typedPrograms(all, [PROBE], version, files);
  const { extractor, classes: pool } = context;
  const typed = programs.filter(({ program }) => program.entry.endsWith('#main')).flatMap((each) => each.typed);
  typed.sort((a, b) => a.transformation.id - b.transformation.id);
  const expression = resultOf(text, files);
  const declared = pool.sources.find('oracle.DataStreamProbe');
  const scope = declared && scopeOf(declared, pool.names);
  if (expression?.kind === 'new' && scope) {
    const value = typed[typed.length - 1]?.transformation.arguments[0];
    const made = value ? descriptorOf(value, new TypeValues(context)) : null;
    return made ? { result: asStateType(made), key: null } : 'no descriptor';
  }
  if (expression && scope && isTypeExpression(expression)) {
    return { result: extractor.extractExpression(expression, { scope, names: pool.names }), key: null };
  }
  const last = typed[typed.length - 1];
  if (!last) {
    return 'no transformation';
  }
  const failed = typed.map(({ type }) => type.thrown).find((thrown) => thrown !== null);
  return { result: failed ?? (last.type.output as TypeInformation), key: last.type.key };
}

/** Its answer is about a serializer of a configuration, not about a type. */
const NO_TYPE = 'disableGenericTypes';

/** As Flink keeps it: a descriptor of lists has the type of the list. */
function asStateType({ kind, type, keyType }: Descriptor): TypeInformation {
  const [key, value] = [keyType, type];
  return kind === 'list'
    ? composite('list', classType('java.util.List'), 'ListSerializer', { arguments: [value] })
    : key
      ? composite('map', classType('java.util.Map'), 'MapSerializer', { arguments: [key, value] })
      : type;
}

function isTypeExpression(expression: Expression): boolean {
  return expression.kind === 'call' && expression.target?.kind === 'name' && /^Type/.test(expression.target.name);
}

function resultOf(text: string, files: JavaFiles): Expression | null {
  let found: Expression | null = null;
  walk(files.file(PROBE, text).unit()?.types, (node) => {
    if (node.kind === 'local' && node.name === 'result') {
      found = node.initializer;
    }
    return true;
  });
  return found;
}

/** The oracle tells the parts of a row as fields. */
function withRowFields(info: TypeInformation): TypeInformation {
  const fields =
    info.kind === 'row' ? info.arguments.map((type, i) => ({ name: `f${i}`, declaredIn: '', type })) : info.fields;
  return {
    ...info,
    fields: fields.map((field) => ({ ...field, type: withRowFields(field.type) })),
    arguments: info.kind === 'row' ? [] : info.arguments.map(withRowFields),
  };
}

/** The place of the call is another one here. */
function withoutCallLocation(info: TypeInformation): TypeInformation {
  const reasons = info.reasons.map((reason) => ({ ...reason, message: withoutLocation(reason.message) }));
  return { ...info, reasons };
}

/** A descriptor's own message says nothing of the type: what it stands for is its cause. */
function withoutPlace(answer: GoldenProgram): GoldenProgram {
  const { error } = answer;
  const cause = /^Could not create the type information/.test(error?.message ?? '') ? error?.causes?.[0] : undefined;
  if (error && cause) {
    return { ...answer, error: { ...error, message: cause.replace(/^[\w.]+: /, '') } };
  }
  return error ? { ...answer, error: { ...error, message: error.message && withoutLocation(error.message) } } : answer;
}

function withoutLocation(message: string): string {
  return message.replace(/of function '[^']*'/, 'of function');
}

function readTexts(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.java'));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
