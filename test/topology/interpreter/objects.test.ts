import assert from 'node:assert/strict';
import { file, job, operators } from './follow';

describe('objects', () => {
  it('remembers what a constructor puts into fields', async () => {
    const classes = file(`
      class Step { private final String uid; Step(String name) { this.uid = name + "-v1"; }
        void add(DataStream<String> s) { s.map(x -> x).uid(uid); } }`);
    assert.deepEqual(await operators(job('new Step("a").add(in); new Step("b").add(in);'), classes), [
      'map a-v1',
      'map b-v1',
    ]);
  });

  it('counts what ++ and -- count', async () => {
    const uids =
      'int n = 0; n++; in.map(x -> x).uid("a-" + n); in.map(x -> x).uid("b-" + ++n); in.map(x -> x).uid("c-" + n--);';
    assert.deepEqual(await operators(job(uids)), ['map a-1', 'map b-2', 'map c-2']);
  });

  it('runs one constructor from another', async () => {
    const classes = file(`
      class Step { String uid; Step() { this("a"); } Step(String uid) { this.uid = uid; } }`);
    assert.deepEqual(await operators(job('in.map(x -> x).uid(new Step().uid);'), classes), ['map a']);
  });

  it('gives the superclass what super(…) passes', async () => {
    const classes = file(`
      class Base { final String uid; Base(String uid) { this.uid = uid; } }
      class Step extends Base { Step() { super("a"); } }`);
    assert.deepEqual(await operators(job('in.map(x -> x).uid(new Step().uid);'), classes), ['map a']);
  });

  it('keeps the environment and streams in fields', async () => {
    const classes = file(`
      class Pipeline { DataStream<String> rows; Pipeline(StreamExecutionEnvironment env) { rows = env.fromData("x").uid("rows"); }
        void end() { rows.print().uid("out"); } }`);
    assert.deepEqual(await operators(job('new Pipeline(env).end();'), classes), ['fromData rows', 'print out']);
  });

  it('knows the class of an object that is made, and not that of any subclass', async () => {
    const classes = file(`
      class Base { void add(DataStream<String> s) { s.map(x -> x).uid(getClass().getSimpleName().toLowerCase() + "-v1"); } }
      class Trim extends Base { }`);
    assert.deepEqual(await operators(job('new Trim().add(in); new Base() { }.add(in);'), classes), [
      'map trim-v1',
      'map ?',
    ]);
  });

  it('knows the fields of an enum constant', async () => {
    const classes = file('enum Uids { ORDERS("orders-v1"); final String uid; Uids(String uid) { this.uid = uid; } }');
    const code = 'in.map(x -> x).uid(Uids.ORDERS.uid); in.map(x -> x).uid(Uids.ORDERS.name());';
    assert.deepEqual(await operators(job(code), classes), ['map orders-v1', 'map ORDERS']);
  });

  it('calls methods on constants of classes by their names', async () => {
    const classes = file('class Uids { static final String ORDERS = "Orders"; }');
    assert.deepEqual(await operators(job('in.map(x -> x).uid(Uids.ORDERS.toLowerCase());'), classes), ['map orders']);
  });

  it('knows the components of a record', async () => {
    const classes = file('record Names(String uid, String name) { }');
    assert.deepEqual(await operators(job('in.map(x -> x).uid(new Names("a", "b").uid());'), classes), ['map a']);
  });

  it("knows what Lombok's constructors and getters do", async () => {
    const classes = `import lombok.*; @AllArgsConstructor @Getter class Names { private final String uid; }`;
    assert.deepEqual(await operators(job('in.map(x -> x).uid(new Names("a").getUid());'), classes), ['map a']);
  });

  it('goes into an anonymous class, which sees the variables around', async () => {
    const members = 'interface Step { void add(DataStream<String> s); }';
    const code =
      'String uid = "a"; new Step() { public void add(DataStream<String> s) { s.map(x -> x).uid(uid); } }.add(in);';
    assert.deepEqual(await operators(job(code, members)), ['map a']);
  });

  it('takes a setter for the last word', async () => {
    const classes = file(
      'class Options { private String uid = "a"; void setUid(String u) { uid = u; } String getUid() { return uid; } }',
    );
    const code = 'Options o = new Options(); o.setUid("b"); in.map(x -> x).uid(o.getUid());';
    assert.deepEqual(await operators(job(code), classes), ['map b']);
  });

  it('does not trust a field that other classes may set', async () => {
    const classes = file('class Options { static String uid = "a"; }');
    assert.deepEqual(await operators(job('in.map(x -> x).uid(Options.uid);'), classes), ['map ?']);
  });
});
