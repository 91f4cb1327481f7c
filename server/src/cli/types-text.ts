/** Types for people: a tree of classes and their fields, each marked by what it costs. */
import picocolors from 'picocolors';
import { typeKey } from '../java/type-parts';
import { erasedName } from '../typeinfo/java-types';
import { showType } from '../typeinfo/show-type';
import { type Cost, TypeCosts } from '../typeinfo/type-costs';
import type { TypeInformation } from '../typeinfo/type-information';
import { type Answers, shownPath } from './answers';
import { printable } from './printable';
import { incompleteLine } from './text-report';
import type { DescribedClass } from './types-classes';
import type { TypesReport } from './types-report';

const MARKS: Record<Cost, string> = { own: '✓', 'kryo-within': '~', kryo: '✗', throws: '!', unknown: '?' };
const WORDS: Record<Cost, string> = {
  own: "with Flink's own serializers",
  'kryo-within': 'with Kryo for a part',
  kryo: 'with Kryo',
  throws: 'that Flink refuses',
  unknown: 'unknown',
};
/** How Flink's log lines end: a tree need not say it at each node. */
const ADVICE = / Please read the Flink documentation on .*$/s;
const COSTS = Object.keys(MARKS) as Cost[];
/** Lines below one class; who wants more asks for JSON. */
const MOST_LINES = 200;

export function typesText(answers: Answers): TypesReport {
  const colors = picocolors.createColors(answers.color);
  const paint: Record<Cost, (text: string) => string> = {
    own: colors.green,
    'kryo-within': colors.yellow,
    kryo: colors.red,
    throws: colors.red,
    unknown: colors.blue,
  };
  const costs = new TypeCosts();
  const counts = new Map<Cost, number>();
  let version: string | null = null;

  function typeLines(type: TypeInformation, indent: string, seen: Set<string>): string[] {
    const lines = type.reasons.map(({ code, member, message }) => {
      const about = member === null ? '' : ` ${member}`;
      return `${indent}${colors.dim(printable(`${code}${about}: ${message.replace(ADVICE, '')}`))}`;
    });
    for (const field of type.fields) {
      lines.push(...partLines(field.name, field.type, indent, seen));
    }
    type.arguments.forEach((argument, i) => {
      const name = type.kind === 'map' ? ['key', 'value'][i] : type.kind === 'either' ? ['left', 'right'][i] : 'each';
      if (argument.kind !== 'basic') {
        lines.push(...partLines(name ?? '', argument, indent, seen));
      }
    });
    return lines;
  }

  function partLines(name: string, type: TypeInformation, indent: string, seen: Set<string>): string[] {
    const cost = costs.of(type);
    const line = `${indent}${paint[cost](MARKS[cost])} ${printable(name)}: ${printable(shortType(type))}`;
    const key = typeKey(type.type);
    const again = type.fields.length > 0 && seen.has(key);
    seen.add(key);
    return again ? [`${line} ${colors.dim('(as above)')}`] : [line, ...typeLines(type, `${indent}  `, seen)];
  }

  return {
    begin(flinkVersion) {
      version = flinkVersion;
    },
    add({ name, file, line, type }: DescribedClass) {
      const cost = costs.of(type);
      counts.set(cost, (counts.get(cost) ?? 0) + 1);
      const place = colors.dim(printable(`${shownPath(file, answers)}:${line}`));
      const head = `${paint[cost](MARKS[cost])} ${colors.bold(printable(name))}  ${headOf(type)}  ${place}`;
      const lines = typeLines(type, '    ', new Set([typeKey(type.type)]));
      const more = lines.length > MOST_LINES ? [`    … ${lines.length - MOST_LINES} more lines (--format json)`] : [];
      answers.write(`${[head, ...lines.slice(0, MOST_LINES), ...more, ''].join('\n')}\n`);
    },
    end(incomplete) {
      const total = COSTS.reduce((sum, cost) => sum + (counts.get(cost) ?? 0), 0);
      const each = COSTS.filter((cost) => counts.has(cost)).map(
        (cost) => `${MARKS[cost]} ${counts.get(cost)} ${WORDS[cost]}`,
      );
      const of = `${total} class${total === 1 ? '' : 'es'}${version === null ? '' : ` in Flink ${version}`}`;
      answers.write(
        [`${of}${each.length > 0 ? `: ${each.join(', ')}` : ''}.`, ...incompleteLine(incomplete, answers), ''].join(
          '\n',
        ),
      );
    },
  };
}

function headOf({ kind, serializer }: TypeInformation): string {
  return serializer === null ? kind : `${kind}, ${serializer}`;
}

/** The type in a few words: a class with fields by its name, since they stand below it. */
function shortType(type: TypeInformation): string {
  const word = `${type.kind[0]?.toUpperCase()}${type.kind.slice(1)}`;
  if (type.fields.length > 0) {
    return `${word}[${erasedName(type.type)}]`;
  }
  if (type.arguments.length > 0) {
    const parts = type.arguments.map(shortType).join(', ');
    return type.kind === 'array' ? `${parts}[]` : `${word}<${parts}>`;
  }
  return showType(type);
}
