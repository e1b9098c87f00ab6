import { describe, expect, it } from 'vitest';
import type { Decisions } from '../../utils/domain/decisions';
import type { Plan } from '../../utils/domain/plan';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import type { SourceLine } from '../../utils/domain/sourceDocument';
import { applyInMemory } from '../support/applyInMemory';
import {
  aDocument,
  aLine,
  anAutotaskCompany,
  anAutotaskProduct,
  anAutotaskService,
  aPlanInput,
  aServiceProduct,
  someRemote,
  someSettings,
  withLines,
} from '../support/documents';

/** The input as it is after the plan was carried out; answers are still there, as in the rounds of one sync. */
const after = (input: PlanInput, plan: Plan): PlanInput => {
  const known = { ...input.known, links: input.known.links.filter(({ key }) => !plan.forget.includes(key)) };
  return { ...input, ...applyInMemory(plan.operations, { ...input, known }) };
};
const writesOf = (plan: Plan) => plan.operations.filter(({ kind }) => kind !== 'adopt');
const keysOf = (plan: Plan) => writesOf(plan).map(({ kind, key }) => `${kind} ${key}`);
const codesOf = (plan: Plan) => plan.problems.map(({ code }) => code);
const first = <T>(list: T[]): T => {
  const [entry] = list;
  if (entry === undefined) throw new Error('The list is empty.');
  return entry;
};
const questionOf = (plan: Plan, id: string) => plan.questions.find((question) => question.id === id);

/** Answers a question of the plan by the beginning of the answer's label. */
function answer(input: PlanInput, id: string, label: string): PlanInput {
  const found = questionOf(planSync(input), id)?.answers.find((candidate) => candidate.label.startsWith(label));
  if (!found) throw new Error(`"${id}" has no answer "${label}".`);
  return { ...input, decisions: found.decision };
}

/** Carries out what was decided; asserts that the same decision asks for nothing more, and nothing without it. */
function settle(decided: PlanInput): { plan: Plan; end: PlanInput } {
  const plan = planSync(decided);
  expect(plan.problems).toEqual([]);
  let end = after(decided, plan);
  // What is remembered of an answer may be noted by the round that verifies it.
  const verification = planSync(end);
  expect(writesOf(verification)).toEqual([]);
  end = { ...after(end, verification), decisions: {} };
  const next = planSync(end);
  expect(next.problems).toEqual([]);
  expect(next.operations).toEqual([]);
  return { plan, end };
}

function synced(lines: SourceLine[] = [aLine()], partial: Partial<PlanInput> = {}): PlanInput {
  const input = aPlanInput({ source: withLines(lines), ...partial });
  return after(input, planSync(input));
}

describe('a product that fits several', () => {
  const products = [anAutotaskProduct(), anAutotaskProduct({ id: 7002, sku: 'LAP-2' })];
  const input = aPlanInput({ remote: someRemote({ products }) });

  it('is asked about with all of them and a search', () => {
    const plan = planSync(input);
    expect(codesOf(plan)).toEqual(['ambiguous-product']);
    expect(questionOf(plan, 'product:PN-1')).toMatchObject({
      code: 'ambiguous-product',
      answers: [
        { label: 'Use "Laptop 14 inch" (#7001)', decision: { products: { 'PN-1': 7001 } } },
        { label: 'Use "Laptop 14 inch" (#7002)', hint: 'SKU LAP-2', decision: { products: { 'PN-1': 7002 } } },
      ],
      search: { entity: 'Products', into: 'products', key: 'PN-1' },
    });
  });

  it('is the one that was picked, and stays linked for every document', () => {
    const { plan, end } = settle(answer(input, 'product:PN-1', 'Use "Laptop 14 inch" (#7002)'));
    expect(plan.operations).toContainEqual(
      expect.objectContaining({ kind: 'adopt', key: 'product:PN-1', entity: 'Products', id: 7002 }),
    );
    expect(end.remote.items).toEqual([expect.objectContaining({ productID: 7002 })]);
  });
});

describe('a product that is missing or retired', () => {
  it.each([
    ['product-not-found', []],
    ['product-inactive', [anAutotaskProduct({ isActive: false })]],
  ] as const)('is looked for by the user (%s)', (code, products) => {
    const { products: catalogue } = someSettings();
    const input = aPlanInput({
      remote: someRemote({ products: [...products] }),
      settings: someSettings({ products: { ...catalogue, missing: 'stop' } }),
    });
    const plan = planSync(input);
    expect(codesOf(plan)).toEqual([code]);
    expect(questionOf(plan, 'product:PN-1')).toMatchObject({ code, answers: [], search: { entity: 'Products' } });
    const found = anAutotaskProduct({ id: 7009, externalProductID: null });
    const remote = { ...input.remote, products: [...products, found] };
    const { end } = settle({ ...input, remote, decisions: { products: { 'PN-1': 7009 } } });
    expect(end.remote.items).toEqual([expect.objectContaining({ productID: 7009 })]);
  });
});

describe('a recurring service', () => {
  const line = aLine({ product: aServiceProduct(), period: 'yearly' });
  const { products } = someSettings();
  const settings = someSettings({ products: { ...products, missing: 'stop' } });

  it('that Autotask bills in another period can be another service', () => {
    const input = aPlanInput({ source: withLines([line]), settings });
    const plan = planSync(input);
    expect(codesOf(plan)).toEqual(['service-period-differs']);
    expect(questionOf(plan, 'service:SV-1:yearly')).toMatchObject({
      search: { entity: 'Services', into: 'services', key: 'SV-1:yearly', periodType: 24 },
    });
    const yearly = anAutotaskService({ id: 8009, name: 'Backup by the year', externalID: null, periodType: 24 });
    const remote = { ...input.remote, services: [...input.remote.services, yearly] };
    const { end } = settle({ ...input, remote, decisions: { services: { 'SV-1:yearly': 8009 } } });
    expect(end.remote.items).toEqual([expect.objectContaining({ serviceID: 8009, quoteItemType: 11 })]);
  });

  it('that fits several is the one that was picked', () => {
    const services = [anAutotaskService(), anAutotaskService({ id: 8002, sku: 'B-2' })];
    const input = aPlanInput({
      source: withLines([{ ...line, period: 'monthly' }]),
      remote: someRemote({ services }),
      settings,
    });
    const { end } = settle(answer(input, 'service:SV-1:monthly', 'Use "Backup" (#8002)'));
    expect(end.remote.items).toEqual([expect.objectContaining({ serviceID: 8002 })]);
  });
});

describe('recurring free text', () => {
  const input = aPlanInput({ source: withLines([aLine({ product: null, period: 'monthly' })]) });

  it('is sent as one-time on purpose, and that is not asked again', () => {
    expect(codesOf(planSync(input))).toEqual(['recurring-without-service']);
    const { end } = settle(answer(input, 'service:item:line-81', 'Send it as one-time'));
    expect(end.remote.items).toEqual([expect.objectContaining({ quoteItemType: 2, periodType: 15 })]);
  });

  it('is billed by the service that was picked, and that is not asked again', () => {
    const { end } = settle({ ...input, decisions: { services: { 'item:line-81': 8001 } } });
    expect(end.remote.items).toEqual([expect.objectContaining({ quoteItemType: 11, serviceID: 8001, periodType: 17 })]);
    expect(codesOf(planSync({ ...end, source: withLines([aLine({ product: null, period: 'yearly' })]) }))).toEqual([
      'recurring-without-service',
    ]);
  });

  it('asks again where the picked service bills in another period', () => {
    const remote = someRemote({ services: [anAutotaskService({ periodType: 24 })] });
    expect(codesOf(planSync({ ...input, remote, decisions: { services: { 'item:line-81': 8001 } } }))).toEqual([
      'recurring-without-service',
    ]);
  });
});

describe('a customer without a company', () => {
  it('is the company that was picked among several', () => {
    const companies = [anAutotaskCompany(), anAutotaskCompany({ id: 9002, city: 'Albany' })];
    const input = aPlanInput({ remote: someRemote({ companies }) });
    const question = questionOf(planSync(input), 'company');
    expect(question?.answers.map(({ decision }) => decision)).toEqual([{ company: 9001 }, { company: 9002 }]);
    expect(question?.search).toEqual({ entity: 'Companies', into: 'company' });
    // A linked company is the only one that is read.
    const remote = { ...input.remote, companies: companies.slice(1) };
    const { plan, end } = settle({ ...answer(input, 'company', 'Use "Acme Pty" (#9002)'), remote });
    expect(plan.operations).toContainEqual(expect.objectContaining({ kind: 'adopt', key: 'company:5', id: 9002 }));
    expect(end.remote.opportunities).toEqual([expect.objectContaining({ companyID: 9002 })]);
  });

  it('becomes a new one where the user says so', () => {
    const reference = aPlanInput().reference;
    const types = [{ id: 1, label: 'Customer', isActive: true, isDefault: false }];
    const input = aPlanInput({
      remote: someRemote({ companies: [] }),
      settings: someSettings({ companies: { missing: 'ask', defaults: { companyType: 'Customer', phone: '1' } } }),
      reference: { ...reference, picklists: { ...reference.picklists, 'Companies.companyType': types } },
    });
    expect(codesOf(planSync(input))).toEqual(['company-unlinked']);
    const decided = answer(input, 'company', 'Create "Acme Pty"');
    expect(keysOf(planSync(decided))).toEqual(['create company:5']);
    const made = { ...decided, remote: someRemote() };
    expect(keysOf(planSync(made))).toContain('create opportunity');
    expect(keysOf(planSync(made))).not.toContain('create company:5');
  });
});

describe('an opportunity that is not certain', () => {
  const candidate = (id: number) => ({ ...first(synced().remote.opportunities), id, description: null });
  const ambiguous = () => aPlanInput({ remote: someRemote({ opportunities: [candidate(501), candidate(502)] }) });

  it('is asked about with their facts, a new one and a search', () => {
    const question = questionOf(planSync(ambiguous()), 'opportunity');
    expect(question?.code).toBe('ambiguous-target');
    expect(question?.answers.map(({ decision }) => decision)).toEqual([
      { opportunity: { use: 501 } },
      { opportunity: { use: 502 } },
      { opportunity: { make: 'new', noneOf: [501, 502] } },
    ]);
    expect(question?.answers[0]?.hint).toMatch(/^Proposal · Active · 100\.00/);
    expect(question?.search).toEqual({ entity: 'Opportunities', companyId: 9001, into: 'opportunity' });
  });

  it('is the one that was chosen', () => {
    const { end } = settle(answer(ambiguous(), 'opportunity', 'Use "New office (QO00000001)" (#502)'));
    expect(end.remote.quotes).toEqual([expect.objectContaining({ opportunityID: 502 })]);
    expect(end.remote.opportunities).toHaveLength(2);
  });

  it('is a new one, once', () => {
    const { end } = settle(answer(ambiguous(), 'opportunity', 'Make a new one'));
    expect(end.remote.opportunities).toHaveLength(3);
    expect(end.remote.quotes).toEqual([expect.objectContaining({ opportunityID: end.remote.opportunities[2]?.id })]);
  });

  it('is asked about beside other open ones only with opportunities.match: ask', () => {
    const other = { ...candidate(503), title: 'Another matter' };
    const input = aPlanInput({
      remote: someRemote({ opportunities: [other] }),
      settings: someSettings({ opportunities: { match: 'ask' } }),
    });
    expect(codesOf(planSync(input))).toEqual(['opportunity-choice']);
    expect(settle(answer(input, 'opportunity', 'Make a new one')).end.remote.opportunities).toHaveLength(2);
  });
});

describe('an opportunity that a person closed', () => {
  const source = withLines([aLine({ quantity: 3 })]);
  const closed = (): PlanInput => {
    const input = synced();
    const opportunities = input.remote.opportunities.map((opportunity) => ({ ...opportunity, status: 42 }));
    return { ...input, source, remote: { ...input.remote, opportunities } };
  };

  it('is reopened for the change, and open afterwards while the quote is', () => {
    const { plan, end } = settle(answer(closed(), 'opportunity-closed', 'Reopen it'));
    expect(keysOf(plan).slice(0, 2)).toEqual(['update opportunity#reopen', 'update item:line-81']);
    expect(end.remote.opportunities[0]).toMatchObject({ status: 41 });
    expect(end.remote.items[0]).toMatchObject({ quantity: 3 });
  });

  it('is closed again where the document is won', () => {
    const won = { ...source, state: 'won' as const };
    const decided = answer({ ...closed(), source: won }, 'opportunity-closed', 'Reopen it');
    const { end } = settle(decided);
    expect(end.remote.opportunities[0]).toMatchObject({ stage: 32, status: 42 });
  });

  it('stays closed beside a new one, with a quote of its own', () => {
    const input = closed();
    const { plan, end } = settle(answer(input, 'opportunity-closed', 'Make a new opportunity'));
    expect(plan.forget).toEqual(expect.arrayContaining(['opportunity', 'quote', 'item:line-81']));
    expect(end.remote.opportunities.map(({ status }) => status)).toEqual([42, 41]);
    expect(end.remote.items.map(({ quantity }) => quantity)).toEqual([1, 3]);
  });

  it('stays closed beside another one that was chosen', () => {
    const input = closed();
    const own = first(input.remote.opportunities);
    const other = { ...own, id: 777, status: 41 };
    const remote = { ...input.remote, opportunities: [...input.remote.opportunities, other] };
    const { end } = settle({ ...input, remote, decisions: { opportunity: { use: 777 } } });
    expect(end.remote.quotes.map(({ opportunityID }) => opportunityID)).toEqual([own.id, 777]);
  });
});

describe('a record that was deleted', () => {
  it('is made anew with what hangs on it: the opportunity', () => {
    const input = synced();
    const gone = { ...input, remote: { ...input.remote, opportunities: [], quotes: [], items: [] } };
    const { plan } = settle(answer(gone, 'target-gone', 'Make it anew'));
    expect(keysOf(plan)).toEqual(['create opportunity', 'create quote', 'create item:line-81', 'update opportunity']);
  });

  it('is made anew with what hangs on it: the quote', () => {
    const input = synced();
    const gone = { ...input, remote: { ...input.remote, quotes: [], items: [] } };
    const { plan, end } = settle(answer(gone, 'target-gone', 'Make it anew'));
    expect(keysOf(plan)).toEqual(expect.arrayContaining(['create quote', 'create item:line-81']));
    expect(end.remote.opportunities).toHaveLength(1);
  });
});

describe('values that were changed in both', () => {
  const conflicting = (): PlanInput => {
    const input = synced([aLine(), aLine({ id: 82, position: 2, title: 'Dock' })]);
    const items = input.remote.items.map((item) => ({ ...item, quantity: 6 }));
    const lines = [aLine({ quantity: 4 }), aLine({ id: 82, position: 2, title: 'Dock', quantity: 4 })];
    return { ...input, source: withLines(lines), remote: { ...input.remote, items } };
  };

  it('are asked about one by one and all at once, with both values', () => {
    const plan = planSync(conflicting());
    expect(codesOf(plan)).toEqual(['conflict']);
    expect(questionOf(plan, 'conflict:item:line-81.quantity')).toMatchObject({
      answers: [
        { label: 'Quote Manager’s value', hint: '4' },
        { label: 'Autotask’s value', hint: '6' },
      ],
    });
    expect(questionOf(plan, 'conflict')?.settles).toEqual([
      'conflict:item:line-81.quantity',
      'conflict:item:line-82.quantity',
    ]);
  });

  it('are written where Quote Manager wins, kept where Autotask does, and not asked about again', () => {
    const decisions: Decisions = {
      winners: { 'item:line-81.quantity': 'quoteManager', 'item:line-82.quantity': 'autotask' },
    };
    const decided = { ...conflicting(), decisions };
    expect(keysOf(planSync(decided))).toEqual(['update item:line-81']);
    const { end } = settle(decided);
    expect(end.remote.items.map(({ quantity }) => quantity)).toEqual([4, 6]);
    expect(planSync(end).notices.map(({ code }) => code)).toContain('kept');
  });

  it('are all from one side by one answer', () => {
    expect(settle(answer(conflicting(), 'conflict', 'All from Quote Manager')).end.remote.items).toEqual([
      expect.objectContaining({ quantity: 4 }),
      expect.objectContaining({ quantity: 4 }),
    ]);
    expect(settle(answer(conflicting(), 'conflict', 'All from Autotask')).plan.operations).toEqual([
      expect.objectContaining({ kind: 'adopt' }),
      expect.objectContaining({ kind: 'adopt' }),
    ]);
  });

  it('that were changed in Autotask only can be overruled', () => {
    const input = synced();
    const items = input.remote.items.map((item) => ({ ...item, quantity: 6 }));
    const kept = { ...input, remote: { ...input.remote, items } };
    expect(planSync(kept)).toMatchObject({ operations: [], problems: [] });
    const { end } = settle(answer(kept, 'kept:item:line-81.quantity', 'Use Quote Manager’s value'));
    expect(end.remote.items[0]).toMatchObject({ quantity: 1 });
  });

  it('of an item that a person removed: made again, or left away for good', () => {
    const input = synced([aLine(), aLine({ id: 82, position: 2, title: 'Dock' })]);
    const removed = { ...input, remote: { ...input.remote, items: input.remote.items.slice(0, 1) } };
    expect(codesOf(planSync(removed))).toEqual(['conflict']);
    expect(keysOf(settle(answer(removed, 'conflict:item:line-82', 'Make it again')).plan)).toEqual([
      'create item:line-82',
    ]);
    const { plan, end } = settle(answer(removed, 'conflict:item:line-82', 'Leave it removed'));
    expect(writesOf(plan)).toEqual([]);
    const again = answer(end, 'kept:item:line-82', 'Make it again');
    expect(keysOf(settle(again).plan)).toEqual(['create item:line-82']);
  });
});

describe('a document that stands in Autotask and was never ours', () => {
  const found = (): PlanInput => {
    const input = synced();
    const items = input.remote.items.map((item) => ({ ...item, quantity: 6, unitPrice: 90 }));
    const opportunities = input.remote.opportunities.map((opportunity) => ({ ...opportunity, description: null }));
    return { ...input, remote: { ...input.remote, items, opportunities }, known: { links: [], intents: [] } };
  };

  it('is taken over by one decision that says how much it changes', () => {
    const plan = planSync(found());
    expect(codesOf(plan)).toEqual(['conflict']);
    expect(questionOf(plan, 'take-over')?.answers).toEqual([
      expect.objectContaining({ label: 'Take over and update 2 fields', decision: { takeOver: true } }),
    ]);
    expect(plan.withheld).toContainEqual(
      expect.objectContaining({
        kind: 'update',
        changes: { quantity: { before: 6, after: 1 }, unitPrice: { before: 90, after: 100 } },
      }),
    );
    const { end } = settle(answer(found(), 'take-over', 'Take over'));
    expect(end.remote.items[0]).toMatchObject({ quantity: 1, unitPrice: 100 });
  });
});

describe('a document of Quote Manager’s own integration', () => {
  const native = { opportunityId: 0, quoteId: 0, organizationId: null };
  const managed = (): PlanInput => {
    const input = synced();
    const opportunity = first(input.remote.opportunities);
    const quote = first(input.remote.quotes);
    const items = input.remote.items.map((item) => ({ ...item, quantity: 6 }));
    const renamed = { ...opportunity, title: 'Their own title', description: null };
    const theirs = { ...quote, externalQuoteNumber: null };
    return {
      ...input,
      known: { links: [], intents: [] },
      source: aDocument({ native: { ...native, opportunityId: renamed.id, quoteId: theirs.id } }),
      remote: { ...input.remote, opportunities: [renamed], quotes: [theirs], items },
    };
  };

  it('is compared: its differences are shown, nothing is written', () => {
    const plan = planSync(managed());
    expect(codesOf(plan)).toEqual(['managed-elsewhere']);
    expect(plan).toMatchObject({ operations: [], forget: [] });
    expect(plan.withheld.filter(({ kind }) => kind === 'update').map(({ key }) => key)).toEqual(
      expect.arrayContaining(['item:line-81', 'quote', 'opportunity']),
    );
    expect(plan.withheld.some(({ kind }) => kind === 'create')).toBe(false);
    expect(plan.questions[0]?.answers[0]?.label).toBe('Take over and update 3 fields');
  });

  it('is ours once it was taken over, by its own records', () => {
    const { end } = settle(answer(managed(), 'take-over', 'Take over'));
    expect(end.remote.opportunities).toHaveLength(1);
    expect(end.remote.quotes).toEqual([expect.objectContaining({ externalQuoteNumber: 'QO00000001' })]);
    expect(end.remote.items[0]).toMatchObject({ quantity: 1 });
  });
});

describe('items', () => {
  const lines = [1, 2, 3].map((id) => aLine({ id, position: id, title: `Item ${id}` }));

  it('are recreated alone to refresh their tax, once', () => {
    const input = synced(lines);
    const products = [anAutotaskProduct({ productBillingCodeID: 302 })];
    const moved = { ...input, remote: { ...input.remote, products } };
    const plan = planSync(moved);
    expect(plan.problems).toEqual([]);
    expect(plan.questions.map(({ id, code }) => [id, code])).toEqual(
      lines.map(({ id }) => [`recreate:item:line-${id}`, null]),
    );
    const decided = answer(moved, 'recreate:item:line-3', 'Recreate item');
    const first = planSync(decided);
    expect(keysOf(first)).toEqual(['delete item:line-3#remove', 'create item:line-3']);
    expect(first.operations[1]?.after).toContain('item:line-3#remove');
    expect(settle(decided).end.remote.items.map(({ taxCategoryID }) => taxCategoryID)).toEqual([901, 901, 902]);
  });

  it('keep their material code when the setting moves', () => {
    const input = synced([aLine({ product: null })]);
    const settings = someSettings({ unlistedMaterialCode: 'Labor material' });
    const plan = planSync({ ...input, settings });
    expect(plan).toMatchObject({ operations: [], notices: [{ code: 'tax-category-moved' }] });
    const { end } = settle(answer({ ...input, settings }, 'recreate:item:line-81', 'Recreate'));
    expect(end.remote.items).toEqual([expect.objectContaining({ chargeID: 303, taxCategoryID: 903 })]);
  });

  it('are put into line order, from the first one that stands wrong', () => {
    const input = synced(lines);
    const reordered = [lines[0], lines[2], lines[1]].map((line, index) => aLine({ ...line, position: index + 1 }));
    const moved = { ...input, source: withLines(reordered) };
    expect(planSync(moved)).toMatchObject({ operations: [], problems: [] });
    const decided = answer(moved, 'rebuild-order', 'Rebuild order');
    const plan = planSync(decided);
    expect(keysOf(plan)).toEqual([
      'delete item:line-3#remove',
      'create item:line-3',
      'delete item:line-2#remove',
      'create item:line-2',
    ]);
    expect(plan.operations[3]?.after).toEqual(expect.arrayContaining(['item:line-2#remove', 'item:line-3']));
    expect(settle(decided).end.remote.items.map(({ name }) => name)).toEqual(['Item 1', 'Item 3', 'Item 2']);
  });

  it('offer no other order while theirs is that of the lines', () => {
    expect(planSync(synced(lines)).questions).toEqual([]);
  });

  it('that cannot be told apart are kept, taken over or removed', () => {
    const input = synced([aLine({ id: 1, quantity: 1 }), aLine({ id: 2, position: 2, quantity: 2 })]);
    const items = input.remote.items.map((item) => ({ ...item, quantity: 9 }));
    const unsure = (): PlanInput => ({
      ...input,
      remote: { ...input.remote, items },
      // The parents are known, the items are not.
      known: { links: input.known.links.filter(({ entity }) => entity !== 'QuoteItems'), intents: [] },
    });
    expect(codesOf(planSync(unsure()))).toEqual(['items-unattributed']);
    const quantities = (label: string) =>
      settle(answer(unsure(), 'items-unattributed', label)).end.remote.items.map(({ quantity }) => quantity);
    expect(quantities('Items of this document')).toEqual([1, 2]);
    expect(quantities('Somebody')).toEqual([9, 9, 1, 2]);
    expect(quantities('Left over')).toEqual([1, 2]);
  });
});
