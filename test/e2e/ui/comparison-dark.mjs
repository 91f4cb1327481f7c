// What changed since production, in a dark window.
import { comparisonSteps } from '../steps/comparison-steps.mjs';

export const options = { workspace: 'upgrade', theme: 'dark', settings: { 'flinkPlaybook.baseline': 'deployed/*' } };

export default comparisonSteps;
