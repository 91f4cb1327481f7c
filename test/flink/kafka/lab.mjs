/** A Kafka broker and a Flink cluster of this machine, with Flink's own command line: loopback only, gone at the end. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { OPENED } from '../ask.mjs';
import { CACHE, flinkClasspath, ROOT } from '../classpath.mjs';
import { explained, java, maven, run, start } from '../processes.mjs';

const HERE = join(ROOT, 'test', 'flink', 'kafka');
const HANGING = 120_000;

const SMALL = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** What is started and must be stopped. */
export class Lab {
  constructor(folder) {
    this.folder = folder;
    this.processes = [];
  }

  static async open() {
    return new Lab(await mkdtemp(join(tmpdir(), 'flink-playbook-kafka-')));
  }

  async close() {
    for (const child of this.processes.reverse()) {
      child.kill('SIGKILL');
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Starts a JVM; `line(pattern)` waits for a line of its output. */
  jvm(args, options = {}) {
    const child = start(java(), args, options);
    this.processes.push(child);
    const said = [];
    const waiting = new Set();
    const look = () => {
      for (const each of waiting) each();
    };
    child.stderr.setEncoding('utf8').on('data', (text) => {
      this.complaints = `${this.complaints ?? ''}${text}`.slice(-20_000);
    });
    child.stdin.on('error', () => {}); // "exit" tells why
    let ended = null;
    child.on('error', (error) => {
      ended = explained('java', error);
      look();
    });
    child.on('exit', (code) => {
      ended ??= new Error(`a JVM ended with ${code}:\n${said.slice(-20).join('\n')}\n${this.complaints}`);
      look();
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      look();
    });
    const until = (holds) =>
      new Promise((resolve, reject) => {
        const each = () => {
          const found = holds(said);
          if (found || ended) {
            clearTimeout(timer);
            waiting.delete(each);
            found ? resolve(found) : reject(ended);
          }
        };
        // only what ends a run that hangs
        const timer = setTimeout(() => {
          ended ??= new Error(`waited in vain:\n${said.slice(-20).join('\n')}\n${this.complaints}`);
          each();
        }, HANGING);
        waiting.add(each);
        each();
      });
    return { said, until, write: (line) => child.stdin.write(`${line}\n`) };
  }

  /** @returns {Promise<string>} the broker's address */
  async broker() {
    const list = join(CACHE, 'kafka-broker-classpath.txt');
    await mkdir(CACHE, { recursive: true });
    const classPath = await readFile(list, 'utf8').catch(async () => {
      await maven(['-f', join(HERE, 'pom.xml'), 'dependency:build-classpath', `-Dmdep.outputFile=${list}`]);
      return readFile(list, 'utf8');
    });
    const [port, controller] = [await freePort(), await freePort()];
    const properties = join(this.folder, 'server.properties');
    await writeFile(properties, brokerProperties(port, controller, join(this.folder, 'broker')));
    const format = [
      '-cp',
      classPath,
      'kafka.tools.StorageTool',
      'format',
      '-t',
      'MkU3OEVBNTcwNTJENDM2Qk',
      '-c',
      properties,
    ];
    const { code, stderr } = await run(java(), [...SMALL, ...format]);
    if (code !== 0) throw new Error(stderr);
    const quiet = '-Dorg.slf4j.simpleLogger.defaultLogLevel=error';
    this.jvm([...SMALL, '-Xmx384m', quiet, '-cp', classPath, 'kafka.Kafka', properties]);
    return `127.0.0.1:${port}`;
  }

  /** Commands for the broker, one after the other: `create orders 2`, `produce orders 0 100`, `lag orders group`. */
  async tool(version, address) {
    const quiet = '-Dorg.slf4j.simpleLogger.defaultLogLevel=off';
    const classPath = (await flinkClasspath(version)).join(delimiter);
    const jvm = this.jvm([...SMALL, quiet, '-cp', classPath, join(HERE, 'KafkaTool.java'), address]);
    await jvm.until((said) => said.includes('ready'));
    return async (command) => {
      const before = jvm.said.length;
      jvm.write(command);
      return jvm.until((said) => said[before]);
    };
  }

  /** A cluster of a Flink version: what its tasks print, and Flink's command line for it. */
  async cluster(version) {
    const port = await freePort();
    const conf = join(this.folder, `conf-${version}`);
    await mkdir(conf, { recursive: true });
    const lines = [
      'jobmanager.rpc.address: localhost',
      'rest.address: localhost',
      `rest.port: ${port}`,
      `state.savepoints.dir: file://${join(this.folder, 'savepoints')}`,
      `state.checkpoints.dir: file://${join(this.folder, 'checkpoints')}`,
      'taskmanager.memory.managed.size: 64m',
      '',
    ];
    await writeFile(join(conf, 'flink-conf.yaml'), lines.join('\n'));
    const classPath = (await flinkClasspath(version)).join(delimiter);
    const quiet = '-Dorg.slf4j.simpleLogger.defaultLogLevel=error';
    const jvm = this.jvm([
      ...SMALL,
      ...OPENED,
      '-Xmx768m',
      quiet,
      '-cp',
      classPath,
      join(HERE, 'FlinkCluster.java'),
      conf,
    ]);
    await jvm.until((said) => said.find((line) => line.startsWith('ready at ')));
    const environment = { ...process.env, FLINK_CONF_DIR: conf };
    const flink = async (...args) => {
      const words = [...SMALL, ...OPENED, quiet, '-cp', classPath, 'org.apache.flink.client.cli.CliFrontend', ...args];
      const { code, stdout, stderr } = await run(java(), words, { env: environment });
      if (code !== 0) throw new Error(`flink ${args.join(' ')}\n${stdout}\n${stderr}`);
      return stdout;
    };
    return { jvm, flink };
  }
}

function brokerProperties(port, controller, logs) {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
inter.broker.listener.name=PLAINTEXT
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=${logs}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
group.initial.rebalance.delay.ms=0
`;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
