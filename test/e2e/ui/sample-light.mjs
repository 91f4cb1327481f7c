// The sample in a light window.
import { sampleSteps } from '../steps/sample-steps.mjs';

export const options = { workspace: 'sample', theme: 'light' };

export default sampleSteps;
