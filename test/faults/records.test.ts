import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { recordsOf, useSandbox, writesTo } from '../support/startTestSandbox';
import { compareItems, expectedItems, type HumanEdit, presentItems } from './expectedItems';
import { thin } from './extent';
import { Profile } from './Profile';
import { countRequests, syncUnder, upTo } from './scenario';
import { startOver } from './startOver';
import { expectSound, useTally } from './tally';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('records');
useVirtualClock();

const id = seedIndex.skeleton;
const ref = `quote:${id}` as const;
const ITEM = '^/ATServicesRest/V1\\.0/Quotes/\\d+/Items/?$';

/** A profile that has synced the quote. */
async function syncedProfile(): Promise<Profile> {
  startOver(sandbox());
  const profile = new Profile(sandbox());
  expect(await profile.sync(ref)).toBe('synced');
  sandbox().instrumentation.clearLog();
  return profile;
}

/** A person changes a field of a record in Autotask. */
function editByHand(entity: string, recordId: number, field: string, value: unknown): HumanEdit {
  const before = sandbox().autotask.get(entity, recordId)?.[field];
  sandbox().autotask.patch(entity, recordId, { [field]: value });
  return { entity, id: recordId, field, before, value };
}

const linesOf = () =>
  sandbox()
    .quoteManager.all('quoteline')
    .filter((line) => Math.floor(line.id / 1000) === id);

describe('F13 an item that Autotask refuses', () => {
  it.each(upTo(4))('(number %i) leaves the others in place and is written after mending', async (nth) => {
    const action = { kind: 'status', status: 500, body: { errors: ['The product is inactive.'] } } as const;
    const fault = { side: 'autotask', method: 'POST', path: ITEM, nth, action } as const;
    const { profile, state, aftermath } = await syncUnder(sandbox(), { ref, faults: [fault] });
    expect(state).toBe('partial');
    expect(recordsOf(sandbox(), id).items).toHaveLength(3);
    await expectSound(tally, aftermath);
    expect(await profile.retry(ref)).toBe('synced');
    await expectSound(tally, aftermath);
  });
});

describe('F14 a parent that is deleted in Autotask during the sync', () => {
  it.each(['Quotes', 'Opportunities'] as const)(
    '(%s) is noticed, asked about, and made anew on Retry',
    async (entity) => {
      startOver(sandbox());
      const profile = new Profile(sandbox());
      await profile.click(ref);
      const worker = await profile.start({ beforeRequest: () => deleteOnce(entity) });
      await profile.live(worker);
      await profile.settle();
      expect(await profile.stateOf(ref)).toMatch(/^(partial|failed)$/);
      expectNoOrphans();
      for (let retries = 0; retries < 3 && (await profile.stateOf(ref)) !== 'synced'; retries += 1)
        await profile.retry(ref);
      expect(await profile.stateOf(ref)).toBe('synced');
      await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
      expectNoOrphans();
    },
  );

  /** As a person would, with what hangs on it, as soon as the first item stands. */
  function deleteOnce(entity: 'Quotes' | 'Opportunities'): void {
    const { quotes, items } = recordsOf(sandbox(), id);
    const [quote] = quotes;
    if (!quote || items.length === 0 || sandbox().autotask.all('Tombstones').length > 0) return;
    for (const item of items) sandbox().autotask.remove('QuoteItems', item.id);
    sandbox().autotask.remove('Quotes', quote.id);
    if (entity === 'Opportunities') sandbox().autotask.remove('Opportunities', Number(quote.opportunityID));
    sandbox().autotask.create('Tombstones', {});
  }

  function expectNoOrphans(): void {
    const quotes = new Set(
      sandbox()
        .autotask.all('Quotes')
        .map((quote) => quote.id),
    );
    const orphans = sandbox()
      .autotask.all('QuoteItems')
      .filter((item) => !quotes.has(Number(item.quoteID)));
    expect(orphans).toEqual([]);
  }
});

describe('F15 an item that a person changed before the next sync', () => {
  it('keeps the change where the document did not move', async () => {
    const profile = await syncedProfile();
    const [item] = recordsOf(sandbox(), id).items;
    const edits = [editByHand('QuoteItems', item?.id ?? 0, 'unitPrice', 12.34)];
    expect(await profile.sync(ref)).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile], edits });
  });

  it('is asked about where both moved, and nothing of the document is overwritten', async () => {
    const profile = await syncedProfile();
    const [item] = recordsOf(sandbox(), id).items;
    const [line, other] = linesOf();
    const edits = [editByHand('QuoteItems', item?.id ?? 0, 'quantity', 41)];
    sandbox().quoteManager.patch('quoteline', line?.id ?? 0, { quantity: 17 });
    sandbox().quoteManager.patch('quoteline', other?.id ?? 0, { quantity: 18 });
    expect(await profile.sync(ref)).toBe('conflict');
    expect(writesTo(sandbox())).toEqual([]);
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile], edits });
  });

  it('is not made anew in silence after a person removed it', async () => {
    const profile = await syncedProfile();
    const [item] = recordsOf(sandbox(), id).items;
    sandbox().autotask.remove('QuoteItems', item?.id ?? 0);
    expect(await profile.sync(ref)).toBe('conflict');
    expect(writesTo(sandbox())).toEqual([]);
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });
});

describe('F16 a quote that is edited while it is read and written', () => {
  it('shows one of its versions, never a mixture, and the new one after the next sync', {
    timeout: 120_000,
  }, async () => {
    const counted = await countRequests(sandbox(), ref);
    for (const nth of thin(upTo(counted.quoteManager + counted.autotask), 5)) {
      startOver(sandbox());
      const before = expectedItems(sandbox(), id);
      const profile = new Profile(sandbox());
      await profile.click(ref);
      const worker = await profile.start({ beforeRequest: (now) => now === nth && saveNewVersion() });
      await profile.live(worker);
      await profile.settle();
      const present = presentItems(
        sandbox(),
        recordsOf(sandbox(), id).quotes.map((quote) => quote.id),
      );
      const versions = [before, expectedItems(sandbox(), id)].map((version) => compareItems(version, present));
      const same = { missing: [], surplus: [] };
      expect(versions, `edited before request ${nth}`).toContainEqual(same);
      expect(await profile.sync(ref)).toBe('synced');
      await expectSound(tally, { sandbox: sandbox(), profiles: [profile] }, `edited before request ${nth}`);
    }
  });

  /** One save in Quote Manager: two lines and the shipping. */
  function saveNewVersion(): void {
    const [first, second] = linesOf();
    sandbox().quoteManager.patch('quoteline', first?.id ?? 0, { quantity: 9 });
    sandbox().quoteManager.patch('quoteline', second?.id ?? 0, { price: 77.5 });
    sandbox().quoteManager.patch('quote', id, { deliveryAmount: 33 });
  }
});
