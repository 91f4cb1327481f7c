/** The classes that a project's build brings: the build is followed, and jars are opened, when the first class is asked for. */

import { ClassFilePool } from '../java/class-file/class-file-pool';
import type { ClassModel, ClassPool } from '../java/class-model';
import type { ClassContainer, ClassPath, ClassPathFiles } from '../project/class-path/class-path';

export class ClassPathClasses implements ClassPool {
  private found: ClassPath | undefined;
  private containers: readonly ClassContainer[] | undefined;
  private readonly pool = new ClassFilePool((name) => this.findFile(name));

  constructor(
    private readonly files: ClassPathFiles,
    private readonly findClassPath: () => ClassPath,
  ) {}

  get classPath(): ClassPath {
    this.found ??= this.findClassPath();
    return this.found;
  }

  find(binaryName: string): ClassModel | null {
    // Java loads these from nowhere else
    return binaryName.startsWith('java.') ? null : this.pool.find(binaryName);
  }

  /** Whether a class is there: null when it was not found and part of the class path is not known. */
  has(binaryName: string): boolean | null {
    return this.find(binaryName) ? true : this.classPath.missing.length > 0 ? null : false;
  }

  private findFile(binaryName: string): Uint8Array | null {
    this.containers ??= this.classPath.entries.map((entry) => this.files.open(entry));
    const entry = `${binaryName.replaceAll('.', '/')}.class`;
    for (const container of this.containers) {
      const bytes = container.find(entry);
      if (bytes) {
        return bytes;
      }
    }
    return null;
  }
}
