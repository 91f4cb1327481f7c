/** What the product knows about the thing under the cursor, in at most a screen. */

import type { CheckedFile } from '../analysis/check-file';
import { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { type Message, message, type Say } from '../base/message';
import { type Position, type TextRange, touches } from '../base/text-range';
import { operatorIdOf } from '../flink/operator-id';
import { type ClassModel, simpleName } from '../java/class-model';
import type { FileFacts } from '../rules/rule';
import { givenName } from '../topology/operators';
import type { Transformation } from '../topology/transformation';
import type { FieldInformation, TypeInformation } from '../typeinfo/type-information';

export interface Hover {
  readonly range: TextRange;
  readonly markdown: string;
}

/** The hover at a position: on the argument of `uid(…)`, and on the name of a class whose type Flink can be asked for. */
export function hoverAt(workspace: Workspace, file: CheckedFile, position: Position, say: Say): Hover | null {
  if (!(file instanceof SourceText) || !file.unit()) {
    return null;
  }
  const facts = workspace.projectOf(file).factsOf(file);
  return uidHover(facts, position, say) ?? classHover(facts, position, say);
}

function uidHover({ programs, file }: FileFacts, position: Position, say: Say): Hover | null {
  for (const { transformations } of programs) {
    const operator = transformations.find(
      ({ uid }) => uid.place?.file === file.path && touches(uid.place.range, position),
    );
    if (operator?.uid.place) {
      return { range: operator.uid.place.range, markdown: describeUid(operator, say) };
    }
  }
  return null;
}

function describeUid(operator: Transformation, say: Say): string {
  const { uid, call: kind } = operator;
  const name = givenName(operator);
  const title = kind === null ? say(message('Operator')) : `${say(message('Operator'))} \`${kind}\``;
  const named = name === null ? '' : ` · ${code(name)}`;
  if (uid.value === null) {
    return paragraphs(
      `**${title}**${named}`,
      say(
        message('This uid is not a constant: Flink finds the state again only if every start computes the same one.'),
      ),
    );
  }
  return paragraphs(
    `**${title}**${named}`,
    `uid ${code(uid.value)} · ${say(message('operator id'))} \`${operatorIdOf(uid.value)}\``,
    say(
      message(
        'State follows the uid: a savepoint stores it under this operator id. Another uid starts without the state; the old one is then dropped, and the restore must allow it (--allowNonRestoredState).',
      ),
    ),
  );
}

function classHover(facts: FileFacts, position: Position, say: Say): Hover | null {
  const model = facts.classes.find(({ place }) => place && touches(place.nameRange, position));
  const reached = model && facts.project.reachedClass(model.name);
  if (!model?.place || !reached) {
    return null;
  }
  return { range: model.place.nameRange, markdown: describeClass(model, reached.type, facts, say) };
}

const SHOWN_FIELDS = 20;

function describeClass(model: ClassModel, type: TypeInformation, { flinkVersion }: FileFacts, say: Say): string {
  const version = flinkVersion ? `Flink ${flinkVersion.text}` : say(message('Flink version unknown'));
  const fields = type.fields.slice(0, SHOWN_FIELDS).map((field) => `- ${describeField(field)}`);
  const more = type.fields.length - fields.length;
  return paragraphs(
    `**${simpleName(model.name)}** · ${verdict(type, say)} · ${version}`,
    type.reasons.length > 0 ? type.reasons.map(({ message: text }) => `> ${escapeMarkdown(text)}`).join('\n>\n') : '',
    [...fields, ...(more > 0 ? [`- ${say(message('and {0} more', more))}`] : [])].join('\n'),
    costOf(type, say),
  );
}

function verdict(type: TypeInformation, say: Say): string {
  const said: Partial<Record<TypeInformation['kind'], Message>> = {
    pojo: message('✓ POJO'),
    kryo: message('✗ Kryo'),
    unknown: message('not known'),
    error: message('✗ Flink fails'),
  };
  const text = said[type.kind];
  return text ? say(text) : type.kind;
}

function describeField({ name, type }: FieldInformation): string {
  const mark = type.kind === 'kryo' ? '✗ ' : '';
  return `\`${name}\` — ${mark}${type.kind}${type.serializer ? ` · ${type.serializer}` : ''}`;
}

function costOf(type: TypeInformation, say: Say): string {
  return type.kind === 'kryo'
    ? say(
        message(
          'Kryo costs more for each record than the serializers of Flink (jobs lost up to 75 % of their throughput), and state written by it cannot evolve.',
        ),
      )
    : '';
}

function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Other people's text in Markdown: nothing in it may become a link, an image or HTML. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|]/g, '\\$&');
}

function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length)) + 1);
  return `${fence}${text.replace(/[\r\n]+/g, ' ')}${fence}`;
}
