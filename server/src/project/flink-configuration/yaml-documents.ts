/** YAML with the places of what it says. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { TextRange } from '../../base/text-range';
import { isComputed } from './flat-configuration';
import type { Written, WrittenSetting } from './settings-source';

/** Turns offsets of a YAML text into a range of the file. */
export type RangeOf = (start: number, end: number) => TextRange;

/** The documents of a text that can be read; a template is no YAML, and is left out. */
export function readYaml(text: string): Document.Parsed[] {
  const documents = parseAllDocuments(text, { strict: false, uniqueKeys: false, logLevel: 'silent' });
  return Array.isArray(documents) ? documents.filter(({ errors }) => errors.length === 0) : [];
}

/** The map at a path of keys; null when there is none. */
export function mapAt(document: Document.Parsed, ...path: string[]): YAMLMap | null {
  let at: unknown = document.contents;
  for (const key of path) {
    at = isMap(at) ? nodeAt(document, at, key) : null;
  }
  return isMap(at) ? at : null;
}

/** What a map says under a key, where it is a scalar. */
export function scalarAt(
  document: Document.Parsed,
  map: YAMLMap | null,
  key: string,
  rangeOf: RangeOf,
): Written | null {
  const node = map && nodeAt(document, map, key);
  return isScalar(node) && node.value !== null ? written(node, rangeOf) : null;
}

function nodeAt(document: Document.Parsed, map: YAMLMap, key: string): Node | null {
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  return pair ? resolved(document, pair.value) : null;
}

function resolved(document: Document.Parsed, node: unknown): Node | null {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isNode(target) ? target : null;
}

/**
 * The settings of nested maps, their keys joined by dots, as `YamlParserUtils` and `GlobalConfiguration` flatten
 * `config.yaml` from 1.19 on.
 */
export function settingsOf(document: Document.Parsed, map: YAMLMap | null, rangeOf: RangeOf): WrittenSetting[] {
  const settings: WrittenSetting[] = [];
  const seen = new Set<YAMLMap>();
  const collect = (within: YAMLMap, prefix: string) => {
    if (seen.has(within)) {
      return;
    }
    seen.add(within);
    for (const { key, value } of within.items as Pair<unknown, unknown>[]) {
      const node = resolved(document, value);
      if (!isScalar(key) || !key.range || typeof key.value !== 'string') {
        continue;
      }
      const full = prefix + key.value;
      if (isMap(node) && node.items.every((item) => isScalar(item.key))) {
        collect(node, `${full}.`);
      } else if (node?.range && !(isScalar(node) && node.value === null)) {
        settings.push({
          key: full,
          writtenKey: key.value,
          keyRange: rangeOf(key.range[0], key.range[1]),
          value: isScalar(node)
            ? written(node as Scalar.Parsed, rangeOf)
            : { value: null, range: rangeOf(node.range[0], node.range[1]) },
        });
      }
    }
  };
  if (map) {
    collect(map, '');
  }
  return settings;
}

function written(node: Scalar, rangeOf: RangeOf): Written {
  const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  const [start = 0, end = 0] = node.range ?? [];
  return { value: isComputed(text) ? null : text, range: rangeOf(start, end) };
}

/** A block of lines (`key: |`) that a document holds, under its key; null in a list. */
export interface TextBlock {
  readonly key: string | null;
  readonly text: string;
  /** Where its lines begin and end in the YAML text. */
  readonly start: number;
  readonly end: number;
}

/** The literal blocks of a document, at any depth. */
export function textBlocks(document: Document.Parsed, yaml: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const add = (key: string | null, node: unknown) => {
    if (isScalar(node) && node.type === 'BLOCK_LITERAL' && node.range && typeof node.value === 'string') {
      const start = yaml.indexOf('\n', node.range[0]) + 1;
      if (start > 0 && start < node.range[1]) {
        blocks.push({ key, text: node.value, start, end: node.range[1] });
      }
    }
  };
  visit(document, {
    Pair: (_, { key, value }) => add(isScalar(key) ? String(key.value) : null, value),
    Seq: (_, { items }) => {
      for (const item of items) {
        add(null, item);
      }
    },
  });
  return blocks;
}
