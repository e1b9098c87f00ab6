import type { AutotaskEntity } from '../autotaskRecords';
import type { CreateOperation, PlannedValue, UpdateOperation } from '../plan';
import { describeValue, type ValueNames } from '../text/describeValue';
import { fieldWords } from '../text/fieldWords';
import type { PreviewField } from './preview';

/** What of a new record is worth a look; the rest follows from the settings. */
const CREATED: Partial<Record<AutotaskEntity, readonly string[]>> = {
  Opportunities: ['stage', 'amount', 'projectedCloseDate'],
  QuoteItems: ['quantity', 'unitPrice', 'percentageDiscount', 'lineDiscount', 'periodType', 'isOptional'],
  Tickets: ['queueID', 'priority', 'dueDateTime'],
  TicketCharges: ['unitQuantity', 'unitPrice'],
  Products: ['sku', 'unitPrice'],
  Services: ['sku', 'unitPrice', 'periodType'],
  Companies: ['companyNumber', 'city'],
};

/** The telling fields of a record that is made; what is zero, empty or off says nothing. */
export function describeCreated({ entity, fields }: CreateOperation, names: ValueNames): PreviewField[] {
  return (CREATED[entity] ?? [])
    .filter((field) => saysSomething(fields[field]))
    .map((field) => ({
      name: sentenceCase(fieldWords(field)),
      before: null,
      after: describeValue({ entity, field }, fields[field], names),
    }));
}

const saysSomething = (value: PlannedValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && value !== 0 && value !== false;

/** Before → after of every field that changes; the sync record is no field to the one who looks at it. */
export function describeUpdated({ entity, changes }: UpdateOperation, names: ValueNames): PreviewField[] {
  return Object.entries(changes)
    .filter(([, { after }]) => !isSyncRecord(after))
    .map(([field, { before, after }]) => ({
      name: sentenceCase(fieldWords(field)),
      before: describeValue({ entity, field }, before, names),
      after: describeValue({ entity, field }, after, names),
    }));
}

const isSyncRecord = (value: PlannedValue): boolean =>
  typeof value === 'object' && value !== null && 'syncRecord' in value;

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
