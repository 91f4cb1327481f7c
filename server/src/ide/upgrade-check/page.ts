/** What moving a project from Flink 1.x to 2.x changes: serializers, and what of the API is gone. A page of Markdown. */
import { flinkProjects, typesAhead } from '../../analysis/ahead';
import type { ProjectAnalysis } from '../../analysis/project-analysis';
import type { SourceText } from '../../analysis/source-text';
import type { Workspace } from '../../analysis/workspace';
import type { Steps } from '../../base/giving-way';
import { message } from '../../base/message';
import { isAtLeast, parseFlinkVersion } from '../../flink/flink-version';
import type { CodePlace } from '../../topology/code-place';
import { code, escapeMarkdown, paragraphs } from '../markdown';
import type { Telling } from '../telling';
import { removedUses } from './removed-api';
import { typeChanges } from './type-changes';

const AFTER = '2.2';
const MOST_LINES = 100;

/** The page for all projects of some workspaces. */
export function* upgradeCheck(workspaces: readonly Workspace[], telling: Telling): Steps<string> {
  const { say } = telling;
  const sections: string[] = [];
  for (const workspace of workspaces) {
    for (const project of flinkProjects(workspace)) {
      sections.push(yield* projectSection(project, filesOf(project, workspace), workspace, telling));
    }
  }
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

function* projectSection(
  project: ProjectAnalysis,
  files: readonly SourceText[],
  { input: { root } }: Workspace,
  telling: Telling,
): Steps<string> {
  const { say } = telling;
  const { flinkVersion: version, model } = project;
  const name = model.root.startsWith(`${root}/`) ? model.root.slice(root.length + 1) : simplePath(model.root);
  const head = `## ${escapeMarkdown(name)} · ${version ? `Flink ${version.text}` : say(message('Flink version unknown'))}`;
  if (version && isAtLeast(version, 2, 0)) {
    return paragraphs(head, say(message('It is on Flink 2 already.')));
  }
  const removed: string[] = [];
  for (const file of files) {
    removed.push(...removedLines(project, file, root, telling));
    yield;
  }
  yield* typesAhead(project);
  const types = typeLines(project, root, telling);
  return paragraphs(
    head,
    `### ${say(message('What Flink 2 does not have'))}`,
    listed(removed, say(message('Nothing that is known to be gone is used.')), telling),
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

/** Uses of what the last 1.x has and 2.x has not. */
function removedLines(project: ProjectAnalysis, file: SourceText, root: string, { say }: Telling): string[] {
  return removedUses(project, file).map(
    ({ range, what, words }) =>
      `${linkTo({ file: file.path, range }, root)} ${code(what)}: ${escapeMarkdown(say(words))}`,
  );
}

/** Types with what becomes of them and what to do about it: those that change, and those that stay with Kryo. */
function typeLines(project: ProjectAnalysis, root: string, { say }: Telling) {
  const target = parseFlinkVersion(AFTER);
  const changing: string[] = [];
  const staying: string[] = [];
  for (const { place, what, becomes, kept } of target ? typeChanges(project, target) : []) {
    const words = `${linkTo(place, root)} ${code(what)}`;
    if (becomes === null) {
      const todo = kept
        ? message('a savepoint holds it: rehearse the restore')
        : message('no savepoint is known to hold it: nothing to do');
      staying.push(`${words}: ${say(todo)}`);
    } else {
      const todo = kept
        ? message(
            'a savepoint holds it, and does not restore: give the state a new name, or leave the type to Kryo by @TypeInfo',
          )
        : message('no savepoint is known to hold it: nothing to do');
      const change = escapeMarkdown(typeof becomes === 'string' ? becomes : say(becomes));
      changing.push(typeof becomes === 'string' ? `${words}: ${change}; ${say(todo)}` : `${words}: ${change}`);
    }
  }
  return { changing, staying };
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
