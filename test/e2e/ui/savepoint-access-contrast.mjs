// Savepoints for everybody, high contrast-light.
import { savepointAccessSteps } from '../steps/savepoint-access-steps.mjs';

export const options = { workspace: 'sample', theme: 'high-contrast-light' };

export default savepointAccessSteps;
