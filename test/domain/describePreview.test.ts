import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { describePreview } from '../../utils/domain/preview/describePreview';
import { canDecide, createProblem } from '../../utils/domain/problem';
import { type ProblemCode, problemTexts } from '../../utils/domain/problemTexts';
import { formatMoney } from '../../utils/domain/text/formatMoney';
import { applyInMemory } from '../support/applyInMemory';
import { aLine, anAutotaskProduct, aPlanInput, aProduct, someRemote, withLines } from '../support/documents';

const preview = (input: PlanInput) => describePreview({ ...input, plan: planSync(input) });
const labels = (entries: { label: string }[]) => entries.map(({ label }) => label);

function synced(input = aPlanInput()): PlanInput {
  return { ...input, ...applyInMemory(planSync(input).operations, input) };
}

describe('a plan in words', () => {
  it('names what a first sync makes, with the fields that tell', () => {
    const { created, changed, removed, unchanged, isWithheld, estimate, totals } = preview(aPlanInput());
    expect(labels(created).sort()).toEqual([
      'Address "1 High Street, Perth"',
      'Autotask quote "New office"',
      'Item "Laptop 14""',
      'Opportunity "New office (QO00000001)"',
    ]);
    expect(created.find(({ key }) => key === 'item:line-81')?.fields).toEqual([
      { name: 'Quantity', before: null, after: '1' },
      { name: 'Unit price', before: null, after: formatMoney(100) },
      { name: 'Period', before: null, after: 'One-Time' },
    ]);
    expect([changed, removed, unchanged, isWithheld]).toEqual([[], [], [], false]);
    expect(totals).toEqual({ quoteManager: expect.objectContaining({ oneTime: '100.00' }), autotask: null });
    expect(estimate.requests).toBe(9 + 5 + 3);
  });

  it('shows values before and after, without the record that the extension keeps for itself', () => {
    const source = withLines([aLine({ quantity: 3 })], { state: 'won' });
    const { changed, unchanged, totals } = preview({ ...synced(), source });
    expect(changed.find(({ key }) => key === 'item:line-81')?.fields).toEqual([
      { name: 'Quantity', before: '1', after: '3' },
    ]);
    expect(changed.find(({ key }) => key === 'opportunity')?.fields).toEqual([
      { name: 'Stage', before: 'Proposal', after: 'Won' },
      { name: 'Status', before: 'Active', after: 'Closed' },
      { name: 'Probability', before: '50 %', after: '100 %' },
    ]);
    expect(labels(unchanged)).toEqual(['Autotask quote "New office"']);
    expect(totals.autotask?.oneTime).toBe('100.00');
  });

  it('lists what goes, and what is replaced as a change', () => {
    const products = [anAutotaskProduct(), anAutotaskProduct({ id: 7002, externalProductID: 'PN-2' })];
    const lines = [aLine(), aLine({ id: 82, position: 2, title: 'Dock' })];
    const input = synced(aPlanInput({ source: withLines(lines), remote: someRemote({ products }) }));
    const other = aProduct({ id: 501, number: 'PN-2', manufacturerPartNumber: '' });
    const source = withLines([aLine({ product: other })]);
    const { created, changed, removed } = preview({ ...input, source });
    expect(labels(removed)).toEqual(['Item "Dock"']);
    expect(changed.find(({ key }) => key === 'item:line-81')?.reason).toMatch(/^made again: /);
    expect(created).toEqual([]);
  });

  it('says what would happen while a problem stands in the way, and takes no failed line for a removed one', () => {
    const products = [anAutotaskProduct({ id: 7002 })];
    const lines = [aLine({ quantity: 2 }), aLine({ id: 82, position: 2, title: 'Dock', product: null, quantity: 2 })];
    const input = synced(aPlanInput({ source: withLines(lines.map((line) => ({ ...line, quantity: 1 }))) }));
    const remote = { ...input.remote, products: [...input.remote.products, ...products] };
    const { isWithheld, changed, removed, problems, questions } = preview({
      ...input,
      source: withLines(lines),
      remote,
    });
    expect(isWithheld).toBe(true);
    expect(problems.map(({ code }) => code)).toEqual(['ambiguous-product']);
    expect(questions.map(({ id }) => id)).toEqual(['product:PN-1']);
    expect([labels(changed), removed]).toEqual([['Item "Dock"'], []]);
  });
});

describe('Decide', () => {
  it('is offered for problems that the remedy sends there, and for no other', () => {
    for (const code of Object.keys(problemTexts) as ProblemCode[])
      expect([code, /Decide/.test(problemTexts[code].remedy)]).toEqual([code, canDecide(createProblem(code))]);
  });
});

it('writes an amount of thousands like any other, and leaves a quantity alone', () => {
  const source = withLines([aLine({ price: new Big('3481.75'), quantity: 1200 })]);
  const fields = preview(aPlanInput({ source })).created.flatMap((entry) => entry.fields);
  const said = (name: string) => fields.find((field) => field.name === name)?.after;
  expect(said('Amount')).toBe(formatMoney('4178100'));
  expect(said('Unit price')).toBe(formatMoney('3481.75'));
  expect(said('Quantity')).toBe('1200');
});
