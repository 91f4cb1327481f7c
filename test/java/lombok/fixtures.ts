/** The fixtures as a pool of classes, each with the settings of the `lombok.config` beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SourceClassPool } from '../../../server/src/java/build-classes';
import { readLombokConfig } from '../../../server/src/java/lombok/lombok-config';
import { readCompilationUnit } from '../../../server/src/java/read-source';
import { scanSource } from '../../../server/src/java/source-scan';
import { type SourceFile, SourceIndex, SourceSet } from '../../../server/src/java/source-set';
import { testParser } from '../../typeinfo/java-pool';

export const FOLDER = join(process.cwd(), 'test/java/lombok');

export async function fixturePool(): Promise<SourceClassPool> {
  const parser = await testParser();
  const paths = readdirSync(join(FOLDER, 'fixtures'), { recursive: true }).map(String);
  const read = (path: string) => readFileSync(join(FOLDER, 'fixtures', path), 'utf8');
  const files = paths
    .filter((path) => path.endsWith('.java'))
    .map((path): SourceFile => {
      const text = read(path);
      const unit = readCompilationUnit(parser.parse(text));
      return { path, project: '', test: false, scan: scanSource(text), unit: () => unit };
    });
  return new SourceClassPool(new SourceSet(new SourceIndex(files), ''), ({ path }) => {
    const beside = join(dirname(path), 'lombok.config');
    return readLombokConfig(paths.includes(beside) ? [read(beside)] : []);
  });
}
