/** Class paths that someone else knows: the build when it is run, or another extension of the editor. */
import { type Message, message } from '../base/message';
import type { ClassPath } from '../project/class-path/class-path';
import type { ClassPathSource } from './folder-texts';

/** What was told of a project's class path, or why it could not be told. */
export type ToldClassPath = ClassPath | { readonly failed: Message };

/**
 * The class paths that were told, by the folders of their projects; those that nothing was told of are followed.
 * Where the answer is a failure its reason stands before all else that is missing.
 */
export function withToldClassPaths(source: ClassPathSource, told: ReadonlyMap<string, ToldClassPath>): ClassPathSource {
  return {
    files: source.files,
    classPathOf(project, follow) {
      const answer = told.get(project.root);
      const followed = source.classPathOf(project, follow);
      if (!answer) {
        return followed;
      }
      if ('failed' in answer) {
        return { entries: followed.entries, missing: [answer.failed, ...followed.missing] };
      }
      // what the project's modules are compiled into comes first: Maven tells only of jars
      const folders = followed.entries.filter((entry) => !/\.jar$/i.test(entry));
      const entries = [...folders, ...answer.entries].filter((entry) => source.files.exists(entry));
      return { entries: [...new Set(entries)], missing: [...answer.missing, ...goneJars(answer, source)] };
    },
  };
}

/** Jars that were told and are not there: classes in them are not known. */
function goneJars({ entries }: ClassPath, { files }: ClassPathSource): Message[] {
  const gone = entries.filter((entry) => /\.jar$/i.test(entry) && !files.exists(entry));
  return gone.map((entry) => message('{0} is on the class path, but not on the disk', entry));
}
