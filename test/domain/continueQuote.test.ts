import { describe, expect, it } from 'vitest';
import type { Link } from '../../utils/domain/known';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { joinCounterpart } from '../../utils/domain/sale/continueQuote';
import type { Settings } from '../../utils/domain/settings';
import { applyInMemory } from '../support/applyInMemory';
import { aDocument, aLine, aSection, someSettings } from '../support/documents';
import { anOrder, anOrderInput } from '../support/tickets';

const native = { opportunityId: null, quoteId: null, organizationId: null };
const quoteReference = { id: 1, number: 'QO00000001', title: 'New office', native };
const nothing = { links: [], intents: [] };
const asOpportunity = (target: Settings['salesOrders']['target'] = 'opportunity') =>
  someSettings({
    ...anOrderInput().settings,
    salesOrders: { target, unquotedToOpportunity: false, statuses: ['Approved'] },
  });

/** The same lines as the quote's, under the ids of the order's own. */
const order = (lines = [aLine({ id: 501, cost: aLine().product?.cost ?? null, isSelected: true })]) =>
  anOrder({ id: 7, title: 'New office', quote: quoteReference, sections: [aSection({ lines })] });

/** Both sides after the quote was synced as often as it took. */
function afterQuote(lines = [aLine()]): Pick<PlanInput, 'remote' | 'known'> {
  const source = aDocument({ state: 'won', orderId: 7, sections: [aSection({ lines })] });
  let input = anOrderInput({ source, settings: asOpportunity() });
  for (let round = 0; round < 4; round += 1) input = { ...input, ...applyInMemory(planSync(input).operations, input) };
  return input;
}

function orderInput(
  source = order(),
  target: Settings['salesOrders']['target'] = 'opportunity',
  quoted = [aLine()],
): PlanInput {
  const { remote, known } = afterQuote(quoted);
  const settings = asOpportunity(target);
  const counterpart = { number: 'QO00000001', links: known.links };
  return anOrderInput({ source, remote, settings, known: joinCounterpart(nothing, { source, settings, counterpart }) });
}

describe('an order whose quote was synced', () => {
  it('asks nothing and changes no item: the lines are the same under other ids', () => {
    const plan = planSync(orderInput());
    expect(plan.problems).toEqual([]);
    const writes = plan.operations.filter(({ kind }) => kind !== 'adopt');
    expect(writes.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'update opportunity#reopen',
      'update quote',
      'update opportunity',
    ]);
    expect(plan.operations).toContainEqual(expect.objectContaining({ kind: 'adopt', key: 'item:line-501' }));
  });

  it('changes what differs from the quote’s line, and removes what no line stands for', () => {
    const changed = planSync(orderInput(order([aLine({ id: 501, quantity: 4 })])));
    expect(changed.operations).toContainEqual(
      expect.objectContaining({
        kind: 'update',
        key: 'item:line-501',
        changes: expect.objectContaining({ quantity: { before: 1, after: 4 } }),
      }),
    );
    const emptied = planSync(orderInput(order([])));
    expect(emptied.operations.filter(({ kind }) => kind === 'delete')).toHaveLength(1);
  });

  it('takes over items that cannot be told apart in the order in which both stand', () => {
    const twice = [aLine({ quantity: 1, title: 'Left' }), aLine({ id: 82, position: 2, quantity: 2, title: 'Right' })];
    const renamed = twice.map((line, index) => ({
      ...line,
      id: 501 + index,
      quantity: 7 + index,
      title: `New ${index}`,
    }));
    const plan = planSync(orderInput(order(renamed), 'opportunity', twice));
    expect(plan.problems).toEqual([]);
    const counts = plan.operations.flatMap((operation) =>
      operation.kind === 'update' ? [operation.changes.quantity?.after] : [],
    );
    expect(counts.filter((count) => count !== undefined)).toEqual([7, 8]);
  });

  it('keeps what a person changed since', () => {
    const input = orderInput();
    const items = input.remote.items.map((item) => ({ ...item, unitPrice: 1 }));
    const plan = planSync({ ...input, remote: { ...input.remote, items } });
    expect(plan.notices.map(({ code }) => code)).toContain('kept');
  });

  it('is then followed as any document: nothing is left to do', () => {
    let input = orderInput();
    for (let round = 0; round < 4; round += 1)
      input = { ...input, ...applyInMemory(planSync(input).operations, input) };
    expect(planSync(input).operations.filter(({ kind }) => kind !== 'adopt')).toEqual([]);
  });

  it('as a ticket alone takes nothing over, and refers to the opportunity', () => {
    const input = orderInput(order(), 'ticket');
    expect(input.known.links).toEqual([]);
    const plan = planSync(input);
    const opportunity = input.remote.opportunities[0]?.id;
    expect(plan.operations).toContainEqual(
      expect.objectContaining({
        kind: 'create',
        key: 'ticket',
        fields: expect.objectContaining({ opportunityID: opportunity }),
      }),
    );
    expect(plan.notices.map(({ code }) => code)).toContain('charged-on-ticket');
    expect(plan.operations).toContainEqual(expect.objectContaining({ kind: 'update', key: 'charged:opportunity' }));
  });

  it('that was cancelled leaves the opportunity to the quote', () => {
    const cancelled = { ...order(), orderStatus: 'Cancelled', state: 'declined' } as const;
    const links: Link[] = [{ key: 'opportunity', entity: 'Opportunities', id: 1, base: {} }];
    const plan = planSync({ ...orderInput(), source: cancelled, known: { links, intents: [] } });
    expect(plan).toMatchObject({ operations: [], problems: [] });
  });
});

describe('the quote of a synced order', () => {
  const settings = asOpportunity();
  const source = aDocument({ state: 'won', orderId: 7 });
  const planWith = (links: Link[]) => {
    const known = joinCounterpart(nothing, { source, settings, counterpart: { number: 'ON00000001', links } });
    return planSync(anOrderInput({ source, settings, known }));
  };
  const link = (key: string, entity: Link['entity'], base: Link['base'] = {}): Link => ({ key, entity, id: 5, base });

  it('plans nothing once the order goes on in its place', () => {
    const plan = planWith([link('quote', 'Quotes')]);
    expect(plan.operations).toEqual([]);
    expect(plan.notices).toEqual([{ code: 'continued-as-order', message: 'Won, continued as order ON00000001' }]);
  });

  it('warns of products that the order’s ticket charges, also in a description that it writes itself', () => {
    const plan = planWith([link('charge:line-501', 'TicketCharges', { productID: 7001 })]);
    expect(plan.notices.map(({ code }) => code)).toContain('charged-on-ticket');
    const creation = plan.operations.find(({ kind, key }) => kind === 'create' && key === 'opportunity');
    expect(creation?.kind === 'create' && creation.fields.description).toMatch(/leave the product charges out/);
  });

  it('is a quote like any other while the order was not synced', () => {
    expect(planWith([]).notices).toEqual([]);
  });
});
