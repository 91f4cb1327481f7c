/** Descriptors and signatures as types (JVMS 4.3, 4.7.9.1). */
import {
  type ClassModel,
  classType,
  type JavaType,
  OBJECT,
  type PrimitiveName,
  type VariableType,
} from '../class-model';
import { MalformedClassFile } from './byte-reader';

/** What a type variable's name means in a signature. */
export type FindVariable = (name: string) => JavaType;

export type TypeParameters = ClassModel['typeParameters'];

export interface ClassSignature {
  readonly typeParameters: TypeParameters;
  readonly superclass: JavaType;
  readonly interfaces: readonly JavaType[];
}

export interface MethodSignature {
  readonly typeParameters: TypeParameters;
  readonly parameters: readonly JavaType[];
  readonly returnType: JavaType;
}

export function readTypeSignature(text: string, variables: FindVariable): JavaType {
  return new SignatureReader(text, variables).type();
}

export function readClassSignature(text: string, declaredBy: string, variables: FindVariable): ClassSignature {
  const reader = new SignatureReader(text, variables);
  const typeParameters = reader.typeParameters(declaredBy);
  const superclass = reader.type();
  const interfaces: JavaType[] = [];
  while (!reader.atEnd) {
    interfaces.push(reader.type());
  }
  return { typeParameters, superclass, interfaces };
}

/** A method's signature or its descriptor. */
export function readMethodSignature(text: string, declaredBy: string, variables: FindVariable): MethodSignature {
  const reader = new SignatureReader(text, variables);
  const typeParameters = reader.typeParameters(declaredBy);
  const parameters = reader.parameters();
  return { typeParameters, parameters, returnType: reader.type() };
}

/** The type variables that type parameters declare. */
export function declaredVariables(parameters: TypeParameters, declaredBy: string): Map<string, VariableType> {
  return new Map(parameters.map(({ name, bounds }) => [name, { kind: 'variable', name, declaredBy, bounds }]));
}

const PRIMITIVES: Readonly<Record<string, PrimitiveName>> = {
  B: 'byte',
  C: 'char',
  D: 'double',
  F: 'float',
  I: 'int',
  J: 'long',
  S: 'short',
  V: 'void',
  Z: 'boolean',
};

/** Deeper and larger signatures are no one's types. */
const DEEPEST = 200;
const MOST_TYPES = 20_000;
/** Rounds in which bounds learn of each other: a chain of bounds (`A extends B, B extends C`) is rarely longer. */
const MOST_ROUNDS = 4;

class SignatureReader {
  private at = 0;
  private depth = 0;
  private typesLeft = MOST_TYPES;

  constructor(
    private readonly text: string,
    private variables: FindVariable,
  ) {}

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The parameters in `<…>`, if any; what follows may use them. Bounds may name parameters that come later. */
  typeParameters(declaredBy: string): TypeParameters {
    if (this.text[this.at] !== '<') {
      return [];
    }
    const start = this.at;
    const outer = this.variables;
    let known: ReadonlyMap<string, JavaType> = new Map();
    this.variables = (name) => known.get(name) ?? classType('java.lang.Object');
    let parameters = this.readParameters();
    const rounds = Math.min(parameters.length, MOST_ROUNDS);
    known = new Map(parameters.map(({ name }) => [name, { kind: 'variable', name, declaredBy, bounds: [] }]));
    for (let round = 0; round < rounds; round++) {
      const before = known;
      this.variables = (name) => before.get(name) ?? outer(name);
      this.at = start;
      parameters = this.readParameters();
      known = declaredVariables(parameters, declaredBy);
    }
    this.variables = (name) => known.get(name) ?? outer(name);
    return parameters;
  }

  private readParameters(): TypeParameters {
    this.expect('<');
    const parameters: { name: string; bounds: JavaType[] }[] = [];
    while (!this.skip('>')) {
      const name = this.until(':');
      const bounds: JavaType[] = [];
      this.expect(':');
      do {
        if (this.text[this.at] !== ':') {
          bounds.push(this.type());
        }
      } while (this.skip(':'));
      // without a bound `Object` is written
      const unbounded = bounds.length === 1 && bounds[0]?.kind === 'class' && bounds[0].name === OBJECT.name;
      parameters.push({ name, bounds: unbounded ? [] : bounds });
    }
    return parameters;
  }

  parameters(): JavaType[] {
    this.expect('(');
    const parameters: JavaType[] = [];
    while (!this.skip(')')) {
      parameters.push(this.type());
    }
    return parameters;
  }

  type(): JavaType {
    if (++this.depth > DEEPEST || --this.typesLeft < 0) {
      throw new MalformedClassFile('a signature in it is too large');
    }
    const type = this.typeHere();
    this.depth--;
    return type;
  }

  private typeHere(): JavaType {
    const first = this.text[this.at++] ?? '';
    switch (first) {
      case 'L':
        return this.classTypeHere();
      case 'T': {
        const name = this.until(';');
        this.expect(';');
        return this.variables(name);
      }
      case '[':
        return { kind: 'array', element: this.type() };
      default: {
        const name = PRIMITIVES[first];
        if (!name) {
          throw new MalformedClassFile(
            `a signature in it cannot be read at ${this.at - 1}: ${this.text.slice(0, 200)}`,
          );
        }
        return { kind: 'primitive', name };
      }
    }
  }

  /** `Lp/Outer<…>.Inner<…>;`: of the arguments those of the innermost class count. */
  private classTypeHere(): JavaType {
    let name = '';
    let given: JavaType[] = [];
    for (;;) {
      name += this.until('<.;').replaceAll('/', '.');
      given = this.skip('<') ? this.typeArguments() : [];
      if (this.skip(';')) {
        return classType(name, ...given);
      }
      this.expect('.');
      name += '$';
    }
  }

  private typeArguments(): JavaType[] {
    const given: JavaType[] = [];
    while (!this.skip('>')) {
      if (this.skip('*')) {
        given.push({ kind: 'wildcard', bound: null, type: null });
      } else if (this.skip('+')) {
        given.push({ kind: 'wildcard', bound: 'extends', type: this.type() });
      } else if (this.skip('-')) {
        given.push({ kind: 'wildcard', bound: 'super', type: this.type() });
      } else {
        given.push(this.type());
      }
    }
    return given;
  }

  /** The text before the next of these characters. */
  private until(ends: string): string {
    const start = this.at;
    while (this.at < this.text.length && !ends.includes(this.text[this.at] ?? '')) {
      this.at++;
    }
    return this.text.slice(start, this.at);
  }

  private skip(character: string): boolean {
    const found = this.text[this.at] === character;
    this.at += found ? 1 : 0;
    return found;
  }

  private expect(character: string): void {
    if (!this.skip(character)) {
      throw new MalformedClassFile(`a signature in it has no ${character} at ${this.at}: ${this.text.slice(0, 200)}`);
    }
  }
}
