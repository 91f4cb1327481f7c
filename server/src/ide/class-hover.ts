/** The hovers of classes and their fields: which serializer Flink picks, and what it costs. */
import { type Message, message } from '../base/message';
import { touches } from '../base/text-range';
import { type ClassModel, simpleName } from '../java/class-model';
import type { ReachedClass } from '../rules/rule';
import { explanationLink, type Hover, type HoverContext } from './hover-context';
import { code, escapeMarkdown, inLine, paragraphs } from './markdown';
import { type SerializerNode, serializerTree } from './serializer-tree';
import { COST_MARKS } from './type-view';
import { wordAt } from './word-at';

const SHOWN_LINES = 16;

/** On the name of a class that reaches a stream or a state. */
export function classHover(context: HoverContext): Hover | null {
  const { project, file, position } = context;
  const model = project.classesOf(file).find(({ place }) => place && touches(place.nameRange, position));
  const reached = model && project.reachedClass(model.name);
  if (!model?.place || !reached) {
    return null;
  }
  return { range: model.place.nameRange, markdown: describeClass(model, reached, context) };
}

/** On such a class's name where code uses it: `new Order()`, `DataStream<Order>`, `Order::new`. */
export function typeNameHover(context: HoverContext): Hover | null {
  const word = wordAt(context);
  const model = word && /^\p{Lu}/u.test(word.text) ? classNamed(word.text, context) : null;
  const reached = model && context.project.reachedClass(model.name);
  return word && model && reached ? { range: word.range, markdown: describeClass(model, reached, context) } : null;
}

/** What a simple name means in the file: a class of its own, an imported one, one of its package. */
function classNamed(name: string, { project, file }: HoverContext): ClassModel | null {
  const own = project.classesOf(file).find((model) => /[^.$]+$/.exec(model.name)?.[0] === name);
  if (own) {
    return own;
  }
  const { imports = [], package: packageName = '' } = file.unit() ?? {};
  const imported = imports.find((each) => !each.static && !each.star && each.name.endsWith(`.${name}`));
  if (imported) {
    return project.findClass(imported.name) ?? project.findClass(imported.name.replace(/\.([^.]+)$/, '$$$1'));
  }
  const around = [
    packageName,
    ...imports.filter(({ star, static: isStatic }) => star && !isStatic).map((each) => each.name),
  ];
  return (
    around.map((prefix) => project.findClass(prefix ? `${prefix}.${name}` : name)).find((model) => model?.place) ?? null
  );
}

/** On the name of a field of such a class. */
export function fieldHover(context: HoverContext): Hover | null {
  const { project, file, position } = context;
  for (const model of project.classesOf(file)) {
    const field = model.fields.find(({ place }) => place?.file === file.path && touches(place.nameRange, position));
    const reached = field?.place && project.reachedClass(model.name);
    if (field?.place && reached) {
      const node = serializerTree(reached.type.type, context, reached.flink.version).parts.find(
        ({ name }) => name === field.name,
      );
      return node ? { range: field.place.nameRange, markdown: describeField(node, context) } : null;
    }
  }
  return null;
}

function describeClass(model: ClassModel, { type, flink }: ReachedClass, context: HoverContext): string {
  const { say } = context;
  const tree = serializerTree(type.type, context, flink.version);
  const version = flink.version ? `Flink ${flink.version.text}` : say(message('Flink version unknown'));
  return paragraphs(
    inLine(
      `**${escapeMarkdown(simpleName(model.name))}**`,
      verdict(tree, context),
      version,
      nativeWords(tree, context),
    ),
    tree.why === null ? '' : `> ${escapeMarkdown(tree.why)}`,
    treeLines(tree, context),
    costOf(tree, context),
    pojoLink(tree, context),
  );
}

function describeField(node: SerializerNode, context: HoverContext): string {
  return paragraphs(
    inLine(`**${escapeMarkdown(node.name ?? '')}**`, nodeWords({ ...node, name: null }, context)),
    node.why === null ? '' : `> ${escapeMarkdown(node.why)}`,
    treeLines(node, context),
    costOf(node, context),
    pojoLink(node, context),
  );
}

/** At most a screen of the parts, deeper ones indented. */
function treeLines(tree: SerializerNode, context: HoverContext): string {
  const lines: string[] = [];
  const add = (node: SerializerNode, depth: number) => {
    lines.push(`${'  '.repeat(depth)}- ${nodeWords(node, context)}`);
    for (const part of node.parts) {
      add(part, depth + 1);
    }
  };
  for (const part of tree.parts) {
    add(part, 0);
  }
  const more = lines.length - SHOWN_LINES;
  return more <= 0
    ? lines.join('\n')
    : [...lines.slice(0, SHOWN_LINES), `- ${context.say(message('and {0} more', more))}`].join('\n');
}

function nodeWords(node: SerializerNode, context: HoverContext): string {
  const { say } = context;
  const uses = node.serializer ?? (node.cost === 'unknown' ? say(message('not known')) : '');
  const name = node.name === null ? '' : `${code(node.name)} `;
  return inLine(`${COST_MARKS[node.cost]} ${name}${code(node.text)}`, uses, nativeWords(node, context));
}

function nativeWords({ nativeFrom }: SerializerNode, { say }: HoverContext): string {
  return nativeFrom === null ? '' : say(message('native from Flink {0} on', nativeFrom));
}

function verdict({ kind, cost }: SerializerNode, { say }: HoverContext): string {
  const said: Partial<Record<SerializerNode['kind'], Message>> = {
    pojo: cost === 'kryo-within' ? message('△ POJO, with Kryo within') : message('✓ POJO'),
    kryo: message('✗ Kryo'),
    unknown: message('not known'),
    error: message('✗ Flink fails'),
  };
  const text = said[kind];
  return text ? say(text) : kind;
}

function costOf({ cost }: SerializerNode, { say }: HoverContext): string {
  return cost === 'kryo' || cost === 'kryo-within'
    ? say(
        message(
          'Kryo costs more for each record than the serializers of Flink (jobs lost up to 75 % of their throughput), and state written by it cannot evolve.',
        ),
      )
    : '';
}

function pojoLink({ cost }: SerializerNode, context: HoverContext): string {
  return cost === 'own' ? '' : explanationLink(context.say(message('The perfect POJO')), 'perfect-pojo', context);
}
