/** The fixes that make a KafkaSource of a FlinkKafkaConsumer, each with its own answer to where the new source starts. */
import { type Message, message } from '../../base/message';
import type { Position, TextRange } from '../../base/text-range';
import type { Fix, FixNotes } from '../../finding/finding';
import type { CallExpression, Expression } from '../../java/ast';
import type { FileFacts } from '../rule';
import { type At, Code, textOf } from './code';
import { connectorBase } from './connector-base';
import type { ConnectorFlow, ConnectorKind, Made } from './connector-flow';
import { type ChangedUse, flowEdits, notesFor } from './flow-edits';
import { connectorFlow } from './following';
import { madeAt } from './made-at';
import { type NewUids, newUids } from './new-uids';
import { type SourceCode, sourceCode } from './source-builder';
import type { Start } from './source-start';
import { watermarksFor } from './source-watermarks';
import { unique } from './unique';

const TYPE_INFORMATION = 'org.apache.flink.api.common.typeinfo.TypeInformation';
const SOURCE = 'org.apache.flink.connector.kafka.source.KafkaSource';

const CONSUMER: ConnectorKind = {
  adds: 'addSource',
  replacement: 'KafkaSource',
  isConnector: (name) => /^FlinkKafkaConsumer(?:09|010|011)?$/.test(name),
  setters:
    /^(?:setStartFrom(?:Earliest|Latest|GroupOffsets|Timestamp|SpecificOffsets)|setCommitOffsetsOnCheckpoints|assignTimestampsAndWatermarks|disableFilterRestoredPartitionsWithSubscribedTopics)$/,
};

/** A migration of everything that must change together. */
export interface SourceMigration {
  readonly edits: Fix['edits'];
  readonly uids: NewUids;
  readonly sources: readonly SourceCode[];
  readonly notes: FixNotes;
}

/** The migration at the class name of a `new FlinkKafkaConsumer(…)`; or why there is none. */
export function migrateSource(facts: FileFacts, className: TextRange, start: Start): SourceMigration | Message {
  const code = new Code(facts.project);
  const made = madeAt(className, facts, code);
  if (!made) {
    return message('a class extends it');
  }
  const flow = connectorFlow(made, CONSUMER, code);
  if ('template' in flow) {
    return flow;
  }
  const uids = newUids(flow, 'source', code);
  if ('template' in uids) {
    return uids;
  }
  return migrated(flow, uids, start, code);
}

function migrated(flow: ConnectorFlow, uids: NewUids, start: Start, code: Code): SourceMigration | Message {
  const builders = new Map<Made, SourceCode>();
  for (const made of flow.made) {
    const builder = sourceCode(made, flow, start, code);
    if ('template' in builder) {
      return builder;
    }
    builders.set(made, builder);
  }
  const uses: ChangedUse[] = [];
  for (const use of flow.uses) {
    const changed = fromSource(use, flow, code);
    if ('template' in changed) {
      return changed;
    }
    uses.push(changed);
  }
  const edits = flowEdits(flow, { simpleName: 'KafkaSource', className: SOURCE, builders, uses, uids: uids.uids });
  if ('template' in edits) {
    return edits;
  }
  const sources = [...builders.values()];
  const [first] = flow.made as [Made];
  const base = connectorBase(code.project.model, (path) => code.project.buildText(path));
  return {
    edits: [...edits, ...base.edits],
    uids,
    sources,
    notes: notesFor(first, unique([...sources.flatMap(({ notes }) => notes), ...base.notes])),
  };
}

/** `fromSource(source, watermarks, name)`; a type information stays behind them. */
function fromSource(use: At<CallExpression>, flow: ConnectorFlow, code: Code): ChangedUse | Message {
  const [source, ...rest] = use.node.arguments;
  const watermarks = watermarksFor(use, flow, code);
  if ('template' in watermarks || !source) {
    return 'template' in watermarks ? watermarks : message('no addSource(…) is seen to get it');
  }
  let name: Expression | null = null;
  let typeInformation: Expression | null = null;
  for (const argument of rest) {
    const type = code.project.typeOfExpression(argument, use.in.unit);
    if (type.kind === 'class' && type.name === 'java.lang.String') {
      name = argument;
    } else if (code.project.hasSupertype(type, TYPE_INFORMATION)) {
      typeInformation = argument;
    } else {
      return message('what {0} is that addSource(…) is given is not known', textOf(argument, use.in));
    }
  }
  const values = [
    watermarks.text,
    name ? textOf(name, use.in) : '"Kafka source"',
    ...(typeInformation ? [textOf(typeInformation, use.in)] : []),
  ];
  const start = endOf(source, use);
  const end = rest.at(-1)?.range.end ?? start;
  return {
    use,
    imports: watermarks.imports,
    edits: [
      { range: use.node.nameRange, newText: 'fromSource' },
      { range: { start, end }, newText: `, ${values.join(', ')}` },
    ],
  };
}

/** The end of an argument with the parentheses around it, which no node of the tree is. */
function endOf(source: Expression, { node, in: { file } }: At<CallExpression>): Position {
  const { lines } = file;
  const before = lines.slice({ start: node.nameRange.end, end: source.range.start });
  let end = lines.offsetAt(source.range.end);
  for (let opened = before.split('(').length - 2; opened > 0; opened--) {
    end += /^\s*\)/.exec(lines.text.slice(end, end + 200))?.[0].length ?? 0;
  }
  return lines.positionAt(end);
}
