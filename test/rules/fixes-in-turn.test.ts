import assert from 'node:assert/strict';
import { FixGate } from '../../server/src/analysis/offered-fixes';
import { sayInEnglish } from '../../server/src/base/message';
import { applyTo, findingsOf, openFixture, recordResult } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

const options = { only: ['not-a-pojo', 'kryo-field'] };

const BEFORE = `
//- src/main/java/shop/Job.java
package shop;
import org.apache.flink.streaming.api.datastream.DataStream;
class Job { void run(DataStream<Order> stream) {} }
//- src/main/java/shop/Order.java
package shop;

import java.time.LocalDate;
import java.util.List;

class Order {
  private final int id;
  private LocalDate from;
  private LocalDate to;
  private Item first;
  private List<Item> items;

  Order(int id) {
    this.id = id;
  }

  class Item {
    private String name;
    public List<String> tags;
  }
}`;

describe('fixes that are applied one after the other', () => {
  it('leave nothing to find, and the texts between are all in order', async () => {
    const before = parseFixture(BEFORE).files;
    let files = before;
    const applied: string[] = [];
    for (let turn = 0; turn < 20; turn++) {
      const workspace = await openFixture({ files }, options);
      const findings = findingsOf(workspace);
      if (findings.length === 0) {
        break;
      }
      const [fix] = [...(await new FixGate(workspace).offered(findings)).values()].flat();
      assert.ok(fix, `no fix for: ${findings.map(({ message }) => sayInEnglish(message)).join()}`);
      applied.push(sayInEnglish(fix.title).replace(/ \(.*/, ''));
      files = applyTo(files, fix.edits);
    }
    assert.deepEqual(applied, [
      'Make Order a POJO: public class, getters, fields that are not final, setters, public constructor without arguments',
      'Tell Flink the type of Order.from by @TypeInfo',
      'Tell Flink the type of Order.to by @TypeInfo',
      'Make Item a POJO: public class, static class, getters, setters',
      'Tell Flink the type of Order.items by @TypeInfo',
      'Tell Flink the type of Item.tags by @TypeInfo',
    ]);
    await recordResult('one after the other', null, { before, files }, options);
  });
});
