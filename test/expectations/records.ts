import { createPicklists } from '../sandbox/seed/createPicklists.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import type { AutotaskRecord, QuoteManagerRecord } from '../sandbox/types.ts';

/** Both sides as plain records: Quote Manager as it is now, Autotask as it was before the document's first sync. */
export interface Records {
  quoteManager(resource: string): QuoteManagerRecord[];
  autotask(entity: string): AutotaskRecord[];
}

/** Freezes Autotask's records now; Quote Manager's are read afresh at each call. */
export function recordsBefore(sandbox: Pick<Sandbox, 'quoteManager' | 'autotask'>): Records {
  const entities = [
    'BillingCodes',
    'Companies',
    'Contacts',
    'Opportunities',
    'Products',
    'Quotes',
    'Resources',
    'Services',
    'ShippingTypes',
    'Tickets',
  ];
  const before = new Map(entities.map((entity) => [entity, sandbox.autotask.all(entity)]));
  return {
    quoteManager: (resource) => sandbox.quoteManager.all(resource),
    autotask: (entity) => {
      const records = before.get(entity);
      if (!records) throw new Error(`No copy of ${entity} was taken.`);
      return records;
    },
  };
}

/** A text field; null and undefined are empty. */
export const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Calendar day of an instant. */
export const dayOf = (value: unknown): string => text(value).slice(0, 10);

/** The number of a label in one of the tenant's lists. Throws for a label that the seed does not have. */
export function picklistNumber(list: string, label: string, parent?: number): number {
  const entry = (createPicklists()[list] ?? []).find(
    (value) => value.label === label && (parent === undefined || value.parentValue === parent),
  );
  if (!entry) throw new Error(`The seed's list ${list} has no "${label}"`);
  return entry.value;
}
