/** An operator while its method is being read: later statements may still name it or hand it on. */
import type { Position, TextRange } from '../base/text-range';
import type { Expression } from '../java/ast';
import type { ClassType, JavaType } from '../java/class-model';
import { takesType } from './explicit-types';
import type { FlowPath, Operator, Uid } from './operator';

export class OperatorDraft {
  private uid: Uid = { kind: 'none', value: null, range: null };
  private handedOn = false;
  private hasUidHash = false;
  private hasExplicitType: boolean;
  private name: string | null = null;
  private variable: string | null = null;

  constructor(
    private readonly made: {
      readonly kind: string | null;
      readonly callRange: TextRange;
      readonly callEnd: Position;
      readonly receiver: string | null;
      readonly arguments: readonly Expression[];
      readonly functionType: ClassType | null;
      readonly produces: JavaType | null;
      readonly keyed: boolean;
      readonly many: boolean;
      readonly environment: string | null;
      readonly execution: number;
      readonly path: FlowPath;
    },
  ) {
    this.hasExplicitType = made.kind !== null && takesType(made.kind, made.arguments);
  }

  /** `returns(…)` was called. */
  setExplicitType(): void {
    this.hasExplicitType = true;
  }

  setUid(uid: Uid): void {
    this.uid = uid;
  }

  setUidHash(): void {
    this.hasUidHash = true;
  }

  setName(name: string | null): void {
    this.name = name;
  }

  /** Remembers the first variable the operator's stream is assigned to. */
  assignTo(variable: string): void {
    this.variable ??= variable;
  }

  /** Other code got hold of it and may give it a uid. */
  handOn(): void {
    this.handedOn = true;
  }

  finish(): Operator {
    const unseen = this.handedOn && this.uid.kind === 'none';
    return {
      ...this.made,
      uid: unseen ? { kind: 'unknown', value: null, range: null } : this.uid,
      hasUidHash: this.hasUidHash,
      hasExplicitType: this.hasExplicitType,
      name: this.name,
      variable: this.variable,
    };
  }
}
