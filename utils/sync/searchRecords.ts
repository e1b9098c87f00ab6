import type { FilterEntry } from '../autotask/autotaskClient';
import type { TypedRecords } from '../autotask/autotaskSchemas';
import type { Search, SearchHit } from '../domain/question';
import type { ReferenceData } from '../domain/referenceData';
import type { Result } from '../domain/result';
import { describeValue } from '../domain/text/describeValue';
import type { SyncPorts } from './ports';

/** More would be no list to choose from; two letters more narrow it down. */
const MOST_HITS = 20;

export type SearchRequest = Pick<Search, 'entity' | 'companyId' | 'periodType'> & { text: string };

type Ports = Pick<SyncPorts, 'autotask' | 'readReference'>;

/** Records of Autotask whose name or number contains the text, active ones only, at most 20. Problems: those of a read. */
export async function searchRecords(request: SearchRequest, ports: Ports): Promise<Result<SearchHit[]>> {
  switch (request.entity) {
    case 'Companies':
      return find('Companies', request, ports, ({ id, companyName, companyNumber, city }) =>
        toHit(id, companyName, [companyNumber && `number ${companyNumber}`, city]),
      );
    case 'Products':
      return find('Products', request, ports, ({ id, name, sku, manufacturerProductName }) =>
        toHit(id, name, [sku && `SKU ${sku}`, manufacturerProductName && `part number ${manufacturerProductName}`]),
      );
    case 'Services':
      return find('Services', request, ports, ({ id, name, sku, periodType }, reference) =>
        toHit(id, name, [
          describeValue({ entity: 'Services', field: 'periodType' }, periodType, reference),
          sku && `SKU ${sku}`,
        ]),
      );
    case 'Opportunities':
      return find('Opportunities', request, ports, ({ id, title, status, amount }, reference) =>
        toHit(id, title, [
          describeValue({ entity: 'Opportunities', field: 'status' }, status, reference),
          describeValue({ entity: 'Opportunities', field: 'amount' }, amount, reference),
        ]),
      );
    case 'Tickets':
      return find('Tickets', request, ports, ({ id, title, ticketNumber, status }, reference) =>
        toHit(id, title, [ticketNumber, describeValue({ entity: 'Tickets', field: 'status' }, status, reference)]),
      );
  }
}

async function find<E extends Search['entity']>(
  entity: E,
  request: SearchRequest,
  { autotask, readReference }: Ports,
  describe: (record: TypedRecords[E], reference: ReferenceData) => SearchHit,
): Promise<Result<SearchHit[]>> {
  const [records, reference] = await Promise.all([
    autotask.query(entity, filterOf(request), { maxRecords: MOST_HITS }),
    readReference({ fresh: false }),
  ]);
  if (!records.ok) return records;
  if (!reference.ok) return reference;
  return { ok: true, value: records.value.map((record) => describe(record, reference.value)) };
}

const NAMES: Record<Search['entity'], string[]> = {
  Companies: ['companyName', 'companyNumber'],
  Products: ['name', 'sku', 'manufacturerProductName'],
  Services: ['name', 'sku'],
  Opportunities: ['title'],
  Tickets: ['title', 'ticketNumber'],
};

function filterOf({ entity, text, companyId, periodType }: SearchRequest): FilterEntry[] {
  const names = NAMES[entity].map((field): FilterEntry => ({ op: 'contains', field, value: text.trim() }));
  const filter: FilterEntry[] = [{ op: 'or', items: names }];
  if (entity !== 'Opportunities' && entity !== 'Tickets') filter.push({ op: 'eq', field: 'isActive', value: true });
  if (companyId !== undefined) filter.push({ op: 'eq', field: 'companyID', value: companyId });
  if (periodType !== undefined) filter.push({ op: 'eq', field: 'periodType', value: periodType });
  return filter;
}

function toHit(id: number, name: string, facts: (string | null)[]): SearchHit {
  return { id, label: `${name} (#${id})`, hint: facts.filter(Boolean).join(' · ') };
}
