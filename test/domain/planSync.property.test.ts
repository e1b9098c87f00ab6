import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSync } from '../../utils/domain/planSync';
import type { RemoteState } from '../../utils/domain/remoteState';
import { applyInMemory } from '../support/applyInMemory';
import {
  aLine,
  anAutotaskProduct,
  aPlanInput,
  aProduct,
  aServiceProduct,
  someRemote,
  someSettings,
  withLines,
} from '../support/documents';

const address = fc.option(
  fc.record({
    street: fc.string({ minLength: 1, maxLength: 130 }),
    city: fc.constantFrom('', 'Perth', 'Sydney'),
    state: fc.constantFrom('', 'WA'),
    postalCode: fc.constantFrom('', '6000'),
  }),
);
const shape = fc.constantFrom(
  { product: aProduct(), period: 'oneTime' as const },
  { product: aProduct(), period: 'monthly' as const },
  { product: aProduct({ number: 'PN-NEW', manufacturerPartNumber: '' }), period: 'oneTime' as const },
  { product: aServiceProduct(), period: 'monthly' as const },
  { product: aServiceProduct({ number: 'SV-NEW', name: 'Patching' }), period: 'yearly' as const },
  { product: aServiceProduct(), period: 'oneTime' as const },
  { product: null, period: 'oneTime' as const },
);
const line = fc.record({
  shape,
  title: fc.string({ maxLength: 130 }),
  description: fc.string({ maxLength: 40 }),
  price: fc.integer({ min: -1_000_000, max: 10_000_000 }).map((n) => new Big(n).div(10_000)),
  quantity: fc.integer({ min: 0, max: 400 }).map((n) => n / 4),
  isOptional: fc.boolean(),
  discount: fc.option(
    fc.record({
      kind: fc.constantFrom('percentage' as const, 'fixed' as const),
      value: fc.integer({ min: 0, max: 10_000 }).map((n) => new Big(n).div(100)),
    }),
  ),
});
const document = fc
  .record({
    lines: fc.array(line, { maxLength: 8 }),
    title: fc.string({ maxLength: 200 }),
    state: fc.constantFrom('draft' as const, 'sent' as const, 'won' as const, 'declined' as const),
    shipping: fc.constantFrom(new Big(0), new Big('35.5')),
    billing: address,
    delivery: address,
  })
  .map(({ lines, billing, delivery, ...rest }) =>
    withLines(
      lines.map(({ shape: kind, ...values }, index) => aLine({ ...kind, ...values, id: index + 1, position: index })),
      {
        ...rest,
        customer: { id: 5, name: 'Acme Pty', accountNumber: 'ACME', billingAddress: billing },
        deliveryAddress: delivery,
      },
    ),
  );
const settings = someSettings({
  lineProblems: 'skip',
  interpretation: { price: 'beforeDiscount', fixedDiscount: 'perLine', tax: 'perLine', taxRate: 'percent' },
});

describe('a plan that was carried out', () => {
  it('leaves nothing to do', () => {
    fc.assert(
      fc.property(document, (source) => {
        const input = aPlanInput({ source, settings });
        const first = planSync(input);
        expect(first.problems).toEqual([]);
        const again = planSync({ ...input, ...applyInMemory(first.operations, input) });
        expect(again).toMatchObject({ operations: [], problems: [], forget: [] });
      }),
    );
  });

  it('leaves nothing to do after a change of the document either, and the same set of records', () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        const input = aPlanInput({ source: one, settings });
        const first = applyInMemory(planSync(input).operations, input);
        const changed = { ...input, ...first, source: { ...other, id: one.id } };
        const change = planSync(changed);
        expect(change.problems).toEqual([]);
        const second = applyInMemory(change.operations, changed);
        expect(planSync({ ...changed, ...second }).operations).toEqual([]);
        expect(second.remote.opportunities).toHaveLength(1);
        expect(second.remote.quotes).toHaveLength(1);
        // A line that is left out for a problem keeps the item that it had.
        const kept = second.remote.items.length - change.plannedItems;
        expect(kept).toBeGreaterThanOrEqual(0);
        expect(kept).toBeLessThanOrEqual(change.skippedLines);
      }),
    );
  });

  it('is taken over without a write by a browser that knows nothing of it', () => {
    fc.assert(
      fc.property(document, (source) => {
        const input = aPlanInput({ source, settings });
        const { remote } = applyInMemory(planSync(input).operations, input);
        const anew = planSync({ ...input, remote });
        expect(anew.operations.filter((operation) => operation.kind !== 'adopt')).toEqual([]);
        // Lines that differ in a discount alone cannot be told apart for sure: a question, never a guess.
        const questions = anew.problems.map(({ code }) => code);
        expect(['conflict', 'items-unattributed']).toEqual(expect.arrayContaining(questions));
        const adopted = anew.operations.map(({ key }) => key);
        if (questions.length === 0) expect(adopted).toEqual(expect.arrayContaining(['opportunity', 'quote']));
      }),
    );
  });
});

describe('the order in which records are read', () => {
  const shuffled = (remote: RemoteState) =>
    fc.record(
      Object.fromEntries(
        Object.entries(remote).map(([name, records]) => [
          name,
          fc.shuffledSubarray<unknown>(records, { minLength: records.length }),
        ]),
      ),
    ) as unknown as fc.Arbitrary<RemoteState>;

  it('does not matter', () => {
    const twins = someRemote({
      contacts: [21, 22].map((id) => ({ id, companyID: 9001, emailAddress: 'buyer@acme.example', isActive: true })),
      resources: [51, 52].map((id) => ({ id, email: 'owner@example.com', isActive: true })),
      products: [anAutotaskProduct(), anAutotaskProduct({ id: 7002, externalProductID: 'PN-2' })],
    });
    const source = withLines([1, 2, 3].map((id) => aLine({ id, position: id })));
    const written = applyInMemory(planSync(aPlanInput({ source, remote: twins })).operations, {
      remote: twins,
      known: { links: [], intents: [] },
    });
    const inputs = [aPlanInput({ source, remote: twins }), aPlanInput({ source, remote: written.remote })];
    for (const input of inputs) {
      const expected = planSync(input);
      fc.assert(
        fc.property(shuffled(input.remote), (remote) => {
          expect(planSync({ ...input, remote })).toEqual(expected);
        }),
      );
    }
  });
});
