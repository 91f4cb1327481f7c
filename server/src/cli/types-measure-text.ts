/** What serializers cost, for people: a table a class, and the price of Kryo over all of them. */
import picocolors from 'picocolors';
import type { FlinkAnswer, KryoCosts, MeasuredClass, SerializerCost } from '../io/ask-flink';
import { javaProgram } from '../io/flink-probe';
import { type Answers, shownPath } from './answers';
import { printable } from './printable';
import { incompleteLine } from './text-report';
import type { DescribedClass } from './types-classes';
import type { TypesReport } from './types-report';

/** Fields without a value that are named for one class. */
const NAMED = 5;

export function measureText(answer: FlinkAnswer<MeasuredClass>, answers: Answers): TypesReport {
  const colors = picocolors.createColors(answers.color);
  const byName = new Map(answer.classes.map((each) => [each.class, each]));
  const all: MeasuredClass[] = [];
  return {
    begin() {},
    add({ name, file, line }: DescribedClass) {
      const measured = byName.get(name) ?? { class: name, error: 'the probe did not tell' };
      all.push(measured);
      const place = colors.dim(printable(`${shownPath(file, answers)}:${line}`));
      const lines = measuredLines(measured).map((each) => `    ${printable(each)}`);
      answers.write(`${[`${colors.bold(printable(name))}  ${place}`, ...lines, ''].join('\n')}\n`);
    },
    end(incomplete) {
      answers.write([...totals(answer, all), ...incompleteLine(incomplete, answers), ''].join('\n'));
    },
  };
}

/** What was measured of a class, in lines. */
export function measuredLines({ chosen, kryo, kryoCosts, notFilled = [], error }: MeasuredClass): string[] {
  if (!chosen) {
    return [`not measured: ${error}`];
  }
  const rows: [string, SerializerCost][] = [[chosen.serializer?.replace(/^.*[.$]/, '') ?? chosen.kind, chosen]];
  if (kryo) {
    rows.push(['Kryo', kryo]);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, cost]) => `${name.padEnd(width)}  ${figures(cost, error)}`);
  if (kryoCosts) {
    lines.push(compared(kryoCosts));
  } else if (kryo === null) {
    lines.push('Kryo is what Flink chooses here: there is nothing to compare it with');
  }
  if (notFilled.length > 0) {
    const named = notFilled.slice(0, NAMED).map(({ field, why }) => `${field} (${why})`);
    const more = notFilled.length > NAMED ? `, ${notFilled.length - NAMED} more` : '';
    lines.push(`no value made for ${named.join(', ')}${more}`);
  }
  return lines;
}

function figures(cost: SerializerCost, error: string | undefined): string {
  const { bytes, serializeNanos, deserializeNanos, copyNanos } = cost;
  if (bytes === undefined || serializeNanos === undefined) {
    return `not measured: ${cost.error ?? error}`;
  }
  const columns = [
    `${bytes.toFixed(1).padStart(8)} bytes`,
    `serialize ${nanos(serializeNanos)}`,
    `deserialize ${nanos(deserializeNanos)}`,
    `copy ${nanos(copyNanos)}`,
  ];
  return columns.join('   ');
}

function nanos(value = 0): string {
  return `${value.toFixed(0).padStart(7)} ns`;
}

function compared({ bytes, time, timeLow, timeHigh }: KryoCosts): string {
  const size = bytes === null ? '' : `${times(bytes)} bytes, `;
  return `Kryo: ${size}${times(time)} time (${timeLow.toFixed(1)} to ${timeHigh.toFixed(1)}): ${percent(speedLost(time))} of the speed`;
}

function times(value: number): string {
  return `${value.toFixed(1)} x`;
}

/** Of the records a second that the chosen serializer manages, what Kryo does not; negative where Kryo is faster. */
function speedLost(time: number): number {
  return 1 - 1 / time;
}

function percent(lost: number): string {
  const rounded = Math.round(lost * 100);
  return `${rounded > 0 ? '-' : rounded < 0 ? '+' : ''}${Math.abs(rounded)} %`;
}

function totals({ flinkVersion, javaVersion }: FlinkAnswer<MeasuredClass>, all: readonly MeasuredClass[]): string[] {
  const measured = all.filter(({ chosen }) => chosen?.serializeNanos !== undefined);
  const records = measured[0]?.records;
  const of = records === undefined ? '' : `, each with ${records} records made up for it`;
  const where = `Flink ${flinkVersion}, Java ${javaVersion} (ran ${printable(javaProgram())})`;
  const lines = [`${measured.length} of ${all.length} classes measured with ${where}${of}.`];
  const lost = measured
    .flatMap(({ chosen, kryoCosts }) => (chosen?.kind === 'pojo' && kryoCosts ? [speedLost(kryoCosts.time)] : []))
    .sort((a, b) => a - b);
  const [least, median, most] = [lost[0], lost[lost.length >> 1], lost.at(-1)];
  if (least !== undefined && median !== undefined && most !== undefined) {
    const range = lost.length === 1 ? '' : ` (median of ${lost.length}, ${percent(least)} to ${percent(most)})`;
    lines.push(
      `Kryo in place of the POJO serializer: ${percent(median)} of the speed${range}; the playbook says up to -75 %.`,
    );
  }
  return lines;
}
