import assert from 'node:assert/strict';
import { FlinkSettings } from '../../server/src/project/flink-configuration/flink-settings';
import { jobSettings } from '../../server/src/topology/job-settings';
import { program } from './interpreter/follow';

/** `maxParallelism` of a job whose environment is made with `configuration`: the number, `unset`, or `unknown`. */
async function maxParallelism(before: string, configuration: string, after = '', members = ''): Promise<unknown> {
  const job = await program(`
    import java.util.*;
    import org.apache.flink.configuration.*;
    import org.apache.flink.streaming.api.environment.*;
    class Job {
      public static void main(String[] args) throws Exception {
        ${before}
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(${configuration});
        ${after}
        env.fromData("a").print();
        env.execute();
      }
      ${members}
    }`);
  const { maxParallelism } = jobSettings(job, new FlinkSettings([]), null);
  return maxParallelism === null ? 'unset' : (maxParallelism.value ?? 'unknown');
}

const NEW = 'Configuration c = new Configuration();';
const SET = 'c.set(PipelineOptions.MAX_PARALLELISM, 720);';

describe('a Configuration that code fills', () => {
  it('is known call by call', async () => {
    assert.equal(await maxParallelism(`${NEW} ${SET}`, 'c'), 720);
    assert.equal(await maxParallelism(`${NEW} c.setInteger("pipeline.max-parallelism", 720);`, 'c'), 720);
    assert.equal(await maxParallelism(`${NEW} ${SET} c.setString("my.option", "x");`, 'c'), 720);
  });

  it('is known where a method of the project fills it, or makes it', async () => {
    const fill = `static void fill(Configuration c) { ${SET} }`;
    assert.equal(await maxParallelism(`${NEW} fill(c);`, 'c', '', fill), 720);
    const make = `static Configuration make() { ${NEW} ${SET} return c; }`;
    assert.equal(await maxParallelism('', 'make()', '', make), 720);
  });

  it('is known when a map fills it, or another configuration', async () => {
    const map = 'Map<String, String> m = new HashMap<>(); m.put("pipeline.max-parallelism", "720");';
    assert.equal(await maxParallelism(map, 'Configuration.fromMap(m)'), 720);
    assert.equal(await maxParallelism('', 'Configuration.fromMap(Map.of("pipeline.max-parallelism", "720"))'), 720);
    assert.equal(await maxParallelism(`${NEW} ${SET}`, 'new Configuration(c)'), 720);
    assert.equal(await maxParallelism(`${NEW} ${SET} Configuration d = new Configuration(); d.addAll(c);`, 'd'), 720);
  });

  it('is read when the environment takes it: what is set later has no effect', async () => {
    assert.equal(await maxParallelism(NEW, 'c', SET), 'unset');
    assert.equal(await maxParallelism(NEW, 'new Configuration()', `${SET} env.configure(c);`), 720);
  });

  it('may set anything where it comes from elsewhere, or goes elsewhere', async () => {
    assert.equal(await maxParallelism('', 'GlobalConfiguration.loadConfiguration()'), 'unknown');
    assert.equal(await maxParallelism(`${NEW} lib.Defaults.apply(c);`, 'c'), 'unknown');
    assert.equal(await maxParallelism(`${NEW} c.setString(args[0], args[1]);`, 'c'), 'unknown');
  });

  it('is not known where a choice decides', async () => {
    assert.equal(await maxParallelism(`${NEW} if (args.length > 0) ${SET}`, 'c'), 'unknown');
    assert.equal(await maxParallelism(`${NEW} if (args.length > 0) c.setString("my.option", "x");`, 'c'), 'unset');
  });
});
