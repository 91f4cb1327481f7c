// Savepoints as nobody would wish for them, in a window of high contrast.
import { savepointOddSteps } from '../steps/savepoint-odd-steps.mjs';

export const options = { workspace: 'sample', theme: 'high-contrast' };

export default savepointOddSteps;
