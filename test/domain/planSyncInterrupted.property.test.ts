import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Known, OpenIntent } from '../../utils/domain/known';
import type { Operation } from '../../utils/domain/plan';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { applyInMemory } from '../support/applyInMemory';
import {
  aLine,
  anAutotaskProduct,
  aPlanInput,
  aProduct,
  aServiceProduct,
  someRemote,
  withLines,
} from '../support/documents';

const other = aProduct({ id: 501, number: 'PN-2', manufacturerPartNumber: 'MPN-2' });
const remote = someRemote({
  products: [anAutotaskProduct(), anAutotaskProduct({ id: 7002, externalProductID: 'PN-2' })],
});

/** Quotes whose lines come, go, change their numbers and their product from one version to the next. */
const version = fc
  .record({
    lines: fc.subarray([1, 2, 3, 4]),
    quantities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
    products: fc.array(fc.constantFrom(aProduct(), other), { minLength: 4, maxLength: 4 }),
    isRecurring: fc.boolean(),
    title: fc.constantFrom('Office', 'New office'),
    state: fc.constantFrom('sent' as const, 'won' as const, 'declined' as const),
  })
  .map(({ lines, quantities, products, isRecurring, title, state }) =>
    withLines(
      lines.map((id) =>
        isRecurring && id === 4
          ? aLine({ id, position: id, title: 'Backup', product: aServiceProduct(), period: 'monthly' })
          : aLine({
              id,
              position: id,
              title: `Line ${id}`,
              quantity: quantities[id - 1] ?? 1,
              product: products[id - 1] ?? null,
            }),
      ),
      { title, state },
    ),
  );

function intentsOf(operation: Operation, made: Known): OpenIntent[] {
  const { key, entity } = operation;
  if (operation.kind === 'create')
    return [{ key, entity, fields: made.links.find((link) => link.key === key)?.base ?? {}, ageMs: 60_000 }];
  return key === 'opportunity#reopen' ? [{ key, entity, fields: {}, ageMs: 60_000 }] : [];
}

/** What stands when operation `at` got no answer, whether it was carried out or not. */
function interrupt(input: PlanInput, operations: Operation[], at: number, carriedOut: boolean): PlanInput {
  const before = applyInMemory(operations.slice(0, at), input);
  const after = applyInMemory(operations.slice(0, at + 1), input);
  const last = operations[at];
  const intents = last ? intentsOf(last, after.known) : [];
  return { ...input, remote: (carriedOut ? after : before).remote, known: { links: before.known.links, intents } };
}

const setOf = ({ opportunities, quotes, items }: PlanInput['remote']) => ({
  opportunities: opportunities.map(({ title, stage, status, useQuoteTotals }) => ({
    title,
    stage,
    status,
    useQuoteTotals,
  })),
  quotes: quotes.map(({ name }) => name),
  items: items
    .map(({ name, quantity, productID, serviceID }) => JSON.stringify([name, quantity, productID, serviceID]))
    .sort(),
});

describe('a plan that was cut off at any operation', () => {
  it('is finished by the next one, with the same records as if nothing had happened', () => {
    fc.assert(
      fc.property(version, version, fc.nat(20), fc.boolean(), (one, two, cut, carriedOut) => {
        const start = aPlanInput({ source: one, remote });
        const changed = { ...start, ...applyInMemory(planSync(start).operations, start), source: two };
        for (const input of [start, changed]) {
          const { operations } = planSync(input);
          if (operations.length === 0) continue;
          const undisturbed = applyInMemory(operations, input);
          const stopped = interrupt(input, operations, cut % operations.length, carriedOut);
          const next = planSync(stopped);
          expect(next.problems).toEqual([]);
          const end = applyInMemory(next.operations, stopped);
          expect(setOf(end.remote)).toEqual(setOf(undisturbed.remote));
          expect(planSync({ ...input, ...end }).operations).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);
});
