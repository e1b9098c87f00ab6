import { computeLineAmounts } from '../sandbox/seed/computeLineAmounts.ts';
import { firstContact } from '../sandbox/seed/contactProfiles.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import type { QuoteManagerRecord } from '../sandbox/types.ts';
import { countedOrderLines, countedQuoteLines, type Line } from './lines.ts';
import type { Records } from './records.ts';
import { type DocumentName, readSource } from './sourceView.ts';

/** One change that a salesperson makes in Quote Manager; false where the document has nothing to change in that way. */
export interface Edit {
  name: string;
  apply(target: EditTarget): boolean;
}

export interface EditTarget {
  sandbox: Pick<Sandbox, 'quoteManager'>;
  records: Records;
  document: DocumentName;
}

/** Changes of lines and header, each leaving the document in order. */
export const edits: Edit[] = [
  {
    name: 'one more of the first line',
    apply: (target) => change(target, linesOf(target)[0], (line) => ({ quantity: Number(line.quantity) + 1 })),
  },
  {
    name: 'another description, title and price on the last line',
    apply: (target) =>
      change(target, linesOf(target).at(-1), (line) => ({
        description: '<p>Changed <b>by hand</b>.</p>',
        title: `${String(line.title)} (revised)`,
        price: Number(line.price) + 1.25,
      })),
  },
  {
    name: 'a line that went away',
    apply: (target) => {
      const lines = linesOf(target);
      const line = lines[1];
      return line !== undefined && target.sandbox.quoteManager.remove(resourceOf(target), line.id);
    },
  },
  {
    name: 'a line that came',
    apply: (target) => {
      const { id: _, ...like } = recordOf(target, linesOf(target)[0]) ?? {};
      if (Object.keys(like).length === 0) return false;
      const fields = {
        title: 'Added later',
        productID: null,
        productNumber: '',
        isRecurring: false,
        recurringType: null,
      };
      const plain = { discountMethod: null, discountValue: null, isOptional: false, isSelected: true };
      const money = { price: 12.5, quantity: 3, taxRate: 10, tax: 3.75, lineNumber: 90 };
      target.sandbox.quoteManager.create(resourceOf(target), { ...like, ...fields, ...plain, ...money });
      return true;
    },
  },
  {
    name: 'another shipping amount, address and contact',
    apply: ({ sandbox, document }) => {
      const [kind, id] = document.split(':');
      const resource = kind === 'quote' ? 'quote' : 'salesorder';
      sandbox.quoteManager.patch(resource, Number(id), {
        deliveryAmount: Number(sandbox.quoteManager.get(resource, Number(id))?.deliveryAmount) + 5,
        deliveryAddress: '99 Other Street',
        deliveryCity: 'Utica',
        contactEmail: firstContact(1003).email,
      });
      return true;
    },
  },
];

const resourceOf = ({ document }: EditTarget): string =>
  document.startsWith('quote:') ? 'quoteline' : 'salesorderline';

function linesOf({ records, document }: EditTarget): Line[] {
  const id = Number(document.split(':')[1]);
  return document.startsWith('quote:')
    ? countedQuoteLines(records, id, readSource(records, document).state)
    : countedOrderLines(records, id);
}

function recordOf(target: EditTarget, line: Line | undefined): QuoteManagerRecord | undefined {
  return line && target.sandbox.quoteManager.get(resourceOf(target), line.id);
}

function change(
  target: EditTarget,
  line: Line | undefined,
  fieldsOf: (record: QuoteManagerRecord) => Record<string, unknown>,
): boolean {
  const record = recordOf(target, line);
  if (!record) return false;
  const next = { ...record, ...fieldsOf(record) };
  const discount = Number(next.discountValue ?? 0);
  const { tax } = computeLineAmounts({
    price: Number(next.price),
    quantity: Number(next.quantity),
    taxRate: Number(next.taxRate),
    percent: next.discountMethod === 0 ? discount : 0,
    fixed: next.discountMethod === 1 ? discount : 0,
  });
  target.sandbox.quoteManager.patch(resourceOf(target), record.id, { ...fieldsOf(record), tax });
  return true;
}
