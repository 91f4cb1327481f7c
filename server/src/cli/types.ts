/** `flink-playbook types <paths…>`: which serializer Flink picks for each class, and why. */

import type { ProjectAnalysis } from '../analysis/project-analysis';
import { MAX_SOURCE_LENGTH, type ParseJava, type SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import type { TypeInformation } from '../typeinfo/type-information';
import type { Answers } from './answers';
import type { ExitCode } from './exit';
import { byRoot, filesWithin, openWorkspace, type WorkspaceOptions } from './open-workspace';
import { type DescribedClass, describedClasses } from './types-classes';
import { typesJson } from './types-json';
import type { TypesReport } from './types-report';
import { AnswerSize } from './types-size';
import { typesText } from './types-text';

export interface TypesOptions extends WorkspaceOptions {
  readonly format: 'text' | 'json';
}

const REPORTS = { text: typesText, json: typesJson };

/** Tells of every class the paths declare. @throws CannotRun when a path or the settings cannot be read. */
export async function types(
  paths: readonly string[],
  options: TypesOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<ExitCode> {
  const asked = await askedFiles(paths, options, parse, answers);
  writeTypes(asked, REPORTS[options.format](answers), answers);
  return 0;
}

/** The files that are asked about, in their order, each with its workspace. */
export interface AskedFiles {
  readonly files: readonly { readonly workspace: Workspace; readonly file: SourceText }[];
  /** Null with several, or when it is not known: `incomplete` says which. */
  readonly flinkVersion: string | null;
  readonly incomplete: readonly Incomplete[];
}

/** @throws CannotRun when a path or the settings cannot be read. */
export async function askedFiles(
  paths: readonly string[],
  options: WorkspaceOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<AskedFiles> {
  const files: { workspace: Workspace; file: SourceText }[] = [];
  const incomplete: Incomplete[] = [];
  for (const [root, wanted] of await byRoot(paths)) {
    const workspace = await openWorkspace(root, wanted, options, parse, answers);
    incomplete.push(...workspace.input.unread);
    files.push(...filesWithin(workspace, wanted).map((file) => ({ workspace, file })));
  }
  files.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
  const { flinkVersion, unknown } = versionOf(files);
  return { files, flinkVersion, incomplete: [...incomplete, ...unknown] };
}

/** The Flink version that all files' projects have. */
function versionOf(files: AskedFiles['files']): { flinkVersion: string | null; unknown: Incomplete[] } {
  const projects = new Set(files.map(({ workspace, file }) => workspace.projectOf(file)));
  const versions = new Set([...projects].map((project) => project.flinkVersion?.text ?? null));
  const unknown = [...projects].flatMap(({ flinkVersion, model }): Incomplete[] => {
    const { flinkVersionOrigin: origin, buildFile, root } = model;
    return flinkVersion === null && origin.kind === 'unknown'
      ? [{ what: 'flink-version', why: origin.why, path: buildFile ?? root }]
      : [];
  });
  const [only = null, ...others] = versions;
  if (others.length === 0) {
    return { flinkVersion: only, unknown };
  }
  const known = [...versions].filter((version) => version !== null).sort();
  const why = message('the files belong to projects with different versions: {0}', known.join(', '));
  return { flinkVersion: null, unknown: [...unknown, { what: 'flink-version', why, path: null }] };
}

/** Every class, to a report. */
export function writeTypes(
  { files, flinkVersion, incomplete }: AskedFiles,
  report: TypesReport,
  answers: Answers,
): void {
  const size = new AnswerSize();
  const gaps = new Gaps();
  const projects = new Map(files.map(({ workspace, file }) => [file.path, workspace.projectOf(file)]));
  const cut: Incomplete[] = [];
  report.begin(flinkVersion);
  for (const described of classesOf(files, answers)) {
    const shown = size.allot(described.type);
    if (!shown.whole) {
      const why = message(
        'below {0} only {1} levels of types are shown: there are too many',
        described.name,
        shown.levels,
      );
      cut.push({ what: 'fields', why, path: described.file });
    }
    gaps.add(described, projects.get(described.file) ?? null);
    report.add(described, shown);
  }
  report.end([...incomplete, ...unreadable(files), ...cut, ...gaps.told()]);
}

/** All classes of the files, telling how far it is. */
export function* classesOf(files: AskedFiles['files'], answers: Answers): Iterable<DescribedClass> {
  for (const [i, { workspace, file }] of files.entries()) {
    if (i % 50 === 0) {
      answers.progress(`types of ${i} of ${files.length} files`);
    }
    yield* describedClasses(workspace, file);
  }
  answers.progress('');
}

function unreadable(files: AskedFiles['files']): Incomplete[] {
  return files.flatMap(({ file }) => {
    if (file.unit() !== null) {
      return [];
    }
    const why =
      file.text.length > MAX_SOURCE_LENGTH
        ? message('it has more than {0} characters', MAX_SOURCE_LENGTH)
        : message('it is nested too deep to be read');
    return [{ what: 'file', why, path: file.path }];
  });
}

const NAMED = 20;

/** What the unknown types of an answer lack: in one entry, and one for each class path that is not known whole. */
class Gaps {
  private classes = 0;
  private readonly missing = new Set<string>();
  private readonly asked = new Map<TypeInformation, boolean>();
  private readonly classPaths = new Map<ProjectAnalysis, Incomplete>();

  add({ type }: DescribedClass, project: ProjectAnalysis | null): void {
    this.classes += this.isUnknown(type, project) ? 1 : 0;
  }

  private isUnknown(type: TypeInformation, project: ProjectAnalysis | null): boolean {
    let unknown = this.asked.get(type);
    if (unknown === undefined) {
      const parts = [...type.fields.map((field) => field.type), ...type.arguments].filter((part) =>
        this.isUnknown(part, project),
      );
      unknown = type.kind === 'unknown' || parts.length > 0;
      for (const { code, member } of type.kind === 'unknown' ? type.reasons : []) {
        if (code === 'unresolved' && member !== null) {
          this.missing.add(member);
        }
      }
      const gap = project && !this.classPaths.has(project) ? project.whyUnknown(type) : null;
      if (project && gap) {
        this.classPaths.set(project, gap);
      }
      this.asked.set(type, unknown);
    }
    return unknown;
  }

  told(): Incomplete[] {
    if (this.classes === 0) {
      return [];
    }
    const names = [...this.missing].sort();
    const more = names.length > NAMED ? ` (+${names.length - NAMED})` : '';
    const why =
      names.length === 0
        ? message('{0} classes are unknown or have unknown parts', this.classes)
        : message(
            '{0} classes are unknown or have unknown parts; not found: {1}',
            this.classes,
            `${names.slice(0, NAMED).join(', ')}${more}`,
          );
    return [{ what: 'types', why, path: null }, ...this.classPaths.values()];
  }
}
