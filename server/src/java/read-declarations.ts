/** Reads types and their members. */
import type { SyntaxNode } from '../syntax/syntax-node';
import type {
  Annotation,
  Block,
  EnumConstant,
  Expression,
  FieldDeclaration,
  MethodDeclaration,
  ModifierKeyword,
  Modifiers,
  Parameter,
  TypeDeclaration,
  TypeKind,
  TypeNode,
} from './ast';
import {
  child,
  childOfType,
  dottedName,
  hasErrorAmongChildren,
  isTypeDeclaration,
  namedChildren,
  rangeOf,
  type Source,
  textOf,
} from './read-node';
import { arrayOf, dimensionCount, readDeclaredType, readType, readTypeParameters } from './read-types';

const TYPE_KINDS: Readonly<Record<string, TypeKind>> = {
  class_declaration: 'class',
  interface_declaration: 'interface',
  enum_declaration: 'enum',
  record_declaration: 'record',
  annotation_type_declaration: 'annotation',
};

export function readTypeDeclaration(source: Source, node: SyntaxNode): TypeDeclaration {
  const name = child(node, 'name');
  const body = child(node, 'body');
  const superclass = child(node, 'superclass');
  const parameters = child(node, 'parameters');
  const members = body ? readMembers(source, body) : noMembers();
  return {
    kind: TYPE_KINDS[node.type] ?? 'class',
    name: name ? textOf(source, name) : '',
    nameRange: rangeOf(name ?? node),
    range: rangeOf(node),
    bodyRange: rangeOf(body ?? node),
    modifiers: readModifiers(source, childOfType(node, 'modifiers')),
    typeParameters: readTypeParameters(source, child(node, 'type_parameters')),
    superclass: superclass ? (typesIn(source, superclass)[0] ?? null) : null,
    interfaces: interfacesOf(source, node),
    recordComponents: parameters ? readParameters(source, parameters) : [],
    ...members,
    broken: !body || hasErrorAmongChildren(node) || members.broken || Boolean(parameters?.broken),
  };
}

/** The class that `new T(…) { … }` declares. */
export function readAnonymousClass(source: Source, body: SyntaxNode): TypeDeclaration {
  return {
    kind: 'class',
    name: '',
    nameRange: rangeOf(body),
    range: rangeOf(body),
    bodyRange: rangeOf(body),
    modifiers: { keywords: new Set(), annotations: [], range: null },
    typeParameters: [],
    superclass: null,
    interfaces: [],
    recordComponents: [],
    ...readMembers(source, body),
  };
}

function interfacesOf(source: Source, node: SyntaxNode): TypeNode[] {
  const list = child(node, 'interfaces') ?? childOfType(node, 'extends_interfaces');
  return list ? typesIn(source, list) : [];
}

function typesIn(source: Source, node: SyntaxNode): TypeNode[] {
  return namedChildren(node).flatMap((c) => (c.type === 'type_list' ? typesIn(source, c) : [readType(source, c)]));
}

interface Members {
  enumConstants: EnumConstant[];
  fields: FieldDeclaration[];
  methods: MethodDeclaration[];
  initializers: Block[];
  types: TypeDeclaration[];
  broken: boolean;
}

function noMembers(): Members {
  return { enumConstants: [], fields: [], methods: [], initializers: [], types: [], broken: false };
}

function readMembers(source: Source, body: SyntaxNode): Members {
  const members = noMembers();
  collectMembers(source, body, members);
  return members;
}

function collectMembers(source: Source, body: SyntaxNode, members: Members): void {
  members.broken ||= hasErrorAmongChildren(body) || source.halfTypedIn(body).length > 0;
  for (const node of namedChildren(body)) {
    switch (node.type) {
      case 'field_declaration':
      case 'constant_declaration':
        // an error inside may hide a further variable or the rest of the line
        members.broken ||= hasErrorAmongChildren(node);
        members.fields.push(...readFields(source, node));
        break;
      case 'method_declaration':
      case 'annotation_type_element_declaration':
      case 'constructor_declaration':
      case 'compact_constructor_declaration':
        members.methods.push(readMethod(source, node));
        break;
      case 'enum_constant':
        members.enumConstants.push(readEnumConstant(source, node));
        break;
      case 'enum_body_declarations':
        collectMembers(source, node, members);
        break;
      case 'block':
        members.initializers.push(source.block(node));
        break;
      case 'static_initializer': {
        const block = childOfType(node, 'block');
        if (block) {
          members.initializers.push(source.block(block));
        }
        break;
      }
      default:
        if (isTypeDeclaration(node)) {
          members.types.push(readTypeDeclaration(source, node));
        }
    }
  }
}

function readFields(source: Source, node: SyntaxNode): FieldDeclaration[] {
  const type = child(node, 'type');
  if (!type) {
    return [];
  }
  const modifiers = readModifiers(source, childOfType(node, 'modifiers'));
  return node.children
    .filter((c) => c.type === 'variable_declarator')
    .flatMap((declarator) => {
      const name = child(declarator, 'name');
      const value = child(declarator, 'value');
      return name
        ? [
            {
              name: textOf(source, name),
              nameRange: rangeOf(name),
              type: readDeclaredType(source, type, child(declarator, 'dimensions')),
              modifiers,
              initializer: value ? source.expression(value) : null,
              range: rangeOf(node),
            },
          ]
        : [];
    });
}

function readMethod(source: Source, node: SyntaxNode): MethodDeclaration {
  const name = child(node, 'name');
  const type = child(node, 'type');
  const body = child(node, 'body');
  const parameters = child(node, 'parameters');
  const kind =
    node.type === 'constructor_declaration'
      ? 'constructor'
      : node.type === 'compact_constructor_declaration'
        ? 'compact-constructor'
        : 'method';
  return {
    name: name ? textOf(source, name) : '',
    nameRange: rangeOf(name ?? node),
    kind,
    modifiers: readModifiers(source, childOfType(node, 'modifiers')),
    typeParameters: readTypeParameters(source, child(node, 'type_parameters')),
    returnType: type ? readDeclaredType(source, type, child(node, 'dimensions')) : null,
    parameters: parameters ? readParameters(source, parameters) : [],
    body: body ? source.block(body) : null,
    range: rangeOf(node),
    broken: node.broken || (body !== undefined && source.halfTypedIn(body).length > 0),
  };
}

function readEnumConstant(source: Source, node: SyntaxNode): EnumConstant {
  const name = child(node, 'name');
  const args = child(node, 'arguments');
  const body = child(node, 'body');
  return {
    name: name ? textOf(source, name) : '',
    nameRange: rangeOf(name ?? node),
    arguments: args ? namedChildren(args).map((c) => source.expression(c)) : [],
    body: body ? source.anonymousClass(body) : null,
  };
}

/** Parameters of a method, a constructor, a record or a lambda. */
export function readParameters(source: Source, node: SyntaxNode): Parameter[] {
  return namedChildren(node).flatMap((parameter): Parameter[] => {
    const modifiers = readModifiers(source, childOfType(parameter, 'modifiers'));
    const type = child(parameter, 'type') ?? namedChildren(parameter).find((c) => c.type.endsWith('_type'));
    const range = rangeOf(parameter);
    switch (parameter.type) {
      case 'identifier':
        return [{ name: textOf(source, parameter), type: null, modifiers, varargs: false, range }];
      case 'formal_parameter': {
        const name = child(parameter, 'name');
        const dimensions = child(parameter, 'dimensions');
        const read = type ? readDeclaredType(source, type, dimensions) : null;
        return [{ name: name ? textOf(source, name) : '', type: read, modifiers, varargs: false, range }];
      }
      case 'spread_parameter': {
        const declarator = childOfType(parameter, 'variable_declarator');
        const name = declarator && child(declarator, 'name');
        const element = type ? readType(source, type) : null;
        const dimensions = declarator && child(declarator, 'dimensions');
        const count = 1 + (dimensions ? dimensionCount(source, dimensions) : 0);
        return [
          {
            name: name ? textOf(source, name) : '',
            type: element && arrayOf(element, count, range),
            modifiers,
            varargs: true,
            range,
          },
        ];
      }
      default:
        return [];
    }
  });
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'public',
  'protected',
  'private',
  'static',
  'final',
  'abstract',
  'transient',
  'volatile',
  'synchronized',
  'native',
  'strictfp',
  'default',
  'sealed',
  'non-sealed',
] satisfies ModifierKeyword[]);

export function readModifiers(source: Source, node: SyntaxNode | undefined): Modifiers {
  const keywords = new Set<ModifierKeyword>();
  const annotations: Annotation[] = [];
  for (const modifier of node?.children ?? []) {
    if (modifier.type.endsWith('annotation')) {
      annotations.push(readAnnotation(source, modifier));
    } else {
      const text = textOf(source, modifier).replace(/\s+/g, '');
      if (KEYWORDS.has(text)) {
        keywords.add(text as ModifierKeyword);
      }
    }
  }
  return { keywords, annotations, range: node ? rangeOf(node) : null };
}

function readAnnotation(source: Source, node: SyntaxNode): Annotation {
  const name = child(node, 'name');
  const list = child(node, 'arguments');
  const args = new Map<string, Expression>();
  for (const argument of list ? namedChildren(list) : []) {
    if (argument.type === 'element_value_pair') {
      const key = child(argument, 'key');
      const value = child(argument, 'value');
      if (key && value) {
        args.set(textOf(source, key), source.expression(value));
      }
    } else {
      args.set('value', source.expression(argument));
    }
  }
  return { name: name ? dottedName(source, name) : '', arguments: args, range: rangeOf(node) };
}
