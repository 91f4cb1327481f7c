// Mistake 1 from the warning to the cure, in a dark window: the pictures of the README.
import { walkthroughSettings, walkthroughSteps } from '../steps/walkthrough-steps.mjs';

export const options = { workspace: 'sample-before', theme: 'dark', settings: walkthroughSettings };

export default walkthroughSteps;
