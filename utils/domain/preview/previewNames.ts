import type { AutotaskEntity, AutotaskId } from '../autotaskRecords';
import type { CreatedId, PlannedFields } from '../plan';
import type { RemoteState } from '../remoteState';

const WORDS: Partial<Record<AutotaskEntity, string>> = {
  Opportunities: 'Opportunity',
  Quotes: 'Autotask quote',
  QuoteItems: 'Item',
  QuoteLocations: 'Address',
  Products: 'Product',
  Services: 'Service',
  Companies: 'Company',
  Tickets: 'Ticket',
  TicketCharges: 'Charge',
};

/** A record of a plan: to be made with these fields, or one that stands. */
interface Named {
  entity: AutotaskEntity;
  id?: AutotaskId | CreatedId;
  fields?: PlannedFields;
}

/** What a record is and how it is called: *Item "Laptop 14"*. */
export function nameRecord({ entity, id, fields }: Named, remote: RemoteState): string {
  const word = WORDS[entity] ?? entity;
  const name = fields ? nameOfFields(fields) : nameOfPresent(entity, id, remote);
  if (name !== null) return `${word} "${name}"`;
  return typeof id === 'number' ? `${word} #${id}` : word;
}

function nameOfFields(fields: PlannedFields): string | null {
  const own = fields.title ?? fields.name ?? fields.companyName;
  if (typeof own === 'string' && own !== '') return own;
  const address = [fields.address1, fields.city].filter((part) => typeof part === 'string' && part !== '').join(', ');
  return address === '' ? null : address;
}

function nameOfPresent(entity: AutotaskEntity, id: Named['id'], remote: RemoteState): string | null {
  const find = <T extends { id: AutotaskId }>(records: T[]) => records.find((record) => record.id === id);
  switch (entity) {
    case 'Opportunities':
      return find(remote.opportunities)?.title ?? null;
    case 'Quotes':
      return find(remote.quotes)?.name ?? null;
    case 'QuoteItems':
      return nameOfItem(find(remote.items), remote);
    case 'Tickets':
      return find(remote.tickets)?.title ?? null;
    case 'TicketCharges':
      return find(remote.charges)?.name ?? null;
    default:
      return null;
  }
}

/** Service items bear no name of their own in what is read: the service's is shown (sync-rules § 3). */
function nameOfItem(item: RemoteState['items'][number] | undefined, remote: RemoteState): string | null {
  if (!item) return null;
  return item.name ?? remote.services.find((service) => service.id === item.serviceID)?.name ?? null;
}
