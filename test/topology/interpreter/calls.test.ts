import assert from 'node:assert/strict';
import { file, job, operators } from './follow';

describe('calls of methods', () => {
  it('goes into a helper in another file', async () => {
    const helper = file(
      'class Steps { static DataStream<String> add(DataStream<String> s) { return s.map(x -> x).uid("a"); } }',
    );
    assert.deepEqual(await operators(job('Steps.add(in).print();'), helper), ['map a', 'print']);
  });

  it('takes the arguments along', async () => {
    const members =
      'static DataStream<String> add(DataStream<String> s, String uid) { return s.map(x -> x).uid("my-" + uid); }';
    assert.deepEqual(await operators(job('add(add(in, "a"), "b");', members)), ['map my-a', 'map my-b']);
  });

  it('gives the stream that a helper returns its uid outside', async () => {
    const members = 'static SingleOutputStreamOperator<String> add(DataStream<String> s) { return s.map(x -> x); }';
    assert.deepEqual(await operators(job('add(in).uid("a");', members)), ['map a']);
  });

  it('runs what a subclass makes of a template method', async () => {
    const classes = file(`
      abstract class Base { void build(DataStream<String> s) { s.map(x -> x).uid(name()); } abstract String name(); }
      class Orders extends Base { String name() { return "orders"; } }`);
    assert.deepEqual(await operators(job('new Orders().build(in);'), classes), ['map orders']);
  });

  it('takes what an overridden method says through super', async () => {
    const classes = file(`
      class Base { String name() { return "base"; } }
      class Orders extends Base { String name() { return super.name() + "-orders"; } }`);
    assert.deepEqual(await operators(job('in.map(x -> x).uid(new Orders().name());'), classes), ['map base-orders']);
  });

  it('finds the overload by what is passed', async () => {
    const members = `
      static void add(DataStream<String> s, String uid) { s.map(x -> x).uid(uid); }
      static void add(DataStream<String> s, int count) { s.filter(x -> true).uid("f" + count); }`;
    assert.deepEqual(await operators(job('add(in, "a"); add(in, 2);', members)), ['map a', 'filter f2']);
  });

  it('goes into a generic method whose type variable is the stream', async () => {
    const members =
      'static <S extends SingleOutputStreamOperator<String>> S tag(S s, String uid) { s.uid(uid); return s; }';
    assert.deepEqual(await operators(job('tag(in.map(x -> x), "a").print();', members)), ['map a', 'print']);
  });

  it('goes into a method with varargs', async () => {
    const members = 'static void add(DataStream<String> s, String... tags) { s.map(x -> x).uid("a"); }';
    assert.deepEqual(await operators(job('add(in, "x", "y");', members)), ['map a']);
  });

  it('knows methods by static imports', async () => {
    const steps = `package lib; import org.apache.flink.streaming.api.datastream.*;
      public class Steps { public static void add(DataStream<String> s) { s.map(x -> x).uid("a"); } }`;
    assert.deepEqual(await operators(`import static lib.Steps.add; ${job('add(in);')}`, steps), ['map a']);
  });

  it('runs the lambda that an own method is given', async () => {
    const members =
      'static void with(DataStream<String> s, Consumer<DataStream<String>> then) { then.accept(s.map(x -> x)); }';
    assert.deepEqual(await operators(job('with(in, s -> s.filter(x -> true).uid("a"));', members)), [
      'map',
      'filter a',
    ]);
  });

  it('runs the method that a reference names', async () => {
    const members = `
      static void with(DataStream<String> s, Consumer<DataStream<String>> then) { then.accept(s); }
      static void end(DataStream<String> s) { s.print().uid("a"); }`;
    assert.deepEqual(await operators(job('with(in, Job::end);', members)), ['print a']);
  });

  it('takes a recursion for any number of operators', async () => {
    const members = `
      static DataStream<String> add(DataStream<String> s, int n) { return n == 0 ? s : add(s.map(x -> x).uid("m" + n), n - 1); }`;
    assert.deepEqual(await operators(job('add(in, args.length);', members)), ['map* ?']);
  });

  it('knows nothing of a uid that comes from arguments or the environment', async () => {
    const code = 'in.map(x -> x).uid(args[0]); in.map(x -> x).uid(System.getenv("UID"));';
    assert.deepEqual(await operators(job(code)), ['map ?', 'map ?']);
  });

  it('does not take the default of a parameter for its value', async () => {
    const code = 'in.map(x -> x).uid(org.apache.flink.api.java.utils.ParameterTool.fromArgs(args).get("uid", "a"));';
    assert.deepEqual(await operators(job(code)), ['map ?']);
  });
});

describe('functions made of functions', () => {
  const steps = `Function<DataStream<String>, DataStream<String>> trim = s -> s.map(x -> x).uid("trim");
    Function<DataStream<String>, DataStream<String>> both = trim.andThen(s -> s.filter(x -> true).uid("filter"));`;

  it('run one after the other', async () => {
    assert.deepEqual(await operators(job(`${steps} both.apply(in).print().uid("out");`)), [
      'map trim',
      'filter filter',
      'print out',
    ]);
  });

  it('run in the other order for compose, and not before they are called', async () => {
    assert.deepEqual(await operators(job(`${steps} trim.compose(both).apply(in).print().uid("out");`)), [
      'map trim',
      'filter filter',
      'map trim',
      'print out',
    ]);
    assert.deepEqual(await operators(job(`${steps} in.print().uid("out");`)), ['print out']);
  });
});
