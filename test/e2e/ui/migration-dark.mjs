// The move of an old Kafka source, in a dark window.
import { migrationSteps } from '../steps/migration-steps.mjs';

export const options = { workspace: 'sample-before', theme: 'dark' };

export default migrationSteps;
