// biome-ignore-all lint/suspicious/noTemplateCurlyInString: build files are full of them
/** Files that are broken, huge or made to do harm: unknown with a reason, never an exception, and within the test's time. */
import assert from 'node:assert/strict';
import { flinkVersion, type Texts } from './build-files';

const DEPENDENCY =
  '<dependency><groupId>org.apache.flink</groupId><artifactId>flink-core</artifactId><version>${a}</version></dependency>';
const USES_A = `<dependencies>${DEPENDENCY}</dependencies>`;

describe('a broken or hostile file', () => {
  for (const [what, texts, why] of [
    [
      'a pom that is cut off',
      { 'pom.xml': `<project><properties><a>1.20.0</a></properties>${USES_A}` },
      /^pom.xml is not a well-formed Maven project$/,
    ],
    ['a pom that is something else', { 'pom.xml': '<html/>' }, /not a well-formed Maven project/],
    ['an empty pom', { 'pom.xml': '' }, /not a well-formed Maven project/],
    [
      'entities that multiply',
      {
        'pom.xml': `<!DOCTYPE project [<!ENTITY a "1.20.0">${Array.from(
          { length: 20 },
          (_, index) => `<!ENTITY a${index} "&a;&a;&a;&a;&a;&a;&a;&a;">`,
        ).join('')}]><project>${USES_A.replace('${a}', '&a19;')}</project>`,
      },
      /“&a19;”, does not name one release/,
    ],
    [
      'an external entity',
      {
        'pom.xml': `<!DOCTYPE project [<!ENTITY a SYSTEM "file:///etc/passwd">]><project>${USES_A.replace('${a}', '&a;')}</project>`,
      },
      /not a well-formed Maven project/,
    ],
    ['deep elements', { 'pom.xml': '<a>'.repeat(100_000) }, /not a well-formed Maven project/],
    ['a huge pom', { 'pom.xml': `<project>${' '.repeat(1_000_000)}</project>` }, /^pom.xml is too large/],
    [
      'properties that multiply',
      {
        'pom.xml': `<project><properties>${doubling('<N>${M}${M}</N>')}</properties>${USES_A.replace('${a}', '${p0}')}</project>`,
      },
      /refers to too many others|too long to be followed/,
    ],
    [
      'properties in a long row',
      {
        'pom.xml': `<project><properties>${Array.from({ length: 5_000 }, (_, index) => `<p${index}>\${p${index + 1}}</p${index}>`).join('')}</properties>${USES_A.replace('${a}', '${p0}')}</project>`,
      },
      /refers to too many others/,
    ],
    ['a script with an open string', { 'build.gradle': 'def a = "x\n' }, /^build.gradle cannot be read: .* line 1 /],
    [
      'a script with an open bracket',
      { 'build.gradle': 'a {\n b {\n }\n' },
      /^build.gradle cannot be read: .* line 1 /,
    ],
    ['a script with an open comment', { 'build.gradle': '/* \n' }, /^build.gradle cannot be read: .* line 1 /],
    ['deep brackets', { 'build.gradle': '{'.repeat(100_000) }, /cannot be read/],
    ['deep templates', { 'build.gradle.kts': `val a = ${'"${'.repeat(10_000)}` }, /cannot be read/],
    [
      'variables that multiply',
      {
        'build.gradle': `${doubling('def N = "$M$M"\n')}dependencies { implementation "org.apache.flink:flink-core:$p0" }`,
      },
      /refer to too many others|too long to be followed/,
    ],
    [
      'variables that refer to each other',
      { 'build.gradle': 'def a = b\ndef b = a\ndependencies { implementation "org.apache.flink:flink-core:$a" }' },
      /is not set/,
    ],
    [
      'scripts that apply each other',
      { 'build.gradle': "apply from: 'a.gradle'", 'a.gradle': "apply from: 'build.gradle'\napply from: 'a.gradle'" },
      /No dependency on Flink/,
    ],
    [
      'deep TOML',
      { 'build.gradle': '', 'gradle/libs.versions.toml': `a = ${'['.repeat(100_000)}` },
      /not a well-formed/,
    ],
    [
      'TOML with names of objects',
      {
        'build.gradle': '',
        'gradle/libs.versions.toml': '[versions]\n__proto__ = "1"\n[libraries]\nconstructor = 1\nx = []',
      },
      /No dependency on Flink/,
    ],
  ] satisfies readonly (readonly [string, Texts, RegExp])[]) {
    it(`such as ${what} makes the version unknown`, () => {
      const version = flinkVersion(texts);
      assert.match(version, /^unknown: /);
      assert.match(version.slice('unknown: '.length), why);
    });
  }
});

/** 60 values of which each holds the next one twice. */
function doubling(pattern: string): string {
  return Array.from({ length: 60 }, (_, index) =>
    pattern.replaceAll('N', `p${index}`).replaceAll('M', `p${index + 1}`),
  ).join('');
}
