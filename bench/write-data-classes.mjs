import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a Maven project of data classes, as generators of clients write them: fields of each other's types, lists, a
 * superclass, some that are no POJO, some that contain themselves.
 * @param {string} folder
 * @param {number} classes
 * @returns {string} the folder
 */
export function writeDataClasses(folder, classes) {
  const sources = path.join(folder, 'src', 'main', 'java', 'shop');
  mkdirSync(sources, { recursive: true });
  writeFileSync(path.join(folder, 'pom.xml'), POM);
  for (let i = 0; i < classes; i++) {
    writeFileSync(path.join(sources, `Data${i}.java`), dataClass(i));
  }
  return folder;
}

const POM = `<project><dependencies><dependency><groupId>org.apache.flink</groupId>
<artifactId>flink-streaming-java</artifactId><version>1.20.5</version></dependency></dependencies></project>`;

/** Of ten classes in a row, each has fields of those after it; one extends the next, the last contains itself. */
function dataClass(i) {
  const place = i % 10;
  const others = place === 9 ? [i, i] : [i + 1, i - place + 9];
  const types = ['String', 'long', 'java.util.List<String>', 'java.time.Instant', 'double[]'];
  const all = [...types, ...others.map((other) => `Data${other}`), `java.util.Map<String, Data${others[0]}>`];
  const members = all.map((type, n) => {
    const name = `field${place}Of${n}`;
    const setter = `  public void set${name}(${type} value) {\n    this.${name} = value;\n  }\n`;
    return `  private ${type} ${name};

  public ${type} get${name}() {
    return ${name};
  }
${i % 7 === 0 && n === 2 ? '' : `\n${setter}`}`;
  });
  return `package shop;

public class Data${i}${place === 5 ? ` extends Data${i + 1}` : ''} {
${members.join('\n')}}
`;
}
