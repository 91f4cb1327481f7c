/** `.returns(new TypeHint<…>() {})` behind a call whose result Flink cannot tell, as the compiler knows it. */
import { message } from '../base/message';
import type { Fix } from '../finding/finding';
import { type CallExpression, walk } from '../java/ast';
import type { JavaType } from '../java/class-model';
import type { Transformation } from '../topology/transformation';
import { containsKind } from '../typeinfo/tree';
import { addCall, addImports, inFile } from './java-edits';
import { javaTypeText } from './java-type-text';
import { placeOf } from './once-per-place';
import type { FileFacts } from './rule';

/** At most one fix: none where the compiler's type cannot be written, or Flink would throw for it as well. */
export function returnsFixes(facts: FileFacts, { callRange, callEnd }: Transformation): Fix[] {
  const type = elementType(callRange, facts);
  const text = type && javaTypeText(type, facts);
  if (!type || !text || containsKind(facts.project.typeInformation(type), 'error')) {
    return [];
  }
  const call = `returns(new TypeHint<${text}>() {})`;
  const edit = addCall(facts.lines, callRange, callEnd, call);
  const imports = addImports(facts, ['org.apache.flink.api.common.typeinfo.TypeHint']);
  return [
    { title: message('Add {0}', `.${call}`), safe: false, preferred: true, edits: inFile(facts, ...imports, edit) },
  ];
}

/** `Tuple2<String, Integer>` where the call gives a `SingleOutputStreamOperator` of it. */
function elementType(callRange: Transformation['callRange'], { file, project }: FileFacts): JavaType | null {
  const unit = file.unit();
  let call: CallExpression | null = null;
  walk(unit?.types ?? [], (node) => {
    if (node.kind === 'call' && placeOf((node as CallExpression).nameRange) === placeOf(callRange)) {
      call = node as CallExpression;
    }
    return true;
  });
  const type = unit && call ? project.typeOfExpression(call, unit) : null;
  const takesHint = type?.kind === 'class' && project.hasSupertype(type, STREAM);
  return takesHint && type.arguments.length === 1 ? (type.arguments[0] ?? null) : null;
}

const STREAM = 'org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator';
