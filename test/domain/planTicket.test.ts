import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { Known, Link } from '../../utils/domain/known';
import type { Operation, Plan } from '../../utils/domain/plan';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { formatMoney } from '../../utils/domain/text/formatMoney';
import { renewedDescription } from '../../utils/domain/ticket/renewedDescription';
import { ticketTitle } from '../../utils/domain/ticket/ticketFields';
import { applyInMemory } from '../support/applyInMemory';
import { aLine, aSection, aServiceProduct, someRemote, someSettings } from '../support/documents';
import { aCharge, anOrder, anOrderInput, aTicket, ticketSettings } from '../support/tickets';

const keysOf = ({ operations }: Plan) => operations.map(({ kind, key }) => `${kind} ${key}`);
const codesOf = ({ problems }: Plan) => problems.map(({ code }) => code);
const find = (plan: Plan, key: string): Operation | undefined =>
  plan.operations.find((operation) => operation.key === key);

const ticketLink: Link = {
  key: 'ticket',
  entity: 'Tickets',
  id: 6001,
  base: { title: 'ON00000001', externalID: 'ON00000001' },
};
const chargeLink: Link = {
  key: 'charge:line-81',
  entity: 'TicketCharges',
  id: 6101,
  base: { productID: 7001, name: 'Laptop 14"', description: 'A laptop', unitQuantity: 1, unitPrice: 100 },
};
const known: Known = { links: [ticketLink, chargeLink], intents: [] };
const ours = aTicket({ title: 'ON00000001', externalID: 'ON00000001' });

const linked = (partial: Partial<PlanInput> = {}, charge = aCharge()): PlanInput =>
  anOrderInput({ known, remote: someRemote({ tickets: [ours], charges: [charge] }), ...partial });

/** Plans until nothing is left to do, as the engine does. */
function settle(input: PlanInput): { plans: Plan[]; last: PlanInput } {
  const plans: Plan[] = [];
  let last = input;
  for (let round = 0; round < 5; round += 1) {
    const plan = planSync(last);
    plans.push(plan);
    if (plan.operations.length === 0) break;
    last = { ...last, ...applyInMemory(plan.operations, last) };
  }
  return { plans, last };
}

describe('a new ticket', () => {
  it('is planned with its charges and one last write; then nothing is left to do', () => {
    const { plans, last } = settle(anOrderInput());
    expect(keysOf(plans[0] as Plan)).toEqual(['create ticket', 'create charge:line-81', 'update ticket']);
    expect(plans.at(-1)).toMatchObject({ operations: [], problems: [] });
    expect(last.remote.charges).toHaveLength(1);
  });

  it('gets what the settings say and its day, the sub-issue from below its issue', () => {
    const creation = find(planSync(anOrderInput()), 'ticket');
    expect(creation).toMatchObject({
      fields: {
        queueID: 501,
        status: 511,
        priority: 521,
        issueType: 541,
        subIssueType: 551,
        dueDateTime: '2026-03-13T12:00:00Z',
      },
    });
    expect(creation?.kind === 'create' && 'source' in creation.fields).toBe(false);
  });

  it('shows what it adds up to on both sides', () => {
    const source = anOrder({ shipping: new Big(0), surcharge: new Big('2.5') });
    const { plans } = settle(anOrderInput({ source }));
    expect(plans.at(-1)).toMatchObject({ sourceTotals: { oneTime: '102.50' }, remoteTotals: { oneTime: '102.50' } });
  });
});

describe('the ticket of an order', () => {
  it('is the linked one, else the one of the company that bears its number', () => {
    const marked = aTicket({ id: 6009, externalID: ' ON00000001 ', title: 'Somebody’s title' });
    const stranger = aTicket({ id: 6008, externalID: 'ON00000001', companyID: 9002 });
    const plan = planSync(anOrderInput({ remote: someRemote({ tickets: [stranger, marked] }), quietMs: 0 }));
    expect(find(plan, 'ticket')).toMatchObject({ kind: 'adopt', id: 6009 });
    expect(codesOf(plan)).toEqual([]);
  });

  it('keeps a title that a person gave it, gets blank fields filled, and is asked about for others', () => {
    const source = anOrder({ reference: 'PO-1' });
    const blank = aTicket({ externalID: 'ON00000001' });
    const filled = { ...blank, purchaseOrderNumber: 'PO-OTHER' };
    const plan = (ticket: typeof blank) =>
      planSync(anOrderInput({ source, remote: someRemote({ tickets: [ticket] }), quietMs: 0 }));
    const update = plan(blank).operations.find(({ kind, key }) => kind === 'update' && key === 'ticket');
    expect(update?.kind === 'update' && Object.keys(update.changes)).toEqual(['purchaseOrderNumber', 'description']);
    expect(codesOf(plan(filled))).toEqual(['conflict']);
  });

  it('may be one that names it: asked about with an answer for each, and with none of a marked duplicate', () => {
    const mention = aTicket({ description: 'For ON00000001, please' });
    const duplicate = aTicket({
      id: 6002,
      title: '[duplicate of #6001]',
      description: 'Quote Manager order ON00000001',
    });
    const plan = planSync(anOrderInput({ remote: someRemote({ tickets: [mention, duplicate] }) }));
    expect(codesOf(plan)).toEqual(['possible-duplicate']);
    expect(plan.questions[0]?.answers.map(({ decision }) => decision)).toEqual([
      { ticket: { use: 6001 } },
      { ticket: { make: 'new', noneOf: [6001] } },
    ]);
  });

  it('is not asked about while a create of our own is unanswered', () => {
    const intents = [{ key: 'ticket', entity: 'Tickets' as const, fields: {}, ageMs: 60_000 }];
    const remote = someRemote({ tickets: [aTicket({ title: 'ON00000001 again' })] });
    expect(codesOf(planSync(anOrderInput({ remote, known: { links: [], intents } })))).toEqual([]);
  });

  it('that was deleted is made anew only when the user says so', () => {
    const gone = linked({ remote: someRemote() });
    expect(codesOf(planSync(gone))).toEqual(['target-gone']);
    const anew = planSync({ ...gone, decisions: { makeAnew: [6001] } });
    expect(keysOf(anew).slice(0, 2)).toEqual(['create ticket', 'create charge:line-81']);
  });
});

describe('charges of a ticket that stands', () => {
  it('are left alone while nothing changed', () => {
    expect(planSync(linked())).toMatchObject({ problems: [], plannedItems: 1 });
    expect(keysOf(planSync(linked())).filter((key) => !key.startsWith('adopt'))).toEqual([]);
  });

  it('follow their line, and are replaced for another product', () => {
    const line = aLine({ quantity: 3 });
    const changed = planSync(linked({ source: anOrder({ sections: [aSection({ lines: [line] })] }) }));
    const update = changed.operations.find(({ kind }) => kind === 'update');
    expect(update).toMatchObject({ key: 'charge:line-81', changes: { unitQuantity: { before: 1, after: 3 } } });
    const replaced = planSync(linked({}, aCharge({ productID: 7002 })));
    expect(keysOf(replaced)).toEqual(expect.arrayContaining(['delete charge:line-81#remove', 'create charge:line-81']));
  });

  it('of another browser or by hand pair by what they are, and never two of a kind by chance', () => {
    const remote = (charges: ReturnType<typeof aCharge>[]) => someRemote({ tickets: [ours], charges });
    const ticketOnly = { links: [ticketLink], intents: [] };
    const plan = (charges: ReturnType<typeof aCharge>[]) =>
      planSync(anOrderInput({ known: ticketOnly, remote: remote(charges), quietMs: 0 }));
    expect(find(plan([aCharge()]), 'charge:line-81')).toMatchObject({ kind: 'adopt', id: 6101 });
    expect(codesOf(plan([aCharge({ name: 'Renamed', unitPrice: 90 })]))).toEqual(['conflict']);
    const twins = [aCharge({ name: 'One' }), aCharge({ id: 6102, name: 'Two' })];
    expect(find(plan(twins), 'charge:line-81')).toMatchObject({ kind: 'create' });
  });

  it('found after an unanswered create are adopted, not made again', () => {
    const intents = [
      { key: 'charge:line-81', entity: 'TicketCharges' as const, fields: { ...chargeLink.base }, ageMs: 0 },
    ];
    const plan = planSync(linked({ known: { links: [ticketLink], intents } }));
    expect(find(plan, 'charge:line-81')).toMatchObject({ kind: 'adopt', id: 6101 });
  });

  it('offer to be made again where the material code has moved, and are when the user agrees', () => {
    const moved = linked({}, aCharge({ billingCodeID: 302 }));
    const plan = planSync(moved);
    expect(plan.notices.map(({ code }) => code)).toContain('material-code-moved');
    const decision = plan.questions.find(({ id }) => id === 'recreate:charge:line-81')?.answers[0]?.decision ?? {};
    expect(keysOf(planSync({ ...moved, decisions: decision }))).toEqual(
      expect.arrayContaining(['delete charge:line-81#remove', 'create charge:line-81']),
    );
  });

  it('that are billed are asked about when the order says something else', () => {
    const billed = linked({}, aCharge({ isBilled: true, unitPrice: 90 }));
    const plan = planSync(billed);
    expect(plan.problems).toMatchObject([
      { code: 'charge-billed', parts: { difference: `${formatMoney(90)} billed, ${formatMoney(100)} ordered` } },
    ]);
    const accepted = planSync({ ...billed, decisions: plan.questions[0]?.answers[0]?.decision ?? {} });
    expect(accepted.problems).toEqual([]);
    expect(find(accepted, 'charge:line-81')).toMatchObject({ kind: 'adopt', base: { billedAs: '100.00' } });
  });
});

describe('the title of a ticket', () => {
  const quote = {
    id: 9,
    number: 'QO00000009',
    title: 'New office',
    native: { opportunityId: null, quoteId: null, organizationId: null },
  };
  it.each([
    [{ reference: 'PO-1', title: 'New office', quote }, 'ON00000001 PO-1'],
    [{ reference: null, title: 'New office', quote }, 'ON00000001 New office'],
    [{ reference: null }, 'ON00000001'],
    [{ reference: '$& {number}' }, 'ON00000001 $& {number}'],
  ])('of %o is %s', (order, title) => {
    expect(ticketTitle(anOrder(order), someSettings())).toBe(title);
  });

  it('has 255 characters at most, and is never empty', () => {
    expect(ticketTitle(anOrder({ reference: 'x'.repeat(400) }), someSettings())).toHaveLength(255);
    const settings = someSettings({ ticket: ticketSettings({ titleTemplate: '{reference}' }) });
    expect(ticketTitle(anOrder(), settings)).toBe('ON00000001');
  });
});

describe('the description of a ticket', () => {
  const before = 'Quote Manager order ON1\n\nServices, not charged here (1):\n5 × Backup, monthly';
  const wanted = 'Quote Manager order ON1\n\nServices, not charged here (1):\n6 × Backup, monthly';
  const renewed = (present: string, written?: string) =>
    renewedDescription(wanted, present, anOrder({ number: 'ON1' }), {
      ...ticketLink,
      base: written === undefined ? {} : { description: written },
    });

  it('follows the lines inside of what people wrote around it', () => {
    const present = `Read me first.\n\n${before}\n\nCall Ann.`;
    expect(renewed(present, before)).toBe(`Read me first.\n\n${wanted}\n\nCall Ann.`);
  });

  it.each([
    ['says it already', wanted, before],
    ['was changed by a person', before.replace('5', '4'), before],
    ['was taken away by a person', 'Call Ann.', before],
    ['was never written by us', before, undefined],
  ])('is left alone where it %s', (_, present, written) => {
    expect(renewed(present, written)).toBeNull();
  });

  it('keeps the line ends of the others, and their lines that look like ours', () => {
    const present = `Read\r\nme.\r\n${before.replaceAll('\n', '\r\n')}\r\n3 × cable\r\n`;
    expect(renewed(present, before)).toBe(`Read\r\nme.\r\n${wanted}\r\n3 × cable\r\n`);
    const sent = `${before}\n3 × cable`;
    expect(renewed(sent, sent)).toBe(`${wanted}\n3 × cable`);
    const [head = ''] = before.split('\n');
    expect(renewed(`${head}\nQuote to follow`, `${head}\nQuote to follow`)).toBe(`${wanted}\nQuote to follow`);
  });

  it('lists the services of an order with charges', () => {
    const lines = [
      aLine(),
      aLine({ id: 82, product: aServiceProduct(), title: 'Backup', quantity: 5, period: 'monthly' }),
    ];
    const creation = find(planSync(anOrderInput({ source: anOrder({ sections: [aSection({ lines })] }) })), 'ticket');
    expect(creation).toMatchObject({
      fields: { description: 'Quote Manager order ON00000001\n\nServices, not charged here (1):\n5 × Backup, monthly' },
    });
  });
});

describe('a document that the settings give no place', () => {
  it('is a problem that names it', () => {
    const settings = someSettings({ quotes: { toOpportunity: false } });
    expect(
      codesOf(planSync(anOrderInput({ settings, source: anOrder({ kind: 'quote', orderStatus: null }) }))),
    ).toEqual(['not-supported']);
  });
});
