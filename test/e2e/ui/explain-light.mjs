// What explains and leads on, in a light window.
import { explainSteps } from '../steps/explain-steps.mjs';

export const options = { workspace: 'sample', theme: 'light' };

export default explainSteps;
