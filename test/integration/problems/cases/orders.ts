import { seedIndex } from '../../../sandbox/seed/seedIndex';
import type { ProblemCase, World } from '../ProblemCase';

const firstCharge = (box: World['box']) => box.autotask.all('TicketCharges').find(({ id }) => id > 75_001);

/** Sales orders: their state, their ticket, what was invoiced. */
export const orderCases: ProblemCase[] = [
  {
    code: 'not-approved',
    because: 'the order is a draft',
    document: `order:${seedIndex.orderDraft}`,
    mend: ({ box }) => box.quoteManager.patch('salesorder', seedIndex.orderDraft, { status: 2 }),
  },
  {
    code: 'written-elsewhere',
    because: 'a ticket bears the order’s number, and nothing says yet what was written',
    document: `order:${seedIndex.orderTicketLinked}`,
    state: 'queued',
    // Half a minute later nothing has come: the other browser is not writing any more.
    mend: ({ engine }) =>
      engine.database.intents.toCollection().modify((intent) => {
        intent.at -= 60_000;
      }),
  },
  {
    code: 'possible-duplicate',
    because: 'a ticket mentions the order',
    document: `order:${seedIndex.orderPossibleDuplicate}`,
    mend: ({ box }) => box.autotask.patch('Tickets', 70_005, { title: 'Please deliver the tablets' }),
  },
  {
    code: 'charge-billed',
    because: 'the charge of a changed line was invoiced',
    document: `order:${seedIndex.orderUnquoted}`,
    spoil: async ({ box, engine, document }) => {
      await engine.sync(document);
      box.autotask.patch('TicketCharges', firstCharge(box)?.id ?? 0, { isBilled: true });
      box.quoteManager.patch('salesorderline', seedIndex.orderUnquoted * 1000 + 1, { quantity: 9 });
    },
    mend: ({ box }) => box.autotask.patch('TicketCharges', firstCharge(box)?.id ?? 0, { unitQuantity: 9 }),
  },
];
