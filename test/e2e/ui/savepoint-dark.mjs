// Savepoints in the editor, in a dark window.
import { savepointSteps } from '../steps/savepoint-steps.mjs';

export const options = { workspace: 'sample', theme: 'dark' };

export default savepointSteps;
