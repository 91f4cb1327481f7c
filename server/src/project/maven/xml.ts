/** XML as elements with text and line; entities and document types are not resolved. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  readonly name: string;
  /** The text directly in the element, trimmed. */
  readonly text: string;
  /** Of the start tag, 1-based. */
  readonly line: number;
  readonly children: readonly XmlElement[];
}

type OrderedNode = Readonly<Record<string, unknown>> & { readonly [METADATA]?: { readonly startIndex?: number } };

const METADATA: unique symbol = XMLParser.getMetaDataSymbol() as never;

const TEXT = '#text';

/** The root element; null when the text is not well-formed XML, or nested deeper than a build file ever is. */
export function parseXml(text: string): XmlElement | null {
  const nodes = parseOrdered(text);
  const root = nodes?.find((node) => elementName(node) !== null);
  return root ? new ElementReader(text).element(root) : null;
}

function parseOrdered(text: string): OrderedNode[] | null {
  const parser = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    parseTagValue: false,
    ignoreAttributes: true,
    processEntities: false,
    maxNestedTags: 60,
  });
  try {
    return XMLValidator.validate(text) === true ? parser.parse(text) : null;
  } catch {
    return null;
  }
}

/** The name of a node that is an element; null for text and processing instructions. */
function elementName(node: OrderedNode): string | null {
  const name = Object.keys(node).find((key) => key !== ':@');
  return name === undefined || name === TEXT || name.startsWith('?') ? null : name;
}

/** Turns nodes into elements; counts lines as it goes forward through the text. */
class ElementReader {
  private at = 0;
  private line = 1;

  constructor(private readonly text: string) {}

  element(node: OrderedNode): XmlElement {
    const name = elementName(node) ?? '';
    const line = this.lineAt(node[METADATA]?.startIndex ?? this.at);
    const content = (node[name] ?? []) as OrderedNode[];
    return {
      name,
      text: content
        .map((child) => child[TEXT] ?? '')
        .join('')
        .trim(),
      line,
      children: content.filter((child) => elementName(child) !== null).map((child) => this.element(child)),
    };
  }

  private lineAt(offset: number): number {
    for (; this.at < offset; this.at++) {
      if (this.text[this.at] === '\n') {
        this.line++;
      }
    }
    return this.line;
  }
}
