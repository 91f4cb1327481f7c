/** The classes outside a project's sources. */
import type { FlinkVersion } from '../flink/flink-version';
import type { ClassModel, ClassPool } from '../java/class-model';
import { isJdkClass, KnownClasses } from '../typeinfo/known-classes';
import type { ClassPathClasses } from './class-path-classes';

/**
 * What the class path has, but of Flink's own classes only those that the type extraction has no table of: the table
 * goes by the Flink version that was set, which may be another than the build's, and no jar is opened for it.
 */
export class OutsideClasses implements ClassPool {
  /** Classes of the JDK and of Flink. */
  readonly known: KnownClasses;

  constructor(
    private readonly classPath: ClassPathClasses | null,
    version: FlinkVersion | null,
  ) {
    this.known = new KnownClasses(version ? `${version.major}.${version.minor}` : '1.20');
  }

  find(binaryName: string): ClassModel | null {
    if (!this.classPath || isJdkClass(binaryName) || isFlinkApi(binaryName)) {
      return null;
    }
    return isFlink(binaryName) && this.known.find(binaryName) ? null : this.classPath.find(binaryName);
  }
}

function isFlink(binaryName: string): boolean {
  return binaryName.startsWith('org.apache.flink.');
}

/** The API that jobs are written in: what it does is known without its classes. */
function isFlinkApi(binaryName: string): boolean {
  return /^org\.apache\.flink\.(?:streaming\.api|api\.common|configuration)\./.test(binaryName);
}
