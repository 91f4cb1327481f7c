import { checkFix } from '../fixture/check';

const only = { only: ['recursive-type'], flink: '2.2' };

const job = (node: string) => `
//- src/main/java/shop/Job.java
package shop;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromData("a").map(a -> new Node()).print();
    env.execute();
  }
}
//- src/main/java/shop/Node.java
${node}`;

describe('the fix of recursive-type', () => {
  it('leaves the collection to Kryo, in the file of its class', () =>
    checkFix(
      job(`package shop;

import java.util.List;

public class Node {
  public int id;
  public List<Node> children;
}`),
      'Leave Node.children to Kryo by @TypeInfo, as Flink 1.x does',
      `
//- src/main/java/shop/Node.java
package shop;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import java.util.Map;
import java.lang.reflect.Type;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;

public class Node {
  public int id;
  @TypeInfo(NodeListTypeInfoFactory.class)
  public List<Node> children;

  public static class NodeListTypeInfoFactory extends TypeInfoFactory<List<Node>> {
    @SuppressWarnings("unchecked")
    @Override
    public TypeInformation<List<Node>> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> typeArguments) {
      return (TypeInformation<List<Node>>) (TypeInformation<?>) Types.GENERIC(List.class);
    }
  }
}`,
      only,
    ));
});
