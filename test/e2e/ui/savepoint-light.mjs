// Savepoints in the editor, in a light window.
import { savepointSteps } from '../steps/savepoint-steps.mjs';

export const options = { workspace: 'sample', theme: 'light' };

export default savepointSteps;
