/** Classes of a class path: jars and folders of class files, each read when it is asked for. */
import type { ClassModel, ClassPool } from '../class-model';
import { readClassFile } from './read-class-file';

/** Where class files are: finds the bytes of one by the binary name of its class; null when it is not there. */
export type FindClassFile = (binaryName: string) => Uint8Array | null;

export class ClassFilePool implements ClassPool {
  private readonly models = new Map<string, ClassModel | null>();

  constructor(private readonly findFile: FindClassFile) {}

  find(binaryName: string): ClassModel | null {
    let model = this.models.get(binaryName);
    if (model === undefined) {
      this.models.set(binaryName, null); // a class that says it stands within itself finds nothing there
      model = this.read(binaryName);
      this.models.set(binaryName, model);
    }
    return model;
  }

  private read(binaryName: string): ClassModel | null {
    const bytes = this.findFile(binaryName);
    const read = bytes && readClassFile(bytes, (name) => this.find(name));
    return read && 'name' in read && read.name === binaryName ? read : null;
  }
}
