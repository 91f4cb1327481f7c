import assert from 'node:assert/strict';
import { type Form, migrateForm, offersFor, readForms } from '../kafka-forms/migrate-forms';

const COMMITTED = 'from the offsets that the old source committed';
const WRITTEN = 'only for a job that never ran';
const SINK = 'Migrate to KafkaSink';

describe('the forms in which code sets up legacy Kafka connectors', () => {
  const forms = readForms();
  const of = (kind: string) => forms.filter(({ name }) => name.startsWith(`${kind}-`));

  it('are at least 24 of consumers, 12 of producers and 8 that are refused', () => {
    assert.ok(of('consumer').length >= 24 && of('producer').length >= 12 && of('refused').length >= 8);
  });

  for (const form of of('consumer')) {
    it(`migrates a ${said(form)}`, () => migrates(form, COMMITTED));
    if (form.expects.has('written')) {
      it(`takes the start over of a ${said(form)} in a job that never ran`, () => migrates(form, WRITTEN));
    }
    for (const reason of form.expects.get('written-refused') ?? []) {
      it(`does not take the start over of a ${said(form)}`, async () => {
        assert.equal(await migrateForm(form, WRITTEN), null, reason);
      });
    }
  }

  for (const form of of('producer')) {
    it(`migrates a ${said(form)}`, () => migrates(form, SINK));
  }

  for (const form of of('refused')) {
    it(`offers nothing for a ${said(form).replace('refused ', '')}, and says why`, async () => {
      const { titles, reasons } = await offersFor(form);
      assert.deepEqual(
        titles.filter((title) => !title.includes(WRITTEN) || !form.expects.has('written')),
        [],
      );
      const [wanted = ''] = form.expects.get('refuses') ?? [];
      assert.ok(
        reasons.some((reason) => reason.includes(wanted)),
        reasons.join('\n'),
      );
    });
  }
});

function said({ name }: Form): string {
  return name.replaceAll('-', ' ');
}

async function migrates(form: Form, title: string): Promise<void> {
  const migrated = await migrateForm(form, title);
  assert.ok(migrated, JSON.stringify(await offersFor(form), null, 1));
  assert.deepEqual(migrated.left, []);
  for (const note of form.expects.get('note') ?? []) {
    assert.ok(
      migrated.notes.some((each) => each.includes(note)),
      `"${note}" is not among:\n${migrated.notes.join('\n')}`,
    );
  }
  for (const [path, text] of migrated.files) {
    assert.doesNotMatch(text, /new FlinkKafka/, path);
  }
}
