// The commands about savepoints, in a dark window.
import { savepointCommandSteps } from '../steps/savepoint-command-steps.mjs';

export const options = { workspace: 'sample', theme: 'dark' };

export default savepointCommandSteps;
