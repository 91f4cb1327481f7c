// Jobs beside the code, in a dark window.
import { jobsSteps } from '../steps/jobs-steps.mjs';

export const options = { workspace: 'sample', theme: 'dark' };

export default jobsSteps;
