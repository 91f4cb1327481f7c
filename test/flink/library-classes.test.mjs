import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TABLE, writeLibraryClasses } from '../../scripts/library-classes.mjs';
import { chosenVersions } from './versions.mjs';

/** The classes of Flink that a table has for a line of it, each with its members; names stand in full. */
function classesOf(file, line) {
  const { versions, names, flink } = JSON.parse(readFileSync(file, 'utf8'));
  const bit = 1 << versions.split(' ').indexOf(line);
  let samePackage = '';
  const full = names.split(' ').map((written) => {
    const name = written.startsWith('.') ? samePackage + written : written;
    samePackage = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    return name;
  });
  const ofLine = (part) => {
    const [, mask, rest] = /^(?:([0-9a-f]+)!)?(.*)$/.exec(part);
    return mask === undefined || Number.parseInt(mask, 16) & bit ? [rest] : [];
  };
  const classes = flink.flatMap(ofLine).map((entry) => {
    const [name, ...parts] = entry
      .split(' ')
      .flatMap(ofLine)
      .map((part) => part.replace(/@([0-9a-z]+)/g, (_, n) => full[Number.parseInt(n, 36)]));
    return [name, parts.sort()];
  });
  return Object.fromEntries(classes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('the table of the classes of the library', () => {
  for (const version of chosenVersions()) {
    it(`has the members of the classes of Flink ${version}`, async () => {
      const line = version.split('.').slice(0, 2).join('.');
      const fresh = join(mkdtempSync(join(tmpdir(), 'flink-playbook-')), 'library-classes.json');
      await writeLibraryClasses(fresh, [version]);
      const real = classesOf(fresh, line);
      assert.ok(Object.keys(real).length > 400, `only ${Object.keys(real).length} classes were read`);
      assert.deepEqual(classesOf(TABLE, line), real);
    });
  }
});
