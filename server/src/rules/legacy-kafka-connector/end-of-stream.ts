/** KafkaSource does not ask a schema whether the stream ends (`KafkaRecordDeserializationSchema.of`, connector 1.17 to 4.0). */
import { type Message, message } from '../../base/message';
import type { Expression, TypeDeclaration } from '../../java/ast';
import { walk } from '../../java/ast';
import type { ClassModel } from '../../java/class-model';
import { type Code, type CodeFile, textOf } from './code';
import { setOnce } from './declarations';

const METHOD = 'isEndOfStream';

/** What to say of a schema that ends the stream, or may. */
export function endOfStream(schema: Expression, file: CodeFile, code: Code): Message[] {
  switch (endsStream(setOnce(schema, file), file, code)) {
    case 'yes':
      return [message('isEndOfStream(…) of its schema is no longer asked: the source does not end by it')];
    case 'perhaps':
      return [message('If isEndOfStream(…) of its schema ever says yes: it is no longer asked, the source goes on')];
    case 'no':
      return [];
  }
}

function endsStream(schema: Expression, file: CodeFile, code: Code): 'yes' | 'no' | 'perhaps' {
  const own = schema.kind === 'new' && schema.body ? answerOf(schema.body, file) : null;
  if (own) {
    return own;
  }
  const type = code.project.typeOfExpression(schema, file.unit);
  let model: ClassModel | null = type.kind === 'class' ? code.project.findClass(type.name) : null;
  if (schema.kind !== 'new' && mayBeSubclass(model, code)) {
    return 'perhaps';
  }
  while (model?.place) {
    const home = code.at(model.place.file);
    const declared = home && declaredIn(home, model);
    const answer = home && declared ? answerOf(declared, home) : null;
    if (answer) {
      return answer;
    }
    const superclass: ClassModel['superclass'] = model.superclass;
    model = superclass?.kind === 'class' ? code.project.findClass(superclass.name) : null;
  }
  return model?.kind === 'interface' ? 'perhaps' : 'no';
}

/** A final class is what it says; so is a class of the project that no class of the project extends. */
function mayBeSubclass(model: ClassModel | null, { project }: Code): boolean {
  if (!model || model.kind === 'interface' || model.keywords.has('abstract')) {
    return true;
  }
  const simple = model.name.split(/[.$]/).at(-1) ?? '';
  return (
    !model.keywords.has('final') && project.filesWith(new RegExp(`\\bextends\\s+[\\w.]*\\b${simple}\\b`)).length > 0
  );
}

function declaredIn({ unit }: CodeFile, { name }: ClassModel): TypeDeclaration | null {
  const simple = name.split(/[.$]/).at(-1);
  let found: TypeDeclaration | null = null;
  walk(unit.types, (node) => {
    if ('bodyRange' in node && (node as unknown as TypeDeclaration).name === simple) {
      found = node as unknown as TypeDeclaration;
    }
    return true;
  });
  return found;
}

/** What a class says by itself; null where it leaves that to another one. */
function answerOf(type: TypeDeclaration, file: CodeFile): 'yes' | 'no' | null {
  const method = type.methods.find(({ name }) => name === METHOD);
  return method ? (/\{\s*return\s+false\s*;\s*\}/.test(textOf(method, file)) ? 'no' : 'yes') : null;
}
