// The move of an old Kafka source, in a light window.
import { migrationSteps } from '../steps/migration-steps.mjs';

export const options = { workspace: 'sample-before', theme: 'light' };

export default migrationSteps;
