// A savepoint in which mistake 1 grows, and the way from there to the cure, in a dark window.
import { staleSavepointSteps, walkthroughSettings } from '../steps/walkthrough-steps.mjs';

export const options = { workspace: 'sample-before', theme: 'dark', settings: walkthroughSettings };

export default staleSavepointSteps;
