/** Whether a class leaves its members to Lombok. */
import type { RepairSite } from './repair';

const OF_MEMBERS =
  /^(?:Data|Getter|Setter|Value|Builder|SuperBuilder|(?:NoArgs|AllArgs|RequiredArgs)Constructor|ToString|EqualsAndHashCode|Accessors)$/;

/** True when the class or one of its fields has an annotation by which Lombok adds members. */
export function usesLombok({ facts, model }: RepairSite): boolean {
  const imports = facts.file.unit()?.imports.some(({ name }) => name.startsWith('lombok')) ?? false;
  return [model, ...model.fields]
    .flatMap(({ annotations }) => annotations)
    .some(({ name, writtenName }) => {
      const simple = writtenName.slice(writtenName.lastIndexOf('.') + 1);
      return OF_MEMBERS.test(simple) && (name === null ? imports : name.startsWith('lombok.'));
    });
}
