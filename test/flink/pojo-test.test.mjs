import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './processes.mjs';
import { product } from './product.mjs';
import { chosenVersions } from './versions.mjs';

const module = (name, version) => `<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>shop</groupId>
    <artifactId>all</artifactId>
    <version>1</version>
  </parent>
  <artifactId>${name}</artifactId>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId>
      <artifactId>flink-streaming-java</artifactId>
      <version>${version}</version>
      <scope>provided</scope>
    </dependency>
  </dependencies>
</project>
`;

const ORDER = `package shop;

public class Order {
    public int id;
    public String customer;
}
`;

const JOB = `package shop;

import org.apache.flink.streaming.api.datastream.DataStream;

class Job {
    void run(DataStream<Order> orders) {}
}
`;

/** A test that is there already: by it the module is one of JUnit 4. */
const JUNIT_4 = `package shop;

import org.junit.Test;

public class JobTest {
    @Test
    public void runs() {}
}
`;

/** Two modules that have no flink-test-utils: one whose tests are of JUnit 4, one without tests. */
const project = (version) =>
  new Map([
    [
      'pom.xml',
      `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>shop</groupId>
  <artifactId>all</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <properties>
    <maven.compiler.source>11</maven.compiler.source>
    <maven.compiler.target>11</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <modules>
    <module>four</module>
    <module>five</module>
  </modules>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>3.2.5</version>
      </plugin>
    </plugins>
  </build>
</project>
`,
    ],
    ...['four', 'five'].flatMap((name) => [
      [`${name}/pom.xml`, module(name, version)],
      [`${name}/src/main/java/shop/Order.java`, ORDER],
      [`${name}/src/main/java/shop/Job.java`, JOB],
    ]),
    ['four/src/test/java/shop/JobTest.java', JUNIT_4],
  ]);

describe('the generated test of a POJO', () => {
  for (const version of chosenVersions()) {
    it(`is built and passes with Flink ${version}, of JUnit 4 and 5, and fails once the class is no POJO`, async () => {
      const { generateTests } = await product('../../test/fixture/generated-tests.ts');
      const files = await generateTests(project(version), /src\/main\/java\/shop\/Order\.java$/);
      const folder = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
      const write = (path, text) => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      };
      const report = (name) =>
        readFileSync(join(folder, name, 'target', 'surefire-reports', 'shop.OrderSerializerTest.txt'), 'utf8');
      try {
        for (const [path, text] of files) write(path, text);
        const built = await run('mvn', ['-q', '-B', 'test'], { cwd: folder });
        assert.equal(built.code, 0, built.stdout.slice(-5000));
        for (const name of ['four', 'five']) assert.match(report(name), /Tests run: 1, Failures: 0, Errors: 0/);

        for (const name of ['four', 'five']) {
          write(`${name}/src/main/java/shop/Order.java`, ORDER.replace('public int id', 'private int id'));
        }
        const broken = await run('mvn', ['-q', '-B', 'test', '-fae'], { cwd: folder });
        assert.notEqual(broken.code, 0);
        for (const name of ['four', 'five']) assert.match(report(name), /Tests run: 1, Failures: 1/);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
