import assert from 'node:assert/strict';
import { Cancelled, notCancellable } from '../../server/src/base/cancellation';
import { atOnce, givingWay, type Steps } from '../../server/src/base/giving-way';

/** Each step keeps the processor busy for longer than anybody should wait. */
function* slowly(steps: number, done: (step: number) => void): Steps<string> {
  for (let step = 0; step < steps; step++) {
    for (const until = Date.now() + 30; Date.now() < until; );
    done(step);
    yield;
  }
  return 'answer';
}

describe('long work in steps', () => {
  it('lets other events in between its steps', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('event'));
    await givingWay(
      slowly(3, (step) => order.push(`step ${step}`)),
      notCancellable,
    );
    assert.deepEqual(order, ['step 0', 'event', 'step 1', 'step 2']);
  });

  it('ends with the step in which it is cancelled', async () => {
    const done: number[] = [];
    const cancellation = { isCancellationRequested: false };
    const work = slowly(9, (step) => {
      done.push(step);
      cancellation.isCancellationRequested = step === 1;
    });
    await assert.rejects(givingWay(work, cancellation), Cancelled);
    assert.deepEqual(done, [0, 1]);
  });

  it('gives the same answer at once', async () => {
    const answer = await givingWay(
      slowly(1, () => {}),
      notCancellable,
    );
    assert.equal(atOnce(slowly(1, () => {})), answer);
  });
});
