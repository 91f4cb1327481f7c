/** From plural to singular (lombok.core.handlers.Singulars, singulars.txt). */

/** Endings and words in the order in which they are tried; `!` stands for names Lombok refuses to guess. */
const SINGULARS = `
quizzes quiz, matrices matrix, indices index, vertices vertex, statuses status, aliases alias, alias !, species !,
Axes !, -axes axe, sexes sex, Testes testis, movies movie, octopodes octopus, buses bus, Mice mouse, Lice louse, News !,
Men man, Women woman, minutiae minutia, shoes shoe, synopses synopsis, prognoses prognosis, theses thesis,
diagnoses diagnosis, bases base, analyses analysis, Crises crisis, children child, moves move, zombies zombie,
-quies quy, -us !, -is !, series !, -ies y, -oes o, hives hive, -tives tive, -sses ss, -ches ch, -xes x, -shes sh,
-lves lf, -rves rf, saves save, Leaves leaf, -ves !, -ss !, -us !, -s -`
  .split(',')
  .map((rule) => rule.trim().split(' '));

/** `autoSingularize`: null for a name that has to be given by hand. */
export function singularOf(plural: string): string | null {
  for (const [pattern = '', singular = ''] of SINGULARS) {
    const ending = pattern.replace(/^-/, '');
    const start = plural.length - ending.length;
    const fits = plural.length >= pattern.length && plural.slice(start).toLowerCase() === ending.toLowerCase();
    const isWord = !/^\p{Lu}/u.test(pattern) || start === 0 || /\p{Lu}/u.test(plural.charAt(start));
    if (fits && isWord) {
      return singular === '!' ? null : plural.slice(0, start) + withCaseOf(plural.charAt(start), singular);
    }
  }
  return null;
}

function withCaseOf(first: string, singular: string): string {
  const replacement = singular === '-' ? '' : singular;
  return /\p{Lu}/u.test(first) ? replacement.charAt(0).toUpperCase() + replacement.slice(1) : replacement;
}
