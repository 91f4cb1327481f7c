import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { maven, run } from '../../test/flink/processes.mjs';
import { REPOSITORY } from '../ensure-built.mjs';

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

/**
 * The sources (unpacked), the jar and the compile class path of a public artifact, through Maven; kept in `.cache`.
 * @param {string} coordinates `groupId:artifactId:version`
 * @returns {Promise<{sources: string, binary: string, classPath: string[]}>}
 */
export async function fetchArtifact(coordinates) {
  const [, artifact, version, ...rest] = coordinates.split(':');
  if (!version || rest.length > 0) throw new Error(`${coordinates}: write groupId:artifactId:version`);
  const folder = join(REPOSITORY, '.cache', 'types-at-scale', coordinates.replaceAll(':', '-'));
  const sources = join(folder, 'sources');
  const jar = (ending) => join(folder, `${artifact}-${version}${ending}`);
  const list = join(folder, 'class-path.txt');
  if (!existsSync(list)) {
    mkdirSync(sources, { recursive: true });
    for (const part of ['jar', 'jar:sources', 'pom']) {
      await maven([`${PLUGIN}:copy`, `-Dartifact=${coordinates}:${part}`, `-DoutputDirectory=${folder}`]);
    }
    const { code, stderr } = await run('jar', ['xf', jar('-sources.jar')], { cwd: sources });
    if (code !== 0) throw new Error(`${jar('-sources.jar')} cannot be unpacked: ${stderr}`);
    // copies of the classes for other Java versions, and a pom that is not theirs to be read by
    rmSync(join(sources, 'META-INF'), { recursive: true, force: true });
    const into = (pom) => maven(['-f', pom, `${PLUGIN}:build-classpath`, `-Dmdep.outputFile=${list}`]);
    // its own pom brings what it was compiled with, also what it does not pass on (provided, optional)
    await into(withoutTests(folder, jar('.pom'))).catch(() => into(dependent(folder, coordinates)));
  }
  const classPath = readFileSync(list, 'utf8').trim().split(delimiter).filter(Boolean);
  return { sources, binary: jar('.jar'), classPath };
}

/** A copy of a pom without what only its tests need: that is much to download, and was not always published. */
function withoutTests(folder, pom) {
  const copy = join(folder, 'without-tests.xml');
  const dependency = /<dependency>[\s\S]*?<\/dependency>/g;
  const isForTests = (text) => /<scope>\s*test\s*<\/scope>/.test(text);
  writeFileSync(
    copy,
    readFileSync(pom, 'utf8').replace(dependency, (text) => (isForTests(text) ? '' : text)),
  );
  return copy;
}

/** A pom that depends on an artifact: for those whose own cannot be resolved. */
function dependent(folder, coordinates) {
  const pom = join(folder, 'dependent.xml');
  const [group, artifact, version] = coordinates.split(':');
  const wanted = `<groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>`;
  writeFileSync(
    pom,
    `<project><modelVersion>4.0.0</modelVersion><groupId>flink-playbook</groupId><artifactId>dependent</artifactId>
<version>1</version><dependencies><dependency>${wanted}</dependency></dependencies></project>`,
  );
  return pom;
}
