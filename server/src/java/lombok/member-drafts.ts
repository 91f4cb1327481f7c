/** The member classes that a handler makes or adds to (`JavacHandlerUtil.findInnerClass`, `injectType`). */
import type { ClassModel } from '../class-model';
import { ClassDraft } from './class-draft';

/** Gives the written model of a member class. */
export type WrittenMember = (simpleName: string) => ClassDraft | null;

/** The draft of a member class: the one that is there, the written one, or a new one. */
export function memberDraft(outer: ClassDraft, simpleName: string, written: WrittenMember, fresh: () => ClassModel) {
  let draft = outer.nested.get(simpleName);
  if (!draft) {
    draft = written(simpleName) ?? new ClassDraft(fresh(), null, [], () => []);
    outer.nested.set(simpleName, draft);
  }
  return draft;
}
