/** Two revisions of one Java file, compared as a workspace is. */
import { type Comparison, compareWorkspaces } from '../../server/src/analysis/comparison';
import { openFixture } from '../fixture/check';

/** @param before, after the text of `Job.java`, for Flink 1.20 */
export async function compareTexts(before: string, after: string): Promise<Comparison> {
  const open = (text: string) => openFixture({ files: new Map([['src/main/java/Job.java', text]]) }, { flink: '1.20' });
  const [workspace, now] = await Promise.all([open(before), open(after)]);
  return compareWorkspaces({ workspace }, now);
}
