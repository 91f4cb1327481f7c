import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ClassFilePool } from '../../server/src/java/class-file/class-file-pool';
import { readClassFile } from '../../server/src/java/class-file/read-class-file';
import type { ClassModel, JavaType, MethodModel } from '../../server/src/java/class-model';
import { poolOf, testParser } from '../typeinfo/java-pool';
import { CLASS_FILES, SOURCE } from './order-classes';

const bytesOf = (name: string): Uint8Array | null => {
  const text = CLASS_FILES[name];
  return text === undefined ? null : Buffer.from(text, 'base64');
};

const modelOf = (name: string): ClassModel => {
  const model = new ClassFilePool(bytesOf).find(name);
  assert.ok(model, name);
  return model;
};

function show(type: JavaType): string {
  switch (type.kind) {
    case 'class':
      return `${type.name}${type.arguments.length > 0 ? `<${type.arguments.map(show).join(',')}>` : ''}`;
    case 'array':
      return `${show(type.element)}[]`;
    case 'variable':
      return `${type.name} of ${type.declaredBy}`;
    case 'wildcard':
      return type.type && type.bound ? `? ${type.bound} ${show(type.type)}` : '?';
    case 'primitive':
      return type.name;
    case 'unknown':
      return `unknown ${type.text}`;
  }
}

const signatureOf = ({ name, parameters, returnType }: MethodModel) =>
  `${name}(${parameters.map(({ type }) => show(type)).join(', ')}) ${show(returnType)}`;

describe('class models of class files', () => {
  it('have generics, bounds and arrays', () => {
    const { fields, superclass, interfaces, typeParameters } = modelOf('shop.Order');
    assert.deepEqual(
      fields.map(({ name, type }) => `${name}: ${show(type)}`),
      [
        'id: java.lang.String',
        'values: T of shop.Order[][]',
        'totals: java.util.Map<java.lang.String,? extends java.lang.Number>',
        'LIMIT: int',
      ],
    );
    assert.equal(superclass && show(superclass), 'shop.Base<java.util.List<? super T of shop.Order>>');
    assert.deepEqual(interfaces.map(show), ['java.io.Serializable']);
    assert.deepEqual(
      typeParameters.map(({ name, bounds }) => [name, ...bounds.map(show)]),
      [['T', 'java.lang.Comparable<T of shop.Order>']],
    );
  });

  it('name the method that declares a type variable, and its bounds', () => {
    const fail = modelOf('shop.Order').methods.find(({ name }) => name === 'fail');
    assert.ok(fail);
    assert.equal(signatureOf(fail), 'fail(E of shop.Order#fail, int[]) E of shop.Order#fail');
    assert.deepEqual(fail.typeParameters[0]?.bounds.map(show), ['java.lang.Exception', 'java.lang.Runnable']);
    assert.equal(fail.varargs, true);
  });

  it('leave out lambdas, bridges and other methods that nobody wrote', () => {
    const names = modelOf('shop.Order').methods.map(({ name }) => name);
    assert.deepEqual(names, ['getValues', 'setValues', 'fail', 'later']);
  });

  it('find the type variables of the class around an inner class, and leave out its outer instance', () => {
    const line = modelOf('shop.Order$Line');
    assert.deepEqual(
      line.fields.map(({ name, type }) => `${name}: ${show(type)}`),
      ['item: T of shop.Order'],
    );
    assert.deepEqual(line.constructors.map(signatureOf), ['<init>(T of shop.Order) void']);
    assert.equal(line.keywords.has('static'), false);
    assert.equal(line.enclosing, 'shop.Order');
  });

  it('have the default constructor', () => {
    const [only, ...others] = modelOf('shop.Order$Builder').constructors;
    assert.deepEqual([only?.parameters, [...(only?.keywords ?? [])], others], [[], ['public'], []]);
  });

  it('tell enums from the classes of their constants', () => {
    const level = modelOf('shop.Order$Level');
    assert.deepEqual([level.kind, level.enumConstants, level.fields], ['enum', ['LOW', 'HIGH'], []]);
    assert.deepEqual(level.constructors.map(signatureOf), ['<init>() void']);
    const high = modelOf('shop.Order$Level$1');
    assert.deepEqual([high.kind, high.local, high.enclosing], ['class', true, 'shop.Order$Level']);
    assert.equal(high.superclass && show(high.superclass), 'shop.Order$Level');
  });

  it('have the values of annotations', () => {
    const tag = modelOf('shop.Order').methods.find(({ name }) => name === 'setValues')?.annotations[0];
    assert.equal(tag?.name, 'shop.Order$Tag');
    const kinds = Array.from(tag?.arguments ?? [], ([name, value]) => `${name} ${value.kind}`);
    assert.deepEqual(kinds, ['name literal', 'sizes array-values', 'type class-literal', 'level field']);
    assert.equal(modelOf('shop.Order').annotations[0]?.name, 'java.lang.Deprecated');
  });

  it('have the components of records', () => {
    const circle = modelOf('shop.Order$Circle');
    assert.deepEqual(
      circle.recordComponents.map(({ name, type }) => `${name}: ${show(type)}`),
      ['radius: double', 'names: java.util.List<java.lang.String>'],
    );
    assert.equal(circle.kind, 'record');
  });

  it('know default methods and sealed interfaces', () => {
    const shape = modelOf('shop.Order$Shape');
    assert.deepEqual([shape.kind, shape.keywords.has('sealed'), shape.superclass], ['interface', true, null]);
    assert.deepEqual(
      shape.methods.map(({ name, keywords }) => [name, keywords.has('default'), keywords.has('abstract')]),
      [
        ['area', true, false],
        ['of', false, false],
        ['edges', false, true],
      ],
    );
  });

  it('are what models of the source are', async () => {
    const { pool } = poolOf(new Map([['shop/Order.java', SOURCE]]), await testParser());
    const written = (type: JavaType | null) => type && show(type);
    const summary = (model: ClassModel) => ({
      kind: model.kind,
      enclosing: model.enclosing,
      superclass: written(model.superclass),
      interfaces: model.interfaces.map(show),
      typeParameters: model.typeParameters.map(({ name, bounds }) => [name, ...bounds.map(show)]),
      fields: model.fields.map(({ name, type, keywords }) => [name, show(type), [...keywords].sort()]),
      constants: model.enumConstants,
      constructors: model.constructors.map(signatureOf),
      methods: model.methods
        .filter(({ name }) => model.kind !== 'enum' || !['values', 'valueOf'].includes(name))
        .map(signatureOf)
        .sort(),
      components: model.recordComponents.map(({ name }) => name),
    });
    const compared = ['shop.Order', 'shop.Base', 'shop.Order$Line', 'shop.Order$Level', 'shop.Order$Builder'];
    for (const name of compared) {
      const source = pool.find(name);
      assert.ok(source, name);
      assert.deepEqual(summary(modelOf(name)), summary(source), name);
    }
  });
});

describe('class files that are none', () => {
  const files = Object.keys(CLASS_FILES);

  it('that are cut off give a reason, wherever they end', () => {
    for (const name of files) {
      const bytes = bytesOf(name) as Uint8Array;
      for (let length = 0; length < bytes.length; length++) {
        const read = readClassFile(bytes.subarray(0, length), () => null);
        assert.ok('unreadable' in read || length > bytes.length - 200, `${name} up to ${length}`);
      }
    }
  });

  it('with any bytes changed never throw', () => {
    const change = fc.record({
      name: fc.constantFrom(...files),
      changes: fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(change, ({ name, changes }) => {
        const bytes = Uint8Array.from(bytesOf(name) as Uint8Array);
        for (const [at, value] of changes) {
          bytes[at % bytes.length] = value;
        }
        readClassFile(bytes, () => null);
      }),
      { numRuns: 2000 },
    );
  });

  it('of any bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (rest) => {
        readClassFile(Uint8Array.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61, ...rest]), () => null);
      }),
    );
  });

  it('are not taken for another class', () => {
    assert.equal(new ClassFilePool(() => bytesOf('shop.Order')).find('shop.Other'), null);
  });
});
