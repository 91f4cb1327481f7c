/** What types cost when records of them are written. */
import type { TypeInformation } from './type-information';

/** A serializer of Flink's own, one with Kryo somewhere in it, Kryo, a job that does not start. */
export type Cost = 'own' | 'kryo-within' | 'kryo' | 'throws' | 'unknown';

/** Asks each type once: classes share the types of their fields. */
export class TypeCosts {
  private readonly known = new Map<TypeInformation, Cost>();

  of(type: TypeInformation): Cost {
    let cost = this.known.get(type);
    if (cost === undefined) {
      cost = this.work(type);
      this.known.set(type, cost);
    }
    return cost;
  }

  private work(type: TypeInformation): Cost {
    if (type.kind === 'unknown' || type.kind === 'kryo') {
      return type.kind;
    }
    if (type.kind === 'error' || type.reasons.some(({ code }) => code === 'throws')) {
      return 'throws';
    }
    const parts = [...type.fields.map((field) => field.type), ...type.arguments].map((part) => this.of(part));
    if (parts.includes('unknown')) {
      return 'unknown';
    }
    return parts.some((part) => part !== 'own') ? 'kryo-within' : 'own';
  }
}
