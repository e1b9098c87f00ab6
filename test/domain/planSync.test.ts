import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import {
  aDocument,
  aLine,
  anAutotaskCompany,
  aPlanInput,
  aProduct,
  someReference,
  someRemote,
  someSettings,
  withLines,
} from '../support/documents';

const codes = (partial: Partial<PlanInput>) => planSync(aPlanInput(partial)).problems.map((problem) => problem.code);

describe('the first plan of a quote', () => {
  const plan = planSync(
    aPlanInput({
      source: withLines(
        [
          aLine({ id: 1 }),
          aLine({ id: 2, position: 2, product: aProduct({ number: 'NEW', manufacturerPartNumber: '' }) }),
        ],
        { shipping: new Big(35) },
      ),
    }),
  );
  const keys = plan.operations.map((operation) => `${operation.kind} ${operation.key}`);

  it('makes the opportunity first, then what the quote needs, the quote, its items in line order, the finish last', () => {
    expect(plan.problems).toEqual([]);
    expect(keys).toEqual([
      'create opportunity',
      'create product:NEW',
      expect.stringMatching(/^create location:/),
      'create quote',
      'create item:line-1',
      'create item:line-2',
      'create item:shipping',
      'update opportunity',
    ]);
  });

  it('lets the finish wait for everything but the opportunity itself', () => {
    const [first, ...rest] = plan.operations;
    const finish = rest.pop();
    expect(first?.key).toBe('opportunity');
    expect(finish?.after).toEqual(rest.map((operation) => operation.key));
    expect(finish).toMatchObject({ changes: { useQuoteTotals: { before: false, after: true } } });
  });

  it('refers to records that are still to be made by their keys', () => {
    const quote = plan.operations.find((operation) => operation.key === 'quote');
    const item = plan.operations.find((operation) => operation.key === 'item:line-2');
    expect(quote).toMatchObject({ fields: { opportunityID: { created: 'opportunity' }, primaryQuote: true } });
    expect(item).toMatchObject({ parent: { created: 'quote' }, fields: { productID: { created: 'product:NEW' } } });
  });

  it('makes the opportunity open, with the amounts that its quote will not have yet', () => {
    expect(plan.operations[0]).toMatchObject({
      fields: { title: 'New office (QO00000001)', status: 41, amount: 235, useQuoteTotals: false, ownerResourceID: 51 },
    });
  });

  it('lets one item follow the other when the order has to be exact', () => {
    const source = withLines([aLine({ id: 1 }), aLine({ id: 2, position: 2 }), aLine({ id: 3, position: 3 })]);
    const exact = planSync(aPlanInput({ source, settings: someSettings({ items: { order: 'exact' } }) }));
    const after = exact.operations.filter(({ key }) => key.startsWith('item:')).map((operation) => operation.after);
    expect(after).toEqual([undefined, ['item:line-1'], ['item:line-2']]);
  });
});

describe('a title', () => {
  it.each(['Save $& now', 'Costs $$ 5', 'About {number}', "It's $' here"])('is taken as written: %s', (title) => {
    const [opportunity] = planSync(aPlanInput({ source: aDocument({ title }) })).operations;
    expect(opportunity).toMatchObject({ fields: { title: `${title} (QO00000001)` } });
  });

  it('that is blank leaves the quote its number as a name, since Autotask takes no empty one', () => {
    const { operations } = planSync(aPlanInput({ source: aDocument({ title: '  ' }) }));
    expect(operations.find(({ key }) => key === 'quote')).toMatchObject({ fields: { name: 'QO00000001' } });
  });
});

describe('documents that are not written', () => {
  it('belong to Quote Manager’s own integration', () => {
    const native = { opportunityId: 7, quoteId: null, organizationId: null };
    expect(codes({ source: aDocument({ native }) })).toEqual(['managed-elsewhere']);
    expect(codes({ source: aDocument({ native: { ...native, opportunityId: null, quoteId: 8 } }) })).toEqual([
      'managed-elsewhere',
    ]);
  });

  it('do not include those whose company alone is named', () => {
    expect(codes({ source: aDocument({ native: { opportunityId: null, quoteId: null, organizationId: 9 } }) })).toEqual(
      [],
    );
  });

  it('are in another currency than Autotask’s own', () => {
    const remote = someRemote({ companies: [anAutotaskCompany({ currencyID: 2 })] });
    expect(codes({ remote, reference: someReference({ internalCurrencyId: 1 }) })).toEqual(['currency-differs']);
    expect(codes({ remote, reference: someReference({ internalCurrencyId: 2 }) })).toEqual([]);
  });

  it('have no company, or several', () => {
    expect(codes({ remote: someRemote({ companies: [] }) })).toEqual(['company-unlinked']);
    const companies = [anAutotaskCompany(), anAutotaskCompany({ id: 9002 })];
    expect(codes({ remote: someRemote({ companies }) })).toEqual(['company-unlinked']);
  });

  it('come back without operations', () => {
    expect(planSync(aPlanInput({ remote: someRemote({ companies: [] }) })).operations).toEqual([]);
  });
});

describe('the owner', () => {
  const settings = someSettings({ opportunity: { ...someSettings().opportunity, owner: 'default@example.com' } });
  const fallback = { id: 52, email: 'Default@example.com', isActive: true };

  it('falls back to that of the settings when the employee has no active resource', () => {
    const remote = someRemote({ resources: [{ id: 51, email: 'owner@example.com', isActive: false }, fallback] });
    expect(planSync(aPlanInput({ remote, settings })).operations[0]).toMatchObject({ fields: { ownerResourceID: 52 } });
  });

  it('is a problem when there is neither', () => {
    expect(codes({ remote: someRemote({ resources: [] }), settings })).toEqual(['owner-invalid']);
  });
});
