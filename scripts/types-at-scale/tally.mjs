const FIRST = 15;
/** How Flink's log lines end. */
const ADVICE = / Please read the Flink documentation on .*?schema evolution\./g;

/**
 * Prints how many answers are equal, unknown and wrong, and each that is not equal with its reason.
 * @param {string} title
 * @param {any} answer of `types --verify --format json`
 * @param {string[]} inJar the classes of the binary jar
 * @param {boolean} all whether to list all, or the first of each
 * @returns {{wrong: number}}
 */
export function tally(title, { classes, incomplete }, inJar, all) {
  const by = (verdict) => classes.filter((each) => each.verdict === verdict);
  const told = new Set(classes.map((each) => each.class));
  const [missing, elsewhere] = [[], []];
  for (const name of inJar.filter((each) => !told.has(each))) {
    // what is generated or comes of other jars has no source here at all
    (told.has(name.replace(/\$.*/, '')) ? missing : elsewhere).push(name);
  }
  const [equal, wrong, unknown, notAsked] = ['equal', 'wrong', 'unknown', 'not-asked'].map(by);
  const asked = classes.length - notAsked.length;
  const share = (list) => `${list.length} (${((100 * list.length) / Math.max(1, asked)).toFixed(2)} %)`;
  console.log(`${title}: ${classes.length} classes`);
  console.log(`  ${equal.length} equal, ${share(unknown)} unknown, ${share(wrong)} wrong`);
  console.log(`  ${notAsked.length} that Flink could not be asked about`);
  console.log(`  ${missing.length} of the jar not told, ${elsewhere.length} whose file is not in the sources jar`);
  list('wrong', wrong, (each) => each.differences);
  list('unknown', unknown, (each) => each.unknown);
  list('not asked', notAsked, (each) => [each.notAsked]);
  list(
    'not told',
    missing.map((name) => ({ class: name })),
    () => ['in the jar, not among the answers'],
  );
  list(
    'incomplete',
    incomplete.map(({ what, why, path }) => ({ class: path ?? what, why })),
    ({ why }) => [why],
  );
  return { wrong: wrong.length };

  function list(name, classesOfIt, reasons) {
    for (const each of all ? classesOfIt : classesOfIt.slice(0, FIRST)) {
      const [first, ...more] = reasons(each);
      console.log(
        `  ${name}: ${each.class} ${first.replaceAll(ADVICE, '')}${more.length > 0 ? ` (and ${more.length} more)` : ''}`,
      );
    }
    if (!all && classesOfIt.length > FIRST) console.log(`  ${name}: … ${classesOfIt.length - FIRST} more (--all)`);
  }
}
