import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DescribedClass } from '../../server/src/cli/types-classes';
import { measuredJson } from '../../server/src/cli/types-measure-json';
import { measureText } from '../../server/src/cli/types-measure-text';
import type { FlinkAnswer, MeasuredClass, SerializerCost } from '../../server/src/io/ask-flink';
import { REPOSITORY } from '../fixture/repository';
import { folderOf, runCli } from './run-cli';

const pojo: SerializerCost = {
  kind: 'pojo',
  serializer: 'org.apache.flink.api.java.typeutils.runtime.PojoSerializer',
  bytes: 152.36,
  serializeNanos: 239.1,
  deserializeNanos: 446,
  copyNanos: 256,
  spread: 0.03,
};
const kryo: SerializerCost = {
  kind: 'kryo',
  serializer: 'org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer',
  bytes: 319.9,
  serializeNanos: 613,
  deserializeNanos: 1766,
  copyNanos: 926,
  spread: 0.04,
};
const ORDER: MeasuredClass = {
  class: 'shop.Order',
  records: 100,
  notFilled: [{ field: 'lines[].any', why: 'java.lang.Object may be anything' }],
  chosen: pojo,
  kryo,
  kryoCosts: { bytes: 2.1, time: 3.47, timeLow: 3.41, timeHigh: 3.52 },
};
const SMALL: MeasuredClass = {
  ...ORDER,
  class: 'shop.Small',
  notFilled: [],
  kryoCosts: { bytes: 0.9, time: 0.8, timeLow: 0.79, timeHigh: 0.83 },
};
const ACCOUNT: MeasuredClass = { class: 'shop.Account', records: 100, notFilled: [], chosen: kryo, kryo: null };
const PAIR: MeasuredClass = {
  ...ORDER,
  class: 'shop.Pair',
  notFilled: [],
  kryo: { kind: 'kryo', error: 'Unable to create serializer' },
  kryoCosts: undefined,
};
const SHAPE: MeasuredClass = { class: 'shop.Shape', error: 'no record can be made: shop.Shape is an interface' };

const answerOf = (...classes: MeasuredClass[]): FlinkAnswer<MeasuredClass> => ({
  flinkVersion: '1.20.5',
  javaVersion: '17.0.15',
  classes,
});

function textOf(...classes: MeasuredClass[]): string {
  let text = '';
  const answers = {
    write: (more: string) => {
      text += more;
    },
    progress: () => {},
    color: false,
    workingDirectory: '/work',
  };
  const report = measureText(answerOf(...classes), answers);
  for (const { class: name } of classes) {
    report.add({ name, file: '/work/A.java', line: 3 } as DescribedClass, { levels: 0, whole: true });
  }
  report.end([]);
  return text.replace(/ \(ran [^)]*\)/, '');
}

describe('flink-playbook types --measure', () => {
  it('shows what Kryo would cost beside what Flink chooses', () => {
    assert.equal(
      textOf(ORDER),
      `shop.Order  A.java:3
    PojoSerializer     152.4 bytes   serialize     239 ns   deserialize     446 ns   copy     256 ns
    Kryo               319.9 bytes   serialize     613 ns   deserialize    1766 ns   copy     926 ns
    Kryo: 2.1 x bytes, 3.5 x time (3.4 to 3.5): -71 % of the speed
    no value made for lines[].any (java.lang.Object may be anything)

1 of 1 classes measured with Flink 1.20.5, Java 17.0.15, each with 100 records made up for it.
Kryo in place of the POJO serializer: -71 % of the speed; the playbook says up to -75 %.
`,
    );
  });

  it('says so where Kryo is faster, and gives the range of several classes', () => {
    const text = textOf(ORDER, SMALL);
    assert.match(text, /Kryo: 0\.9 x bytes, 0\.8 x time \(0\.8 to 0\.8\): \+25 % of the speed/);
    assert.match(text, /-71 % of the speed \(median of 2, \+25 % to -71 %\)/);
  });

  it('says why there is nothing to compare', () => {
    const text = textOf(ACCOUNT, PAIR, SHAPE);
    assert.match(text, /shop\.Account.*Kryo is what Flink chooses here: there is nothing to compare it with/s);
    assert.match(text, /Kryo {12}not measured: Unable to create serializer/);
    assert.match(
      text,
      /shop\.Shape {2}A\.java:3\n {4}not measured: no record can be made: shop\.Shape is an interface/,
    );
    assert.match(text, /2 of 3 classes measured/);
    assert.doesNotMatch(text, /the playbook/);
  });

  it('has every member in JSON, null where there is nothing to say', () => {
    const of = measuredJson(answerOf(ORDER, SHAPE));
    const versions = { flinkVersion: '1.20.5', javaVersion: '17.0.15' };
    assert.deepEqual(of('shop.Order'), {
      ...versions,
      records: 100,
      chosen: { ...pojo, serializer: 'PojoSerializer', error: null },
      kryo: { ...kryo, serializer: 'KryoSerializer', error: null },
      kryoCosts: { bytes: 2.1, time: 3.47, timeLow: 3.41, timeHigh: 3.52 },
      notFilled: [{ field: 'lines[].any', why: 'java.lang.Object may be anything' }],
      error: null,
    });
    const nothing = { records: null, chosen: null, kryo: null, kryoCosts: null, notFilled: [] };
    assert.deepEqual(of('shop.Shape'), { ...versions, ...nothing, error: SHAPE.error });
  });

  const folder = () => folderOf('//- A.java\npublic class A { public int n; }');

  it('could not run: exit 2 and what to do', () => {
    const failure = (...args: string[]) => {
      const { code, err } = runCli(folder(), 'types', '.', '--measure', ...args);
      assert.equal(code, 2);
      return err;
    };
    assert.match(failure(), /--measure needs --classpath/);
    assert.match(failure('--classpath', 'gone.jar'), /there is no .*gone\.jar/);
    assert.match(failure('--verify', '--classpath', '.'), /'--measure' cannot be used with option '--verify'/);
  });

  /** Starts the command with another `java`. */
  function start(javaHome: string, cwd: string) {
    const words = [path.join(REPOSITORY, 'dist', 'cli.js'), 'types', '.', '--measure', '--classpath', '.'];
    const child = spawn(process.execPath, words, { cwd, env: { ...process.env, JAVA_HOME: javaHome } });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    const ended = new Promise<{ code: number | null; signal: string | null; err: string }>((resolve) => {
      child.on('close', (code, signal) => resolve({ code, signal, err }));
    });
    return { child, ended };
  }

  it('says what to install where there is no Java', async () => {
    const { code, err } = await start('/nowhere', folder()).ended;
    assert.equal(code, 2);
    assert.match(err, /there is no .*java: a JDK 11 or newer is needed, on the PATH or in JAVA_HOME/);
  });

  it('takes java with it when it is interrupted', async function () {
    if (process.platform === 'win32') {
      this.skip(); // a script cannot stand in for java there
    }
    const home = folder();
    const pidFile = path.join(home, 'pid');
    mkdirSync(path.join(home, 'bin'));
    writeFileSync(
      path.join(home, 'bin', 'java'),
      `#!/bin/sh\necho $$ > '${pidFile}.new'\nmv '${pidFile}.new' '${pidFile}'\nexec sleep 600\n`,
    );
    chmodSync(path.join(home, 'bin', 'java'), 0o755);
    const { child, ended } = start(home, home);
    while (!existsSync(pidFile) && child.exitCode === null) {
      await setTimeout(20);
    }
    const java = Number(readFileSync(pidFile, 'utf8'));
    child.kill('SIGINT');
    assert.deepEqual((await ended).signal, 'SIGINT');
    for (let alive = true; alive; await setTimeout(20)) {
      try {
        process.kill(java, 0);
      } catch {
        alive = false; // else the test runs into its timeout
      }
    }
  });
});
