// The commands and switches that no other suite uses, in a dark window.
import { commandsSteps } from '../steps/commands-steps.mjs';

export const options = { workspace: 'sample', theme: 'dark' };

export default commandsSteps;
