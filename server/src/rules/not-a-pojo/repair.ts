/** One change on the way to a POJO. */
import type { Message } from '../../base/message';
import type { TextEdit } from '../../base/text-edit';
import type { TypeDeclaration } from '../../java/ast';
import type { ClassModel } from '../../java/class-model';
import type { FileFacts } from '../rule';

export interface Repair {
  /** The file that it changes, where that is not the class's own: a field may be inherited. */
  readonly elsewhere?: FileFacts;
  /** What it makes, in a few words for a list; code as it is. */
  readonly words: readonly (Message | string)[];
  /** Of the text as it is, whatever other repairs change. */
  readonly edits: readonly TextEdit[];
  /** Classes that the edits name by their simple names. */
  readonly imports: readonly string[];
  /** True for a constructor: it stands before accessors that are written at the same place. */
  readonly isConstructor?: boolean;
}

/** A class that is to be repaired. */
export interface RepairSite {
  readonly facts: FileFacts;
  /** As it is written. */
  readonly declaration: TypeDeclaration;
  readonly model: ClassModel;
  /** As the repairs so far have made it. */
  readonly now: ClassModel;
}
