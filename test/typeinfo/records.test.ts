/** `isRecord`: records are POJOs since 1.19. */
import { example } from './examples';

describe('a record', () => {
  example(
    'is a POJO since 1 19',
    `import java.util.List;
    // revealed: Pojo{id: Integer, tags: Kryo[java.util.List]}
    // revealed in 1.17: Kryo[A]
    // revealed in 2.2: Pojo{id: Integer, tags: List<String>}
    public record A(int id, List<String> tags) { }`,
  );
  example(
    'needs no public constructor but must be public and have a component',
    `public class A {
      // revealed: Pojo{id: Integer}
      // revealed in 1.17: Kryo[A$Compact]
      public record Compact(int id) { public Compact { } }
      // revealed: Kryo[A$NotPublic]
      // because: not-public
      record NotPublic(int id) { }
      // revealed: Kryo[A$Empty]
      // because: no-fields
      public record Empty() { static int s; }
      // revealed: Kryo[A$Custom]
      // revealed in 1.17: Kryo[A$Custom]
      public record Custom(int id) { void readObject(String s) { } }
    }`,
  );
  example(
    'has its type variables resolved and may contain itself',
    `public class A {
      // revealed: Pojo{n: Integer, value: Kryo[Object]}
      // revealed in 1.17: Kryo[A$Box]
      public record Box<T>(T value, int n) { }
      // revealed: Pojo{box: Pojo{n: Integer, value: String}}
      // revealed in 1.17: Kryo[A$Holds]
      public record Holds(Box<String> box) { }
      // revealed: Pojo{next: Kryo[A$Node]}
      // revealed in 1.17: Kryo[A$Node]
      public record Node(Node next) { }
    }`,
  );
  example(
    'before 1 19 lacks setters',
    `public class A {
      // revealed: Kryo[A$Point]
      // revealed in 1.20: Pojo{x: Integer}
      // revealed in 2.2: Pojo{x: Integer}
      public record Point(int x) { }
    }`,
  );
});
