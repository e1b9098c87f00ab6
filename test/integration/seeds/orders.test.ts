import { beforeEach, describe, expect, it } from 'vitest';
import { expectSame } from '../../expectations/compare';
import { edits } from '../../expectations/edits';
import { expectDocument } from '../../expectations/expectDocument';
import { type ExpectedSettings, expectedSettings } from '../../expectations/expectedSettings';
import { readActual } from '../../expectations/readActual';
import { recordsBefore } from '../../expectations/records';
import { readSource } from '../../expectations/sourceView';
import { orderSpecs } from '../../sandbox/seed/orderSpecs';
import { createEngine } from '../../support/createEngine';
import { useSandbox, writesTo } from '../../support/startTestSandbox';
import { syncPatiently } from '../../support/syncPatiently';

const sandbox = useSandbox();
// The allowance of an hour is a matter of other tests; so many documents in a row would only be slowed down.
beforeEach(() => sandbox().autotask.setLimits({ hourlyAllowance: 10_000_000 }));

const ids = orderSpecs.map(({ id }) => id);

/** What orders become, by the settings (sync-rules § 1). */
const ways: { name: string; expected: Partial<ExpectedSettings>; settings: Record<string, unknown> }[] = [
  { name: 'a ticket', expected: {}, settings: {} },
  {
    name: 'an opportunity',
    expected: { target: 'opportunity' },
    settings: { salesOrders: { target: 'opportunity' } },
  },
  { name: 'both', expected: { target: 'both' }, settings: { salesOrders: { target: 'both' } } },
  {
    name: 'a ticket, unquoted ones an opportunity too',
    expected: { unquotedToOpportunity: true },
    settings: { salesOrders: { unquotedToOpportunity: true } },
  },
  {
    name: 'a ticket for advice, invoiced in Quote Manager',
    expected: { workflow: 'invoiceInQuoteManager' },
    settings: { workflow: 'invoiceInQuoteManager' },
  },
  {
    name: 'a ticket for advice and an opportunity, invoiced in Quote Manager',
    expected: { workflow: 'invoiceInQuoteManager', target: 'opportunity' },
    settings: { workflow: 'invoiceInQuoteManager', salesOrders: { target: 'opportunity' } },
  },
];

describe.each(ways)('every seeded order as $name', ({ expected: overrides, settings }) => {
  const rules = expectedSettings(overrides);

  it.each(ids)('leaves what the rules say: order:%i', async (id) => {
    const before = recordsBefore(sandbox());
    const expected = expectDocument(before, `order:${id}`, rules);
    const engine = await createEngine(sandbox(), settings);
    const status = await syncPatiently(engine, `order:${id}`);
    const { state, problem } = expected;
    expect({ state: status.state, problem: status.problem?.code ?? null }).toEqual({ state, problem });
    if (state !== 'synced') return void expect(writesTo(sandbox())).toEqual([]);
    expectSame(readActual(sandbox(), before, readSource(before, `order:${id}`)), expected);

    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`order:${id}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe.each(ways.filter(({ name }) => name === 'a ticket' || name === 'both'))(
  'every seeded order as $name, edited and synced again',
  ({ expected: overrides, settings }) => {
    const rules = expectedSettings(overrides);

    it.each(ids)('leaves what the rules say after each edit: order:%i', async (id) => {
      const records = recordsBefore(sandbox());
      const document = `order:${id}` as const;
      const first = expectDocument(records, document, rules);
      // What stops an order is shown above; such an order has nothing to edit.
      if (first.state !== 'synced') return void expect(first.problem).not.toBeNull();
      const engine = await createEngine(sandbox(), settings);
      await syncPatiently(engine, document);
      for (const edit of edits) {
        if (!edit.apply({ sandbox: sandbox(), records, document })) continue;
        const status = await engine.sync(document);
        expect([edit.name, status.state, status.problem]).toEqual([edit.name, 'synced', null]);
        const expected = expectDocument(records, document, rules);
        expectSame(readActual(sandbox(), records, readSource(records, document)), expected, { isEdited: true });
      }
    });
  },
);
