/** The members of a class model, said as `DumpMembers.java` says those of a class. */
import type { ClassModel, JavaType, MethodModel } from '../../../server/src/java/class-model';

/** The order of `java.lang.reflect.Modifier.toString`. */
const MODIFIERS = ['public', 'protected', 'private', 'abstract', 'static', 'final', 'transient', 'volatile'];

export function membersOf(model: ClassModel): string[] {
  const inInterface = model.kind === 'interface';
  const keywords = new Set(model.keywords);
  if (model.kind === 'enum') {
    keywords.add('final');
  }
  const lines = [
    `class ${words(keywords)}${parameters(model.typeParameters)} extends ${inInterface ? 'nothing' : nameOf(model.superclass)}`,
    ...model.fields.map(({ name, type, keywords }) => `field ${words(keywords)} ${nameOf(type)} ${name}`),
    ...model.constructors.map(
      (each) => `constructor ${words(model.kind === 'enum' ? ['private'] : each.keywords)}${types(each)}`,
    ),
    ...model.methods.map(
      (each) =>
        `method ${words(each.keywords)}${parameters(each.typeParameters)} ${nameOf(each.returnType)} ${each.name}${types(each)}`,
    ),
  ].map((line) => line.replace(/ +/g, ' '));
  return [...new Set(lines)].sort();
}

function words(keywords: Iterable<string>): string {
  const all = new Set(keywords);
  return MODIFIERS.filter((modifier) => all.has(modifier)).join(' ');
}

function parameters(all: ClassModel['typeParameters']): string {
  const said = all.map(({ name, bounds }) =>
    bounds.length > 0 ? `${name} extends ${bounds.map(nameOf).join(' & ')}` : name,
  );
  return said.length > 0 ? ` <${said.join(', ')}>` : '';
}

function types({ parameters, varargs }: MethodModel): string {
  const said = parameters.map(({ type }) => nameOf(type));
  return `(${varargs && !said.at(-1)?.endsWith('[]') ? `${said.join(', ')}[]` : said.join(', ')})`;
}

function nameOf(type: JavaType | null): string {
  switch (type?.kind) {
    case 'class':
      return type.arguments.length > 0 ? `${type.name}<${type.arguments.map(nameOf).join(', ')}>` : type.name;
    case 'array':
      return `${nameOf(type.element)}[]`;
    case 'wildcard':
      return type.bound === null ? '?' : `? ${type.bound} ${nameOf(type.type)}`;
    case 'unknown':
      return `unknown:${type.text}`;
    case 'primitive':
    case 'variable':
      return type.name;
    default:
      return 'nothing';
  }
}
