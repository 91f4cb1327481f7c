import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['recursive-type'] };

const job = (body: string) => `
package shop;
import java.util.*;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.state.*;
import org.apache.flink.streaming.api.datastream.DataStream;
class Job {
${body}
}`;

const find = (body: string, flink = '2.2') => checkFindings(job(body), { ...only, flink });
const silent = (body: string, flink = '2.2') => checkSilent(job(body), { ...only, flink });

describe('recursive-type', () => {
  const tree = (mark: string) => `
  Object root = new ValueStateDescriptor<>("root", Node.class);
  ${mark}
  public static class Node { public int id; public List<Node> children; }`;

  it('fires from 2.0 on', async () => {
    const mark =
      "//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [recursive-type] Node contains itself through the collection 'children'";
    await find(tree(mark), '2.0');
    await find(tree(mark), '2.2');
  });

  it('is silent before 2.0, and where the version is not known (near miss)', async () => {
    await silent(tree(''), '1.18');
    await silent(tree(''), '1.20');
    await checkSilent(job(tree('')), { ...only, flink: null });
  });

  it('fires where a class within contains itself, or two contain each other', () =>
    find(`
  void run(DataStream<String> lines) {
    DataStream<Order> orders = lines.map(new Parse());
    //                               ^^^ [recursive-type] Item contains itself through the collection 'parts'
  }
  public static class Order { public Item item; }
  public static class Item { public Map<String, Part> parts; }
  public static class Part { public Item whole; }
  static class Parse implements MapFunction<String, Order> { public Order map(String line) { return null; } }`));

  it('is silent about arrays, implementations and a field of the class itself (near miss)', () =>
    silent(`
  Object a = new ValueStateDescriptor<>("a", A.class);
  Object b = new ValueStateDescriptor<>("b", B.class);
  Object c = new ValueStateDescriptor<>("c", C.class);
  public static class A { public A[] children; }
  public static class B { public ArrayList<B> children; }
  public static class C { public C next; public List<String> names; public transient List<C> cache; }`));
});
