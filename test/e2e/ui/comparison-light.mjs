// What changed since production, in a light window.
import { comparisonSteps } from '../steps/comparison-steps.mjs';

export const options = { workspace: 'upgrade', theme: 'light', settings: { 'flinkPlaybook.baseline': 'deployed/*' } };

export default comparisonSteps;
