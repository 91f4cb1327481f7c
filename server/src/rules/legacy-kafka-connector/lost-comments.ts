/** Comments within the code that a builder takes the place of. */
import { type Message, message } from '../../base/message';
import { isWithin, textOf } from './code';
import type { Made } from './connector-flow';

const LONGEST = 60;
const STRING_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

/** Those that stand between the arguments; what stands within one goes where it goes. */
export function lostComments(made: Made): Message[] {
  const { lines } = made.in.file;
  const from = lines.offsetAt(made.chain.range.start);
  return [...textOf(made.chain, made.in).matchAll(STRING_OR_COMMENT)].flatMap(({ 0: text, index }) => {
    const range = { start: lines.positionAt(from + index), end: lines.positionAt(from + index + text.length) };
    const isKept = made.node.arguments.some((argument) => isWithin({ range }, argument));
    const said = /^\/[*/]/.test(text)
      ? text
          .replace(/^\/[*/]+|\*\/$/g, '')
          .replace(/\s+/g, ' ')
          .trim()
      : '';
    return isKept || said === '' ? [] : [message('This comment does not come along: {0}', said.slice(0, LONGEST))];
  });
}
