/** How keys are spread: `KeyGroupRangeAssignment`, the same in 1.17 to 2.3. */

/** The fewest and the most key groups that a subtask gets. */
export function keyGroupsOfSubtasks(parallelism: number, maxParallelism: number): { fewest: number; most: number } {
  return { fewest: Math.floor(maxParallelism / parallelism), most: Math.ceil(maxParallelism / parallelism) };
}
