import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AutotaskQuoteItem } from '../../utils/domain/autotaskRecords';
import { planSync } from '../../utils/domain/planSync';
import type { RemoteState } from '../../utils/domain/remoteState';
import type { SourceLine } from '../../utils/domain/sourceDocument';
import { applyInMemory } from '../support/applyInMemory';
import { anyQuote, plainSettings } from '../support/arbitraryDocuments';
import { aLine, anAutotaskProduct, aPlanInput, someRemote, withLines } from '../support/documents';

describe('a plan that was carried out', () => {
  it('leaves nothing to do', () => {
    fc.assert(
      fc.property(anyQuote, (source) => {
        const input = aPlanInput({ source, settings: plainSettings });
        const first = planSync(input);
        expect(first.problems).toEqual([]);
        const again = planSync({ ...input, ...applyInMemory(first.operations, input) });
        expect(again).toMatchObject({ operations: [], problems: [], forget: [] });
      }),
    );
  });

  it('leaves nothing to do after a change of the document either, and the same set of records', () => {
    fc.assert(
      fc.property(anyQuote, anyQuote, (one, other) => {
        const input = aPlanInput({ source: one, settings: plainSettings });
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
        for (const item of second.remote.items) expectOneOfEach(item);
      }),
    );
  });

  it('is taken over without a write by a browser that knows nothing of it', () => {
    fc.assert(
      fc.property(anyQuote, (source) => {
        const input = aPlanInput({ source, settings: plainSettings });
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

/** Autotask refuses more than one reference or discount in an item (sync-rules § 3). */
function expectOneOfEach(item: AutotaskQuoteItem): void {
  const { productID, serviceID, chargeID, shippingID } = item;
  expect([productID, serviceID, chargeID, shippingID].filter((id) => typeof id === 'number')).toHaveLength(1);
  const discounts = [item.unitDiscount, item.percentageDiscount, item.lineDiscount];
  expect(discounts.filter((discount) => discount > 0).length).toBeLessThanOrEqual(1);
}

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

  it('does not matter for any document either, nor the order of its lines', () => {
    const mixed = (lines: SourceLine[]) => fc.shuffledSubarray(lines, { minLength: lines.length });
    const cases = anyQuote.chain((source) => {
      const input = aPlanInput({ source, settings: plainSettings });
      const written = { ...input, ...applyInMemory(planSync(input).operations, input) };
      const lines = source.sections.flatMap((section) => section.lines);
      return fc.record({ written: fc.constant(written), remote: shuffled(written.remote), lines: mixed(lines) });
    });
    fc.assert(
      fc.property(cases, ({ written, remote, lines }) => {
        const sections = written.source.sections.map((section) => ({ ...section, lines }));
        const plan = planSync({ ...written, remote, source: { ...written.source, sections } });
        expect(plan).toEqual(planSync(written));
      }),
    );
  });
});
