/** `@TypeInfo`, by which a class or a field has a type information of its own. */
const TYPE_INFO = 'org.apache.flink.api.common.typeinfo.TypeInfo';

export function hasTypeInfo(annotations: readonly { readonly name: string | null; readonly writtenName: string }[]) {
  return annotations.some(
    ({ name, writtenName }) => name === TYPE_INFO || (name === null && /\bTypeInfo$/.test(writtenName)),
  );
}
