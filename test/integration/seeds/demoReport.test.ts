import { beforeAll, describe, expect, it } from 'vitest';
import { type ReportRow, reportDocuments } from '../../demo/reportDocuments';
import { toTable } from '../../demo/reportTable';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const outcomes = /^(synced|partial|failed|conflict|managed-elsewhere)$/;

/** `10.00 once; 8.00 to charge (services, not charged: 2.00)` → 10.00 once, 8.00: what both sides say. */
const amountsIn = (totals: string) => totals.split('; ').map((part) => part.replace(/ (to charge|charged).*$/, ''));

describe('the report of all seeded documents', () => {
  let rows: ReportRow[] = [];
  let asked: string[] = [];
  beforeAll(async () => {
    rows = await reportDocuments(sandbox(), { target: 'ticket' });
    asked = sandbox().instrumentation.log.map(({ method, path }) => `${method} ${path}`);
  }, 180_000);

  it('has one line for each, beginning with its key', () => {
    const lines = toTable(rows).trimEnd().split('\n').slice(2);
    const ids = (kind: string, first: number, count: number) =>
      Array.from({ length: count }, (_, index) => `${kind}:${first + index}`);
    expect(lines.map((line) => line.split(' | ')[0])).toEqual([...ids('quote', 101, 60), ...ids('order', 501, 30)]);
  });

  it('has an outcome in each line, with the reason where it is not synced', () => {
    for (const { document, state, remarks } of rows) {
      expect([document, state]).toEqual([document, expect.stringMatching(outcomes)]);
      if (state !== 'synced') expect([document, remarks]).not.toEqual([document, '']);
    }
  });

  it('has equal totals on both sides of all that is synced', () => {
    const synced = rows.filter(({ state }) => state === 'synced');
    expect(synced.length).toBeGreaterThan(65);
    for (const { document, source, autotask } of synced) {
      expect([document, amountsIn(autotask)]).toEqual([document, amountsIn(source)]);
    }
  });

  it('asked for no purchase order, and wrote none', () => {
    expect(asked.length).toBeGreaterThan(1000);
    expect(asked.filter((request) => /purchase/i.test(request))).toEqual([]);
  });
});
