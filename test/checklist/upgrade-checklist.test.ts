import assert from 'node:assert/strict';
import { compareWorkspaces } from '../../server/src/analysis/comparison';
import { sayInEnglish } from '../../server/src/base/message';
import { upgradeChecklist } from '../../server/src/checklist/upgrade-checklist';
import { openFixture } from '../fixture/check';
import { filesOfRevision, parseFixture } from '../fixture/fixture';
import { counted, counter, job, revisions } from '../rules/revisions';

/** The checklist of a fixture with two revisions; files outside them are in both. */
async function checklist(fixture: string, flink = '1.20'): Promise<string> {
  const parsed = parseFixture(fixture);
  const [old, workspace] = await Promise.all([
    openFixture({ files: filesOfRevision(parsed, 'before') }, { flink }),
    openFixture({ files: filesOfRevision(parsed, 'after') }, { flink }),
  ]);
  const comparison = compareWorkspaces({ workspace: old }, workspace);
  const shown = (path: string) => path.replace(/^.*\/(?=src\/|deploy\/|run\.sh)/, '');
  return upgradeChecklist({ from: 'v1', to: 'v2', comparison, workspace }, { say: sayInEnglish, shown });
}

const RENAMED_UID = revisions(counted('totals-process-v1'), counted('sums-process-v1'));
const SCRIPT = `
//- run.sh
/opt/flink/bin/flink run -d -m host:8081 -s s3://old -n -c Job -p 4 app.jar -n 5
`;
const DEPLOYMENT = `
//- deploy/job.yaml
apiVersion: flink.apache.org/v1beta1
kind: FlinkDeployment
metadata:
  name: totals
  namespace: shop
spec:
  flinkConfiguration:
    state.savepoints.dir: s3://savepoints
  job:
    entryClass: Job
    upgradeMode: savepoint
`;
const KAFKA_BEFORE = job(
  '        env.addSource(new FlinkKafkaConsumer<>("t", new SimpleStringSchema(), new Properties())).uid("in-source-v1").print().uid("out-print-v1");',
);
const KAFKA_AFTER = job(
  `        env.fromSource(KafkaSource.<String>builder().setTopics("t").setValueOnlyDeserializer(new SimpleStringSchema()).build(),
            WatermarkStrategy.noWatermarks(), "in").uid("in-source-v2").print().uid("out-print-v1");`,
);

describe('the upgrade checklist', () => {
  it('allows state to be dropped where Flink would refuse the savepoint, and takes that back', async () => {
    const page = await checklist(RENAMED_UID);
    assert.match(page, /its state is dropped\. Agree/);
    assert.match(page, /### Start[\s\S]*flink run -s <savepoint> --allowNonRestoredState -c Job <jar>/);
    assert.match(page, /### Take the flag out again[\s\S]*flink run -s <savepoint> -c Job <jar>/);
  });

  it('has only a line for a job in which nothing changed', async () => {
    const page = await checklist(revisions(counted('sums-process-v1'), counted('sums-process-v1')));
    assert.match(page, /nothing changed that a restore would notice: `Job#main`/);
    assert.doesNotMatch(page, /### Stop/);
  });

  it('says that nothing changed where no job is affected', async () => {
    const workspace = await openFixture({ files: new Map() });
    const comparison = { plans: [], incomplete: [] };
    const page = upgradeChecklist(
      { from: 'v1', to: 'v2', comparison, workspace },
      { say: sayInEnglish, shown: (path) => path },
    );
    assert.match(page, /Nothing changed that a restore would notice\./);
  });

  it('stops and starts nothing where the restore fails', async () => {
    const changed = counted('sums-process-v1', counter('count', 'String'));
    const page = await checklist(revisions(counted('sums-process-v1'), changed));
    assert.match(page, /Do not deploy this: the restore fails at `sums-process-v1`/);
    assert.doesNotMatch(page, /flink run|flink stop/);
  });

  it('warns of state that is lost without an error', async () => {
    const renamed = counted('sums-process-v1', counter('total'));
    const page = await checklist(revisions(counted('sums-process-v1'), renamed));
    assert.match(page, /`sums-process-v1` would start empty, and nothing would tell/);
    assert.doesNotMatch(page, /allowNonRestoredState/);
  });

  it('keeps the options of the command that starts the job, and the arguments of the program', async () => {
    const page = await checklist(RENAMED_UID + SCRIPT);
    assert.match(page, /flink run -s <savepoint> --allowNonRestoredState -d -m host:8081 -c Job -p 4 app\.jar -n 5/);
    assert.match(page, /flink stop --savepointPath <directory> -m host:8081 <job id>/);
    assert.match(page, /flink \(`run\.sh:1`\)/);
  });

  it('changes the spec of a FlinkDeployment, which restores nothing without another nonce', async () => {
    const page = await checklist(RENAMED_UID + DEPLOYMENT);
    assert.match(page, /kubectl patch flinkdeployment totals -n shop .*"state":"suspended","upgradeMode":"savepoint"/);
    assert.match(page, /upgradeMode: savepoint\n {6}allowNonRestoredState: true/);
    assert.match(page, /### Roll back[\s\S]*initialSavepointPath: <savepoint>\n {6}savepointRedeployNonce:/);
    assert.match(page, /flink savepoint <job id> s3:\/\/savepoints/);
    assert.doesNotMatch(page, /flink run/);
  });

  it('stops a job with FlinkKafkaConsumer so that its offsets are exact, and hands them to the new source', async () => {
    const page = await checklist(revisions(KAFKA_BEFORE, KAFKA_AFTER));
    assert.match(page, /flink cancel --withSavepoint <directory> <job id>/);
    assert.doesNotMatch(page, /flink stop --savepointPath/);
    assert.match(page, /### Stop[\s\S]*savepoint offsets <savepoint> --as java[\s\S]*### Start/);
  });

  it('names the readers that wait at open transactions where a producer was exactly-once, and only there', async () => {
    const writing = (semantic: string) =>
      job(`        env.fromElements("a").uid("words-source-v1").addSink(new org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer<String>("t",
            (word, time) -> null, new Properties(), org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer.Semantic.${semantic})).uid("out-sink-v1");`);
    const after = job(
      '        env.fromElements("a").uid("words-source-v1").sinkTo(KafkaSink.<String>builder().build()).uid("out-sink-v2");',
    );
    const waits = /isolation\.level=read_committed/;
    assert.match(await checklist(revisions(writing('EXACTLY_ONCE'), after)), waits);
    const page = await checklist(revisions(writing('AT_LEAST_ONCE'), after));
    assert.match(page, /the timestamps and partitions of new records/);
    assert.doesNotMatch(page, waits);
  });

  it('asks for another uid where the new Kafka source has the old one', async () => {
    const page = await checklist(revisions(KAFKA_BEFORE, KAFKA_AFTER.replace('in-source-v2', 'in-source-v1')));
    assert.match(page, /another uid than `in-source-v1`/);
  });

  it('uses run where Flink 2 has no run-application', async () => {
    const script =
      '\n//- run.sh\nflink run-application -t kubernetes-application -Dkubernetes.cluster-id=c -c Job local:///app.jar\n';
    assert.match(await checklist(RENAMED_UID + script, '1.20'), /flink run-application -s <savepoint>/);
    const page = await checklist(RENAMED_UID + script, '2.2');
    assert.match(
      page,
      /flink run -s <savepoint> --allowNonRestoredState -t kubernetes-application -Dkubernetes\.cluster-id=c -c Job local:\/\/\/app\.jar/,
    );
    assert.match(
      page,
      /flink stop --savepointPath <directory> -t kubernetes-application -Dkubernetes\.cluster-id=c <job id>/,
    );
  });

  it('speaks the words of a managed service', async () => {
    const template = '\n//- deploy/app.yaml\nResources:\n  App:\n    Type: AWS::KinesisAnalyticsV2::Application\n';
    const page = await checklist(RENAMED_UID + template);
    assert.match(page, /aws kinesisanalyticsv2 start-application .*"AllowNonRestoredState":true/);
  });

  it('sets the keys that the version reads, where a configuration says what is restored', async () => {
    const configuration = '\n//- flink-conf.yaml\nexecution.savepoint.path: s3://old\n';
    assert.match(
      await checklist(RENAMED_UID + configuration, '1.18'),
      /execution\.savepoint\.ignore-unclaimed-state: true/,
    );
    assert.match(
      await checklist(RENAMED_UID + configuration, '2.2'),
      /execution\.state-recovery\.ignore-unclaimed-state: true/,
    );
  });

  it('lets nothing of the code out of its place', async () => {
    const hostile = counted('a` | <img src=x> @team\\n```\\n# b');
    const page = await checklist(revisions(counted('totals-process-v1'), hostile));
    const outside = page.replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?\n\1\2$/gm, '').replace(/(`+)[\s\S]*?\1/g, '');
    assert.doesNotMatch(outside, /<img|@team|^# b/m);
  });
});
