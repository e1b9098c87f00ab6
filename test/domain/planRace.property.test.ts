import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSync } from '../../utils/domain/planSync';
import { applyInMemory } from '../support/applyInMemory';
import { aLine, aPlanInput, aProduct, aServiceProduct, withLines } from '../support/documents';
import { PlanningBrowser, type SharedAutotask } from '../support/PlanningBrowser';

const source = fc
  .record({
    quantities: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 4 }),
    isRecurring: fc.boolean(),
    state: fc.constantFrom('sent' as const, 'won' as const),
  })
  .map(({ quantities, isRecurring, state }) =>
    withLines(
      quantities.map((quantity, index) =>
        isRecurring && index === 0
          ? aLine({ id: 1, quantity, product: aServiceProduct(), period: 'monthly' })
          : // Equal lines among them: nothing but their number tells whether one is there twice.
            aLine({ id: index + 1, position: index, quantity, title: `Line ${index % 2}` }),
      ),
      { state },
    ),
  );

const itemsOf = (items: { name: string | null; quantity: number; serviceID: number | null }[]) =>
  items.map(({ name, quantity, serviceID }) => `${name} × ${quantity} ${serviceID ?? ''}`).sort();

describe('two browsers that both lack a product and a service', () => {
  it('make them at the same moment and go on with one of each', () => {
    const lines = [
      aLine({ id: 1, product: aProduct({ number: 'PN-9', manufacturerPartNumber: '' }) }),
      aLine({ id: 2, position: 2, product: aServiceProduct({ number: 'SV-9', name: 'Care' }), period: 'monthly' }),
    ];
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (schedule) => {
        const input = aPlanInput({ source: withLines(lines), settleMs: 0, quietMs: 12_000 });
        const autotask: SharedAutotask = { remote: input.remote, refusesTwins: true, now: 0 };
        const browsers = [new PlanningBrowser(input, autotask), new PlanningBrowser(input, autotask)] as const;
        for (const isFirst of schedule) browsers[isFirst ? 0 : 1].step();
        for (let turn = 0; turn < 200 && !browsers.every(({ isAtRest }) => isAtRest); turn += 1)
          for (const browser of browsers) browser.step();
        expect(browsers.map(({ isAtRest, problems }) => [isAtRest, problems])).toEqual([
          [true, []],
          [true, []],
        ]);
        const { products, services, items } = autotask.remote;
        const product = products.filter(({ sku, isActive }) => sku === 'PN-9' && isActive);
        const service = services.filter(({ sku, isActive }) => sku === 'SV-9' && isActive);
        expect([product.length, service.length]).toEqual([1, 1]);
        expect(items.map(({ productID, serviceID }) => productID ?? serviceID).sort()).toEqual(
          [product[0]?.id, service[0]?.id].sort(),
        );
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});

describe('two browsers that plan on one Autotask, their operations mixed in any way', () => {
  it.each([true, false])(
    'end with one live set (Autotask refuses a second quote: %s)',
    (refusesTwins) => {
      fc.assert(
        fc.property(source, fc.array(fc.boolean(), { maxLength: 60 }), (document, schedule) => {
          const input = aPlanInput({ source: document, settleMs: 0, quietMs: 12_000 });
          const alone = applyInMemory(planSync(input).operations, input).remote;
          const autotask: SharedAutotask = { remote: input.remote, refusesTwins, now: 0 };
          const one = new PlanningBrowser(input, autotask);
          const other = new PlanningBrowser(input, autotask);
          for (const isFirst of schedule) (isFirst ? one : other).step();
          for (let turn = 0; turn < 200 && !(one.isAtRest && other.isAtRest); turn += 1) {
            one.step();
            other.step();
          }
          expect([...one.problems, ...other.problems]).toEqual([]);
          expect([one.isAtRest, other.isAtRest]).toEqual([true, true]);
          const { opportunities, quotes, items } = autotask.remote;
          const live = opportunities.filter(({ title }) => !title.startsWith('[duplicate of #'));
          const numbered = quotes.filter(({ externalQuoteNumber }) => externalQuoteNumber !== null);
          expect([live.length, numbered.length]).toEqual([1, 1]);
          expect(items.every(({ quoteID }) => quoteID === numbered[0]?.id)).toBe(true);
          expect(itemsOf(items)).toEqual(itemsOf(alone.items));
          expect(live[0]).toMatchObject({ useQuoteTotals: true, status: alone.opportunities[0]?.status });
        }),
        { numRuns: 150 },
      );
    },
    30_000,
  );
});
