// npm run test:desktop: the host tests in a desktop VS Code, which is downloaded; for machines that can do that.
import * as path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { ensureBuilt, ensureInstalled, REPOSITORY } from '../../scripts/ensure-built.mjs';
import { layOutWorkspace } from './harness/fixture-workspace.mjs';
import { BUNDLES, bundleTests, HOST_WORKSPACE } from './harness/host-bundles.mjs';
import { temporaryFolder } from './harness/temporary-folder.mjs';

await ensureInstalled();
await ensureBuilt();
await bundleTests();
try {
  await runTests({
    extensionDevelopmentPath: [REPOSITORY, path.join(REPOSITORY, 'test', 'e2e', 'extensions', 'redhat.java')],
    extensionTestsPath: path.join(BUNDLES, 'index'),
    launchArgs: [layOutWorkspace(HOST_WORKSPACE), '--disable-extensions', '--disable-workspace-trust'],
    extensionTestsEnv: { E2E_REPORT: path.join(temporaryFolder('report'), 'report.json') },
  });
} catch (error) {
  console.error(`${error.message}\nThis needs a machine that can download VS Code; npm run test:e2e needs only npm.`);
  process.exitCode = 1;
}
