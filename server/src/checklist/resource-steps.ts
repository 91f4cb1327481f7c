/**
 * A job of the Kubernetes operator. Its spec is what is changed: `initialSavepointPath` alone counts only when the resource
 * is made; later it needs another `savepointRedeployNonce` (`JobSpec`, operator 1.6 on).
 */
import { message } from '../base/message';
import type { DeployedResource } from '../project/flink-configuration/settings-source';
import { stopSteps } from './command-steps';
import { type DeploymentSteps, SAVEPOINT, type Situation, type Step } from './steps';

export function resourceSteps(resource: DeployedResource, situation: Situation): DeploymentSteps {
  const isSession = resource.kind === 'FlinkSessionJob';
  const program = isSession ? 'jarURI: <the new jar>' : null;
  const image = (which: string) => (isSession ? [] : [`  image: <${which} image>`]);
  const spec = (which: 'new' | 'old', lines: readonly string[]) => ({
    language: 'yaml' as const,
    text: [
      'spec:',
      ...image(which),
      '  job:',
      ...(program === null ? [] : [`    jarURI: <the ${which} jar>`]),
      ...lines.map((line) => `    ${line}`),
    ].join('\n'),
  });
  const restored = [`initialSavepointPath: ${SAVEPOINT}`, 'savepointRedeployNonce: <a number it has not had>'];
  const flag = situation.allowNonRestoredState ? ['allowNonRestoredState: true'] : [];
  const isStopped = situation.stopWith === 'stop';
  return {
    stop: isStopped ? operatorStops(resource) : cancelInPlace(resource, situation),
    start: [
      {
        text: isStopped
          ? message('Apply the new version: the operator restores the savepoint that it took')
          : message(
              'Apply the new version. Without another nonce, the operator would leave the path of the savepoint aside',
            ),
        code: spec('new', ['state: running', 'upgradeMode: savepoint', ...(isStopped ? [] : restored), ...flag]),
      },
    ],
    withoutFlag: [
      {
        text: message('Take the flag out of the file and apply it: each later upgrade would drop state, too'),
        code: { language: 'yaml', text: 'spec:\n  job:\n    allowNonRestoredState: false' },
      },
    ],
    rollBack: [
      {
        text: message('Apply the version before with the savepoint. Without another nonce its path is left aside'),
        code: spec('old', ['state: running', ...restored, 'allowNonRestoredState: false']),
      },
    ],
  };
}

function operatorStops(resource: DeployedResource): Step[] {
  const patch = '{"spec":{"job":{"state":"suspended","upgradeMode":"savepoint"}}}';
  return [
    {
      text: message('Let the operator stop it with a savepoint'),
      code: { language: 'bash', text: `${kubectl('patch', resource)} --type merge -p '${patch}'` },
    },
    {
      text: message('Wait until it is suspended, and note the path of the savepoint'),
      code: {
        language: 'bash',
        text: `${kubectl('get', resource)} -o jsonpath='{.status.lifecycleState} {.status.jobStatus.upgradeSavepointPath}'`,
      },
    },
  ];
}

/** The operator itself only knows `flink stop`. */
function cancelInPlace(resource: DeployedResource, situation: Situation): Step[] {
  const inside = `kubectl exec${namespaceOf(resource)} deploy/${resource.kind === 'FlinkDeployment' ? nameOf(resource) : '<session cluster>'} --`;
  const steps = stopSteps([], situation).map(({ text, code }) => ({
    text,
    ...(code && { code: { ...code, text: `${inside} ${code.text}` } }),
  }));
  return [
    ...steps,
    {
      text: message(
        'The operator itself would stop the job with flink stop, which is not exact here: see that it does not restart or upgrade the job meanwhile',
      ),
    },
  ];
}

function kubectl(verb: string, resource: DeployedResource): string {
  return `kubectl ${verb} ${resource.kind.toLowerCase()} ${nameOf(resource)}${namespaceOf(resource)}`;
}

function nameOf({ name }: DeployedResource): string {
  return name !== null && /^[\w.-]+$/.test(name) ? name : '<name>';
}

function namespaceOf({ namespace }: DeployedResource): string {
  return namespace !== null && /^[\w.-]+$/.test(namespace) ? ` -n ${namespace}` : '';
}
