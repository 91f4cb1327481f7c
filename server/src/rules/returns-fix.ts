/** `.returns(new TypeHint<…>() {})` behind a call whose result Flink cannot tell, as the compiler knows it. */
import { message } from '../base/message';
import type { Fix } from '../finding/finding';
import type { JavaType } from '../java/class-model';
import type { Transformation } from '../topology/transformation';
import { containsKind } from '../typeinfo/tree';
import { callAt } from './code-at';
import { addCall, addImports, inFile } from './java-edits';
import { javaTypeText } from './java-type-text';
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
function elementType(callRange: Transformation['callRange'], facts: FileFacts): JavaType | null {
  const { file, project } = facts;
  const unit = file.unit();
  const call = callAt(facts, callRange);
  const type = unit && call ? project.typeOfExpression(call, unit) : null;
  const takesHint = type?.kind === 'class' && project.hasSupertype(type, STREAM);
  return takesHint && type.arguments.length === 1 ? (type.arguments[0] ?? null) : null;
}

const STREAM = 'org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator';
