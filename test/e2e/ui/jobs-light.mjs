// Jobs beside the code, in a light window.
import { jobsSteps } from '../steps/jobs-steps.mjs';

export const options = { workspace: 'sample', theme: 'light' };

export default jobsSteps;
