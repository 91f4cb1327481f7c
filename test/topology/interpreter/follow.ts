/** Follows the main of Java text, for tests, and says in short lines what it adds to its job. */

import { SourceClassPool } from '../../../server/src/java/build-classes';
import type { ClassPool } from '../../../server/src/java/class-model';
import { ExpressionTypes } from '../../../server/src/java/expression-types/expression-types';
import { LibraryClasses } from '../../../server/src/java/library/library-classes';
import { readCompilationUnit } from '../../../server/src/java/read-source';
import { scanSource } from '../../../server/src/java/source-scan';
import { type SourceFile, SourceIndex, SourceSet } from '../../../server/src/java/source-set';
import { ProjectCode } from '../../../server/src/topology/interpreter/project-code';
import { type Followed, followEntries, programsOf } from '../../../server/src/topology/project-programs';
import type { JobProgram, Transformation } from '../../../server/src/topology/transformation';
import { javaParser } from '../../fixture/java-parser';

const IMPORTS = `
import java.util.*;
import java.util.function.*;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.*;
`;

/** A class `Job` whose main has an environment `env` and a stream `in`, runs the statements and executes. */
export function job(statements: string, members = ''): string {
  return `${IMPORTS}
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    DataStream<String> in = env.fromData("a");
    ${statements}
    env.execute();
  }
  ${members}
}`;
}

/** A file beside the job's. */
export function file(declarations: string): string {
  return `${IMPORTS}${declarations}`;
}

/** What following each entry of Java texts gives, and all classes. */
export async function followed(...texts: readonly string[]): Promise<{ entries: Followed[]; pool: ClassPool }> {
  return followedWith('', texts);
}

/** @param library Java of a library: its classes are known, not its code */
export async function followedWith(library: string, texts: readonly string[]) {
  const { parse } = await javaParser();
  const indexOf = (each: readonly string[]) => {
    const files = each.map((text, i): SourceFile => {
      const unit = readCompilationUnit(parse(text));
      return { path: `/${i}.java`, project: '', test: false, scan: scanSource(text), unit: () => unit };
    });
    return { files, sources: new SourceSet(new SourceIndex(files), '') };
  };
  const { files, sources } = indexOf(texts);
  const pool = new SourceClassPool(sources, undefined, new SourceClassPool(indexOf([library]).sources));
  const expressions = new ExpressionTypes(pool, new LibraryClasses('1.20'));
  return { entries: followEntries(files, new ProjectCode(pool, expressions)), pool: expressions };
}

/** The programs of Java texts. */
export async function programs(...texts: readonly string[]): Promise<JobProgram[]> {
  const { entries } = await followed(...texts);
  return programsOf(entries).filter(({ entry }) => entry.endsWith('#main'));
}

/** The only program of Java texts. @throws Error when they have none or several */
export async function program(...texts: readonly string[]): Promise<JobProgram> {
  const [only, ...others] = await programs(...texts);
  if (!only || others.length > 0) throw new Error(`${others.length + (only ? 1 : 0)} programs`);
  return only;
}

/**
 * What the only program of Java texts has after `in`: `map` for an operator without uid, `map uid` with one, `map ?` where it
 * cannot be told, `map*` where a run may have any number of it.
 */
export async function operators(...texts: readonly string[]): Promise<string[]> {
  const { transformations } = await program(...texts);
  return transformations.slice(1).map(shown);
}

function shown({ call, many, uid }: Transformation): string {
  const given = uid.kind === 'none' ? '' : ` ${uid.value ?? '?'}`;
  return `${call ?? 'opaque'}${many ? '*' : ''}${given}`;
}
