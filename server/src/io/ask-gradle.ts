/** Asks Gradle for the class paths of a build's modules. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ToldClassPath } from '../analysis/told-class-paths';
import type { Cancellation } from '../base/cancellation';
import { message } from '../base/message';
import { outputFolders } from '../project/class-path/class-path';
import { corePath } from './core-path';
import { type BuildTool, runBuild } from './run-build';

const GRADLE: BuildTool = {
  name: 'Gradle',
  command: process.platform === 'win32' ? 'gradle.bat' : 'gradle',
  wrapper: 'gradlew',
  // the line after the heading says what, those after it why
  errorIn: (output) => /\* What went wrong:\r?\n([\s\S]*?)\r?\n\s*\r?\n/.exec(output)?.[1]?.replace(/\s+/g, ' ') ?? '',
};

/**
 * Each module writes a file of lines `kind<tab>text`. What cannot be resolved is told, not thrown. `artifactView` is
 * there since Gradle 4, `canBeResolved` since 3.3; everything else since 2.
 */
const INIT_SCRIPT = `
def answers = new File(gradle.startParameter.projectProperties['flinkPlaybookAnswers'])
allprojects { project ->
  project.tasks.create('flinkPlaybookClassPath') { task ->
    task.doLast {
      def lines = ['module\\t' + project.projectDir]
      def sources = project.hasProperty('sourceSets') ? project.property('sourceSets').findByName('main') : null
      if (sources != null) {
        sources.output.each { lines << 'entry\\t' + it }
        def all = project.configurations
        def modern = ['compileClasspath', 'runtimeClasspath'].collect { all.findByName(it) }.findAll { it != null }
        (modern ?: ['compile', 'runtime'].collect { all.getByName(it) }).each { configuration ->
          if (!configuration.incoming.metaClass.respondsTo(configuration.incoming, 'artifactView')) {
            configuration.files.each { lines << 'entry\\t' + it }
            return
          }
          def found = configuration.incoming.artifactView { it.lenient(true) }.artifacts
          found.failures.each { lines << 'missing\\t' + it.message.readLines().first() }
          found.artifacts.each {
            def component = it.id.componentIdentifier
            def sibling = component.hasProperty('projectPath') ? project.rootProject.findProject(component.projectPath) : null
            lines << (sibling == null ? 'entry\\t' + it.file : 'sibling\\t' + sibling.projectDir)
          }
        }
      }
      def name = project.path.replaceAll('[^A-Za-z0-9]', '_') + '-' + UUID.randomUUID()
      new File(answers, name).setText(lines.join('\\n'), 'UTF-8')
    }
  }
}
`;

/**
 * The class paths of the module in a folder and those below it, by the modules' folders.
 * @param root the folder up to which a wrapper counts as the project's
 * @throws BuildFailed, Cancelled
 */
export async function askGradle(
  folder: string,
  root: string,
  limitMs: number,
  cancellation: Cancellation,
): Promise<ReadonlyMap<string, ToldClassPath>> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
  const script = path.join(temporary, 'class-path.gradle');
  const answers = path.join(temporary, 'answers');
  try {
    writeFileSync(script, INIT_SCRIPT);
    mkdirSync(answers);
    const options = [
      '--no-daemon',
      '-q',
      '-Dorg.gradle.configuration-cache=false',
      '-Dorg.gradle.configureondemand=false',
    ];
    const args = [...options, '-I', script, `-PflinkPlaybookAnswers=${answers}`, 'flinkPlaybookClassPath'];
    await runBuild({ tool: GRADLE, args, folder, root, limitMs }, cancellation);
    return new Map(readdirSync(answers).map((name) => readAnswer(readFileSync(path.join(answers, name), 'utf8'))));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function readAnswer(text: string): [string, ToldClassPath] {
  let module = '';
  const entries = new Set<string>();
  const missing = new Set<string>();
  for (const line of text.split('\n')) {
    const [kind, said = ''] = line.split('\t');
    if (kind === 'module') {
      module = corePath(said);
    } else if (kind === 'entry') {
      entries.add(corePath(said));
    } else if (kind === 'sibling') {
      // its jar may not be built, and its classes are newer
      for (const output of outputFolders(corePath(said))) {
        entries.add(output);
      }
    } else if (kind === 'missing') {
      missing.add(said);
    }
  }
  return [module, { entries: [...entries], missing: [...missing].map((each) => message('Gradle says: {0}', each)) }];
}
