// Savepoints for everybody, light.
import { savepointAccessSteps } from '../steps/savepoint-access-steps.mjs';

export const options = { workspace: 'sample', theme: 'light' };

export default savepointAccessSteps;
