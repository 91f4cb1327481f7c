/** What moving a project from Flink 1.x to 2.x changes: serializers, and classes that are gone. A page of Markdown. */
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { message } from '../base/message';
import { type FlinkVersion, isAtLeast, parseFlinkVersion } from '../flink/flink-version';
import { legacyKafkaConnector } from '../flink/legacy-kafka';
import { classType, type JavaType, simpleName } from '../java/class-model';
import { LibraryClasses } from '../java/library/library-classes';
import type { CodePlace } from '../topology/code-place';
import { TypeCosts } from '../typeinfo/type-costs';
import { flinkProjects } from './job-view';
import { code, escapeMarkdown, paragraphs } from './markdown';
import type { Telling } from './telling';
import { typeView } from './type-view';

const BEFORE = '1.20';
const AFTER = '2.2';
const MOST_LINES = 100;

/** The page for all projects of some workspaces. */
export function upgradeCheck(workspaces: readonly Workspace[], telling: Telling): string {
  const { say } = telling;
  const sections = workspaces.flatMap((workspace) =>
    [...flinkProjects(workspace)].map((project) =>
      projectSection(project, filesOf(project, workspace), workspace, telling),
    ),
  );
  return paragraphs(
    `# ${say(message('Upgrade Check: Flink 1.x → 2.x'))}`,
    say(
      message(
        'What is written here follows from the sources alone. A rehearsal with a copy of a savepoint shows the rest.',
      ),
    ),
    ...(sections.length === 0 ? [say(message('No project here uses Flink.'))] : sections),
  );
}

function filesOf(project: ProjectAnalysis, workspace: Workspace): SourceText[] {
  return workspace.checkedFiles.filter(
    (file) => file.scan.mentionsFlink && !file.test && workspace.projectOf(file) === project,
  );
}

function projectSection(
  project: ProjectAnalysis,
  files: readonly SourceText[],
  { input: { root } }: Workspace,
  telling: Telling,
): string {
  const { say } = telling;
  const { flinkVersion: version, model } = project;
  const name = model.root.startsWith(`${root}/`) ? model.root.slice(root.length + 1) : simplePath(model.root);
  const head = `## ${escapeMarkdown(name)} · ${version ? `Flink ${version.text}` : say(message('Flink version unknown'))}`;
  if (version && isAtLeast(version, 2, 0)) {
    return paragraphs(head, say(message('It is on Flink 2 already.')));
  }
  const removed = removedClasses(files, root, telling);
  const types = typeChanges(project, version, root, telling);
  return paragraphs(
    head,
    `### ${say(message('Classes that Flink 2 does not have'))}`,
    listed(removed, say(message('None of the imports is of a class that is gone.')), telling),
    `### ${say(message('Serializers that change'))}`,
    say(
      message(
        'Types that leave Kryo get faster. What Kryo wrote of them in a state cannot be read by the new serializer: such state must be migrated or given up.',
      ),
    ),
    listed(types.changing, say(message('None that is known.')), telling),
    `### ${say(message('Types that stay with Kryo'))}`,
    say(
      message(
        'Flink 2 comes with Kryo 5 instead of 2.24. State that Kryo wrote is the risk of the upgrade: it fails, for one, where flink-avro is on the class path of only one side (Missing value for the key …). Rehearse it.',
      ),
    ),
    listed(types.staying, say(message('None that is known.')), telling),
  );
}

function simplePath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function listed(lines: readonly string[], none: string, { say }: Telling): string {
  const unique = [...new Set(lines)];
  const more = unique.length - MOST_LINES;
  const shown = unique.slice(0, MOST_LINES).map((line) => `- ${line}`);
  return unique.length === 0
    ? none
    : [...shown, ...(more > 0 ? [`- ${say(message('and {0} more', more))}`] : [])].join('\n');
}

/** Imports of classes that the last 1.x has and 2.x has not, by the tables made of their jars. */
function removedClasses(files: readonly SourceText[], root: string, telling: Telling): string[] {
  const { say } = telling;
  const [before, after] = [new LibraryClasses(BEFORE), new LibraryClasses(AFTER)];
  return files.flatMap((file) => {
    return (file.unit()?.imports ?? [])
      .filter(({ static: isStatic, star, name }) => !isStatic && !star && name.startsWith('org.apache.flink.'))
      .flatMap(({ name, range }) => {
        if (kafkaSuccessor(name) === null && (!before.find(name) || after.find(name))) {
          return [];
        }
        const moved = [name.replace(/\.([^.]+)$/, '.legacy.$1')].find((other) => after.find(other));
        const words = moved
          ? say(message('moved to {0}; deprecated there', moved))
          : removedWords(kafkaSuccessor(name), telling);
        return [`${linkTo({ file: file.path, range }, root)} ${code(simpleName(name))}: ${escapeMarkdown(words)}`];
      });
  });
}

function removedWords(successor: string | null, { say }: Telling): string {
  return successor === null ? say(message('removed')) : say(message('replaced by {0}', successor));
}

/** What took the place of the Kafka connectors that are no part of Flink itself. */
function kafkaSuccessor(name: string): string | null {
  return legacyKafkaConnector(name)?.replacement ?? null;
}

function typeChanges(project: ProjectAnalysis, version: FlinkVersion | null, root: string, { say }: Telling) {
  const target = parseFlinkVersion(AFTER);
  const costs = new TypeCosts();
  const changing: string[] = [];
  const staying: string[] = [];
  for (const { type, file, range } of reachedTypes(project)) {
    const now = project.typeInformation(type);
    const then = target && project.typeInformationIn(target, type);
    const [today, later] = [typeView(now, costs), then && typeView(then, costs)];
    const words = `${linkTo({ file, range }, root)} ${code(today.text)}`;
    if (!later || later.cost === 'unknown' || today.cost === 'unknown') {
      continue;
    }
    if (later.cost === 'throws' && today.cost !== 'throws') {
      changing.push(`${words}: ${say(message('Flink 2 throws: {0}', escapeMarkdown(later.why ?? '')))}`);
    } else if (later.cost === 'kryo' || later.cost === 'kryo-within') {
      staying.push(words);
      continue;
    }
    if (version && today.cost !== 'own' && later.cost === 'own') {
      const fields = now.fields.filter((field) => costs.of(field.type) !== 'own').map(({ name }) => code(name));
      changing.push(
        fields.length > 0
          ? `${words}: ${say(message('no Kryo any more for: {0}', fields.join(', ')))}`
          : `${words}: ${today.serializer ?? '?'} → ${later.serializer ?? '?'}`,
      );
    }
  }
  return { changing, staying };
}

/** What reaches streams and states, each class at its own place. */
function reachedTypes(project: ProjectAnalysis): { type: JavaType; file: string; range: CodePlace['range'] }[] {
  return project.reached.map(({ type, file, range }) => {
    const place = type.kind === 'class' ? project.findClass(type.name)?.place : null;
    return place && type.kind === 'class' && type.arguments.length === 0
      ? { type: classType(type.name), file: place.file, range: place.nameRange }
      : { type, file, range };
  });
}

/** From the folder on, as previews of Markdown take it: they open no addresses of files. */
function linkTo({ file, range }: CodePlace, root: string): string {
  const line = range.start.line + 1;
  const words = `${escapeMarkdown(simplePath(file))}:${line}`;
  const path = file.startsWith(`${root}/`)
    ? file.slice(root.length).split('/').map(encodeURIComponent).join('/')
    : null;
  return path === null
    ? words
    : `[${words}](${path.replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}#L${line})`;
}
