import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import type { ReferenceData } from '../../utils/domain/referenceData';
import type { Settings } from '../../utils/domain/settings';
import type { SourceDocument } from '../../utils/domain/sourceDocument';
import { applyInMemory } from '../support/applyInMemory';
import { anyOrder, plainSettings } from '../support/arbitraryDocuments';
import { aPlanInput, someReference } from '../support/documents';

const list = (id: number, label: string) => [{ id, label, isActive: true, isDefault: false }];

function reference(): ReferenceData {
  const plain = someReference();
  const picklists = {
    ...plain.picklists,
    'Tickets.queueID': list(71, 'Sales'),
    'Tickets.status': list(73, 'New'),
    'Tickets.priority': list(77, 'Medium'),
    'TicketCharges.chargeType': list(79, 'Operational'),
  };
  return { ...plain, picklists };
}

const ticket: Settings['ticket'] = {
  ...plainSettings.ticket,
  productMaterialCode: 'Hardware',
  chargeType: 'Operational',
  queue: 'Sales',
  status: 'New',
  priority: 'Medium',
};

const way = fc.record({
  workflow: fc.constantFrom('invoiceInAutotask' as const, 'invoiceInQuoteManager' as const),
  target: fc.constantFrom('ticket' as const, 'opportunity' as const, 'both' as const),
});

function inputOf(
  source: SourceDocument,
  { workflow, target }: { workflow: Settings['workflow']; target: string },
): PlanInput {
  const salesOrders = { ...plainSettings.salesOrders, target: target as Settings['salesOrders']['target'] };
  const settings = { ...plainSettings, workflow, salesOrders, ticket };
  return aPlanInput({ source, settings, reference: reference() });
}

describe('the plan of an order that was carried out', () => {
  it('leaves nothing to do, whatever the order becomes', () => {
    fc.assert(
      fc.property(anyOrder, way, (source, into) => {
        const input = inputOf(source, into);
        const first = planSync(input);
        expect(first.problems).toEqual([]);
        const again = planSync({ ...input, ...applyInMemory(first.operations, input) });
        expect(again).toMatchObject({ operations: [], problems: [], forget: [] });
      }),
    );
  });

  it('leaves nothing to do after a change of the order either, and one set of records', () => {
    fc.assert(
      fc.property(anyOrder, anyOrder, way, (one, other, into) => {
        const input = inputOf(one, into);
        const first = applyInMemory(planSync(input).operations, input);
        const changed = { ...input, ...first, source: { ...other, quote: one.quote, title: one.title } };
        const change = planSync(changed);
        expect(change.problems).toEqual([]);
        const second = settle({ ...changed, ...applyInMemory(change.operations, changed) });
        expect(planSync(second).operations).toEqual([]);
        expect(second.remote.tickets.length).toBeLessThanOrEqual(1);
        expect(second.remote.opportunities.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('charges the ordered nets to the cent: services never, everything else once', () => {
    fc.assert(
      fc.property(anyOrder, (source) => {
        const input = inputOf(source, { workflow: 'invoiceInAutotask', target: 'ticket' });
        const plan = planSync(input);
        const { charges } = applyInMemory(plan.operations, input).remote;
        const charged = charges.map((charge) => new Big(charge.unitQuantity).times(charge.unitPrice ?? 0).round(2, 1));
        const lines = source.sections.flatMap((section) => section.lines);
        const nets = lines.filter(({ product }) => product === null || product.kind === 'product').map(netOf);
        const header = [source.shipping, source.surcharge, source.coupon.times(-1)];
        const sum = (amounts: Big[]) => amounts.reduce((total, amount) => total.plus(amount), new Big(0)).toFixed(2);
        expect(sum(charged)).toBe(sum([...nets, ...header]));
      }),
    );
  });
});

/** A product that comes to an order with both targets is told to the opportunity by a second plan. */
function settle(input: PlanInput): PlanInput {
  const { operations } = planSync(input);
  expect(operations.filter(({ key }) => key !== 'charged:opportunity')).toEqual([]);
  return { ...input, ...applyInMemory(operations, input) };
}

function netOf({ price, quantity, discount }: SourceDocument['sections'][number]['lines'][number]): Big {
  const gross = price.times(quantity);
  const off = discount?.kind === 'percentage' ? gross.times(discount.value).div(100) : (discount?.value ?? new Big(0));
  return gross.minus(off).round(2, Big.roundHalfUp);
}
