import { describe, expect, it } from 'vitest';
import { reportDocuments } from '../../demo/reportDocuments';
import { toTable } from '../../demo/reportTable';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const outcomes = /^(synced|partial|failed|conflict|managed-elsewhere)$/;

/** `10.00 once; 8.00 to charge (services, not charged: 2.00)` → 10.00 once, 8.00: what both sides say. */
const amountsIn = (totals: string) => totals.split('; ').map((part) => part.replace(/ (to charge|charged).*$/, ''));

describe('the report of all seeded documents', () => {
  it('has one line for each, beginning with its key, with an outcome; what is synced adds up on both sides', {
    timeout: 180_000,
  }, async () => {
    const rows = await reportDocuments(sandbox(), { target: 'ticket' });
    const lines = toTable(rows).trimEnd().split('\n').slice(2);
    const ids = (kind: string, first: number, count: number) =>
      Array.from({ length: count }, (_, index) => `${kind}:${first + index}`);
    expect(lines.map((line) => line.split(' | ')[0])).toEqual([...ids('quote', 101, 60), ...ids('order', 501, 30)]);
    for (const { document, state, source, autotask, remarks } of rows) {
      expect([document, state]).toEqual([document, expect.stringMatching(outcomes)]);
      if (state !== 'synced') expect([document, remarks]).not.toEqual([document, '']);
      else expect([document, amountsIn(autotask)]).toEqual([document, amountsIn(source)]);
    }
  });
});
