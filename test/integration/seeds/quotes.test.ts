import { beforeEach, describe, expect, it } from 'vitest';
import { expectSame } from '../../expectations/compare';
import { edits } from '../../expectations/edits';
import { expectDocument } from '../../expectations/expectDocument';
import { expectedSettings } from '../../expectations/expectedSettings';
import { readActual } from '../../expectations/readActual';
import { recordsBefore } from '../../expectations/records';
import { readSource } from '../../expectations/sourceView';
import { quoteSpecs } from '../../sandbox/seed/quoteSpecs';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
// The allowance of an hour is a matter of other tests; so many documents in a row would only be slowed down.
beforeEach(() => sandbox().autotask.setLimits({ hourlyAllowance: 10_000_000 }));
const settings = expectedSettings();
const quotes = quoteSpecs.map(({ id, title }) => ({ id, title }));
/** Quotes that stop at a problem, as the suite above shows. */
const stopping = new Set<number>([
  seedIndex.ambiguousProduct,
  seedIndex.inactiveProduct,
  seedIndex.companyMissing,
  seedIndex.companyAmbiguous,
  seedIndex.companyInactive,
  seedIndex.currencyDiffers,
  seedIndex.recurringFreeText,
  seedIndex.managedElsewhere,
  seedIndex.managedElsewhereWon,
  seedIndex.noAddress,
  seedIndex.serviceThrice,
  seedIndex.sameTitleOpen,
  seedIndex.ambiguousTarget,
  seedIndex.alreadyInAutotask,
]);

describe('every seeded quote', () => {
  it.each(quotes)('leaves what the rules say: quote:$id $title', async ({ id }) => {
    const before = recordsBefore(sandbox());
    const expected = expectDocument(before, `quote:${id}`, settings);
    const engine = await createEngine(sandbox());
    const status = await engine.sync(`quote:${id}`);
    const { state, problem } = expected;
    expect({ state: status.state, problem: status.problem?.code ?? null }).toEqual({ state, problem });
    if (state !== 'synced') return void expect(writesTo(sandbox())).toEqual([]);
    expectSame(readActual(sandbox(), before, readSource(before, `quote:${id}`)), expected);

    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${id}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('every seeded quote that is edited and synced again', () => {
  const synced = quotes.filter(({ id }) => !stopping.has(id));

  it.each(synced)('leaves what the rules say after each edit: quote:$id $title', async ({ id }) => {
    const records = recordsBefore(sandbox());
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${id}`);
    for (const edit of edits) {
      if (!edit.apply({ sandbox: sandbox(), records, document: `quote:${id}` })) continue;
      const status = await engine.sync(`quote:${id}`);
      expect([edit.name, status.state, status.problem]).toEqual([edit.name, 'synced', null]);
      const expected = expectDocument(records, `quote:${id}`, settings);
      expectSame(readActual(sandbox(), records, readSource(records, `quote:${id}`)), expected, { isEdited: true });
    }
  });
});
