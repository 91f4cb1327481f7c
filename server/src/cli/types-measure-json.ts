/** The member `measured` of a class in the JSON of `types --measure`. */
import type { FlinkAnswer, MeasuredClass, SerializerCost } from '../io/ask-flink';

/** All members for every class, null where there is nothing to say; by the binary name of the class. */
export function measuredJson({ flinkVersion, javaVersion, classes }: FlinkAnswer<MeasuredClass>) {
  const byName = new Map(classes.map((each) => [each.class, each]));
  return (name: string) => {
    const measured: MeasuredClass = byName.get(name) ?? { class: name, error: 'the probe did not tell' };
    return {
      flinkVersion,
      javaVersion,
      records: measured.records ?? null,
      chosen: costJson(measured.chosen),
      kryo: costJson(measured.kryo),
      kryoCosts: measured.kryoCosts ?? null,
      notFilled: measured.notFilled ?? [],
      error: measured.error ?? null,
    };
  };
}

function costJson(cost: SerializerCost | null | undefined) {
  return cost
    ? {
        kind: cost.kind,
        serializer: cost.serializer?.replace(/^.*[.$]/, '') ?? null,
        bytes: cost.bytes ?? null,
        serializeNanos: cost.serializeNanos ?? null,
        deserializeNanos: cost.deserializeNanos ?? null,
        copyNanos: cost.copyNanos ?? null,
        spread: cost.spread ?? null,
        error: cost.error ?? null,
      }
    : null;
}
