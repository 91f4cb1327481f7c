/** A workspace as one of two revisions that are compared. */
import type { JobSide, Revision } from '../compatibility/revision';
import type { ClassModel } from '../java/class-model';
import { simpleName } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import { ClassesByName } from './classes-by-name';
import type { ProjectAnalysis } from './project-analysis';
import type { SourceText } from './source-text';
import type { Workspace } from './workspace';

/**
 * The jobs of a workspace's projects, without those in sources of tests.
 * @param among only those whose entries stand in these files, with which all are given that depend on them; null for all
 */
export function jobSides(workspace: Workspace, among: ReadonlySet<string> | null = null): JobSide[] {
  return [...filesByProject(workspace, among)].flatMap(([project, own]) => {
    const revision = revisionOf(project, workspace);
    return (among ? project.jobsAmong(own) : project.jobs)
      .filter(({ program }) => workspace.file(program.entryPlace.file)?.test === false)
      .map((job) => ({ job, revision }));
  });
}

/** The files that are checked, by their projects. @param among only these; null for all */
export function filesByProject(
  workspace: Workspace,
  among: ReadonlySet<string> | null,
): ReadonlyMap<ProjectAnalysis, readonly SourceText[]> {
  const byProject = new Map<ProjectAnalysis, SourceText[]>();
  for (const file of workspace.checkedFiles.filter(({ path }) => among?.has(path) ?? true)) {
    const project = workspace.projectOf(file);
    const own = byProject.get(project) ?? [];
    own.push(file);
    byProject.set(project, own);
  }
  return byProject;
}

const KRYO_SERIALIZERS =
  /\b(?:registerTypeWithKryoSerializer|addDefaultKryoSerializer|registerKryoType|registerType)\b|pipeline\.(?:default-kryo|registered-kryo|serialization-config)/;

/** Of code up to the end of the statement, of configuration up to its end. */
const SERIALIZER_SETTINGS =
  /\b(?:registerTypeWithKryoSerializer|addDefaultKryoSerializer|(?:enable|disable|set)(?:ForceKryo|ForceAvro|GenericTypes))\s*\([^;]*|\bpipeline\.(?:default-kryo-serializers|force-kryo|force-avro|generic-types)\b[^;\n]*|\bserialization-config\b[^;]*|\bPipelineOptions\.(?:FORCE_KRYO|FORCE_AVRO|GENERIC_TYPES|KRYO_DEFAULT_SERIALIZERS|SERIALIZATION_CONFIG)\b[^;]*/g;

function revisionOf(project: ProjectAnalysis, workspace: Workspace): Revision {
  const { model } = project;
  const files = workspace.input.files.filter((file) => workspace.projectOf(file) === project);
  const texts = [...files.map(({ text }) => text), ...workspace.input.configuration.values()];
  const subclasses = new Map<string, readonly ClassModel[]>();
  const named = new ClassesByName(project, files);
  let registers: boolean | undefined;
  let settings: readonly string[] | undefined;
  const find = (name: string) => project.findClass(name);
  return {
    flinkVersion: project.flinkVersion,
    find,
    typeInformation: (type) => project.typeInformation(type),
    subclassesOf: (name) => {
      let found = subclasses.get(name);
      if (!found) {
        const mention = new RegExp(`\\b(?:extends|implements)\\b[^{]*\\b${simpleName(name).replace(/\$/g, '\\$')}\\b`);
        found = files
          .filter(({ text, test }) => !test && mention.test(text))
          .flatMap((file) => project.classesOf(file))
          .filter((model) => model.name !== name && extendsClass(model, name, { find }));
        subclasses.set(name, found);
      }
      return found;
    },
    classesNamed: (name) => named.find(name),
    textOf: ({ file, range }) => workspace.file(file)?.lines.slice(range) ?? null,
    get registersKryoSerializers() {
      registers ??= texts.some((text) => KRYO_SERIALIZERS.test(text));
      return registers;
    },
    get serializerSettings() {
      settings ??= texts.flatMap((text) => text.match(SERIALIZER_SETTINGS) ?? []).sort();
      return settings;
    },
    libraries: JSON.stringify([
      model.flinkVersion?.text,
      model.dependencies.map(({ artifact, version }) => [artifact, version]),
    ]),
  };
}

function extendsClass(model: ClassModel, name: string, pool: Pick<Revision, 'find'>): boolean {
  const self = { kind: 'class' as const, name: model.name, arguments: [] };
  return [...supertypesOf(self, pool)].some((type) => type.name === name);
}
