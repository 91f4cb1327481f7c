import assert from 'node:assert/strict';
import { ask } from './ask.mjs';
import { product } from './product.mjs';
import { chosenVersions } from './versions.mjs';

/** Methods that give a stream class, yet are nobody's way to write a job. */
const NOT_FOR_JOBS = new Set([
  'getInputStream',
  'getExecutionEnvironment',
  'getEnvironment',
  'forceNonParallel',
  'getLegacyTransformation',
]);

/** `a.Joined$Where` of `a.Joined<A, B<C>>$Where<K>`. */
function withoutArguments(type) {
  const shorter = type.replace(/<[^<>]*>/g, '');
  return shorter === type ? type : withoutArguments(shorter);
}

describe('the table of the DataStream API', () => {
  for (const version of chosenVersions()) {
    it(`gives every stream that Flink ${version} gives, of the same class`, async () => {
      const { STREAM_CLASSES, binaryNameOf, streamCall, streamClass } = await product('flink/stream-api.ts');
      const { classes } = await ask(version, ['api', ...STREAM_CLASSES.map(binaryNameOf)]);
      const wrong = [];
      let compared = 0;
      for (const { class: name, methods } of classes.filter(({ methods }) => methods)) {
        for (const method of methods.filter((m) => !m.static && !NOT_FOR_JOBS.has(m.name))) {
          const returned = streamClass(withoutArguments(method.returns));
          const known = streamCall(streamClass(name), method.name, method.parameters.length);
          if (!returned) continue;
          compared++;
          // an operator's own settings give the class itself back, which the table says of its ancestor
          const same = known && (known.returns === returned || known.returns === 'SingleOutputStreamOperator');
          // a plain DataStream before 2.0; and the two kinds of connected streams, which are one here
          const joined = known?.operator === 'join.apply' || known?.operator === 'coGroup.apply';
          const connected = method.name === 'connect' && known?.returns === 'ConnectedStreams';
          if (!same && !joined && !connected)
            wrong.push(`${name}.${method.name} gives ${returned}, the table says ${known?.returns}`);
        }
      }
      assert.deepEqual([...new Set(wrong)], []);
      assert.ok(compared > 200, `only ${compared} methods were compared`);
    });
  }
});
