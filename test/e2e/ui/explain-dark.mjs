// What explains and leads on, in a dark window.
import { explainSteps } from '../steps/explain-steps.mjs';

export const options = { workspace: 'sample', theme: 'dark' };

export default explainSteps;
