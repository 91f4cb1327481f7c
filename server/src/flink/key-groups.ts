/** How keys are spread: `KeyGroupRangeAssignment`, the same in 1.17 to 2.3. */

/** The fewest and the most key groups that a subtask gets. */
export function keyGroupsOfSubtasks(parallelism: number, maxParallelism: number): { fewest: number; most: number } {
  return { fewest: Math.floor(maxParallelism / parallelism), most: Math.ceil(maxParallelism / parallelism) };
}

/** The max parallelism of an operator that nothing sets: `KeyGroupRangeAssignment.computeDefaultMaxParallelism`. */
export function defaultMaxParallelism(parallelism: number): number {
  const enough = parallelism + Math.floor(parallelism / 2);
  return Math.min(Math.max(2 ** Math.ceil(Math.log2(enough)), 128), 32768);
}
