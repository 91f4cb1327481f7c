// What `topology --verify --format json` says of many mains, as a table.

/** How many differences or unknowns of one kind are listed. */
const FEW = 20;

export const HEAD = [
  '| repository | mains | asked | stopped early | operators found / real | uids right / wrong / unknown | all right / unknown / wrong |',
  '|---|---|---|---|---|---|---|',
].join('\n');

/** One line: operators that were found among those of Flink, their uids, and all that was compared. */
export function row(name, mains) {
  const asked = mains.filter(({ notAsked }) => notAsked === null);
  const stopped = asked.filter((main) => main.stopped !== null);
  const sum = (aspect) => total(asked.map(({ aspects }) => aspects[aspect]));
  const lacking = (list) =>
    list.filter(({ aspect, text }) => aspect === 'operator' && /^Flink has it/.test(text)).length;
  const found = sum('operator').equal;
  const real = found + asked.reduce((n, { unknown, differences }) => n + lacking(unknown) + lacking(differences), 0);
  const uid = sum('uid');
  const all = total(asked.map(({ counts }) => counts));
  const cells = [
    name,
    mains.length,
    asked.length,
    stopped.length,
    `${found} / ${real}`,
    `${uid.equal} / ${uid.wrong} / ${uid.unknown}`,
    `${all.equal} / ${all.unknown} / ${all.wrong}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What is wrong and what is unknown, and why mains were not asked. */
export function details(name, mains, all) {
  const lines = (kind) =>
    mains.flatMap((main) =>
      main[kind].map(({ operator, aspect, text }) => `${main.main}: ${operator}: ${aspect} ${text}`),
    );
  const listed = (title, found) => {
    const shown = all ? found : found.slice(0, FEW);
    const more = found.length - shown.length;
    const rest = more > 0 ? [`  … ${more} more (--all)`] : [];
    return found.length > 0 ? [`${name}: ${title}`, ...shown.map((line) => `  ${line}`), ...rest] : [];
  };
  const silent = mains.filter(({ notAsked }) => notAsked !== null);
  return [
    ...listed('wrong', lines('differences')),
    ...listed('unknown', lines('unknown')),
    ...listed(
      'not asked',
      silent.map(({ main, notAsked }) => `${main}: ${notAsked}`),
    ),
  ];
}

function total(counts) {
  const sum = { equal: 0, unknown: 0, wrong: 0 };
  for (const one of counts) for (const verdict of Object.keys(sum)) sum[verdict] += one[verdict];
  return sum;
}
