// The sample in a dark window.
import { sampleSteps } from '../steps/sample-steps.mjs';

export const options = { workspace: 'sample', theme: 'dark' };

export default sampleSteps;
