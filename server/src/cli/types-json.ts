/** The JSON of `types`, as scripts read it: its shape is a contract. Written class by class, a line each. */
import type { TypeInformation } from '../typeinfo/type-information';
import { type Answers, shownPath } from './answers';
import { incompleteJson } from './json-report';
import type { DescribedClass } from './types-classes';
import type { TypesReport } from './types-report';
import type { ShownSize } from './types-size';

/** @param measured what `--measure` adds to a class, by its binary name */
export function typesJson(answers: Answers, measured?: (name: string) => object): TypesReport {
  let written = 0;
  return {
    begin(flinkVersion) {
      answers.write(`{"schemaVersion":1,"flinkVersion":${JSON.stringify(flinkVersion)},"classes":[`);
    },
    add(described, size) {
      answers.write(
        `${written++ === 0 ? '\n' : ',\n'}${JSON.stringify({ ...classJson(described, size, answers), measured: measured?.(described.name) })}`,
      );
    },
    end(incomplete) {
      answers.write(`\n],"incomplete":${JSON.stringify(incompleteJson(incomplete, answers))}}\n`);
    },
  };
}

function classJson({ name, file, line, type }: DescribedClass, { levels }: ShownSize, answers: Answers) {
  const { arguments: _, ...rest } = typeJson(type, levels);
  return { class: name, file: shownPath(file, answers), line, ...rest };
}

/** A type with so many levels of its parts; deeper ones are null. */
export function typeJson(type: TypeInformation, levels: number): TypeJson {
  const { kind, serializer, reasons } = type;
  const cut = levels === 0 && (type.fields.length > 0 || type.arguments.length > 0);
  return {
    kind,
    serializer,
    reasons: reasons.map(({ code, member, message }) => ({ code, member, message })),
    fields: cut
      ? null
      : type.fields.map((field) => ({
          name: field.name,
          declaredIn: field.declaredIn,
          type: typeJson(field.type, levels - 1),
        })),
    arguments: cut ? null : type.arguments.map((argument) => typeJson(argument, levels - 1)),
  };
}

interface TypeJson {
  readonly kind: string;
  readonly serializer: string | null;
  readonly reasons: readonly { readonly code: string; readonly member: string | null; readonly message: string }[];
  readonly fields: readonly { readonly name: string; readonly declaredIn: string; readonly type: TypeJson }[] | null;
  readonly arguments: readonly TypeJson[] | null;
}
