import type { AutotaskId, UserDefinedValue } from '../../utils/domain/autotaskRecords';
import type { Known, Link } from '../../utils/domain/known';
import { dependenciesOf, recordKey } from '../../utils/domain/operationGraph';
import type { FieldValue, Operation, PlannedFields, PlannedValue } from '../../utils/domain/plan';
import { resolveValue } from '../../utils/domain/plannedValue';
import type { RemoteState } from '../../utils/domain/remoteState';
import { userFieldName } from '../../utils/domain/syncRecord/userField';

type StoredRecord = { id: AutotaskId; userDefinedFields?: UserDefinedValue[] } & Record<string, unknown>;

/** Where a created record of an entity turns up in what is read. */
const shelves: Partial<Record<Operation['entity'], keyof RemoteState>> = {
  Opportunities: 'opportunities',
  Quotes: 'quotes',
  QuoteItems: 'items',
  QuoteLocations: 'locations',
  Products: 'products',
  Services: 'services',
  Tickets: 'tickets',
  TicketCharges: 'charges',
};

/** What Autotask fills in itself, so that a record that was made reads like one that was there. */
const blanks: Partial<Record<Operation['entity'], Record<string, FieldValue>>> = {
  Products: { sku: null, externalProductID: null, manufacturerProductName: null, manufacturerName: null },
  Services: { sku: null, externalID: null, catalogNumberPartNumber: null },
  Tickets: { opportunityID: null, contactID: null, purchaseOrderNumber: null },
  TicketCharges: { productID: null, billingCodeID: null, unitCost: null, isBilled: false },
  QuoteItems: { name: null, productID: null, serviceID: null, chargeID: null, shippingID: null, unitCost: null },
};

/** Writes fields as Autotask would: those of the user into their own list. */
function fill(record: StoredRecord, fields: Record<string, FieldValue>): void {
  for (const [field, value] of Object.entries(fields)) {
    const name = userFieldName(field);
    if (name === null) record[field] = value;
    else {
      const others = (record.userDefinedFields ?? []).filter((entry) => entry.name !== name);
      record.userDefinedFields = [...others, { name, value: value === null ? null : String(value) }];
    }
  }
}

/** A plan is a graph: an operation comes when no record that it refers to is still to be made. */
function inOrder(operations: Operation[]): Operation[] {
  const pending = [...operations];
  const isToBeMade = (key: string) => pending.some((other) => other.kind === 'create' && other.key === key);
  return operations.map(() => {
    const index = pending.findIndex((operation) => !dependenciesOf(operation).some(isToBeMade));
    const [next] = index < 0 ? [] : pending.splice(index, 1);
    if (!next) throw new Error('The plan runs in a circle.');
    return next;
  });
}

/**
 * What both sides look like after these operations: a second, much simpler reading of a plan than the runner's, without time,
 * answers or failures. The input stays as it was.
 */
export function applyInMemory(operations: Operation[], before: { remote: RemoteState; known: Known }) {
  const shelf = new Map(
    Object.entries(before.remote).map(([name, records]) => [name, records.map((record: object) => ({ ...record }))]),
  ) as Map<string, StoredRecord[]>;
  const links = new Map<string, Link>(before.known.links.map((link) => [link.key, link]));
  const made = new Map<string, AutotaskId>();
  let lastId = Math.max(100_000, ...[...shelf.values()].flat().map((record) => record.id));
  const recordsOf = (entity: Operation['entity']): StoredRecord[] => {
    const records = shelf.get(shelves[entity] ?? '');
    if (!records) throw new Error(`No shelf for ${entity}.`);
    return records;
  };
  const idOf = (key: string): AutotaskId => {
    const id = made.get(key);
    if (id === undefined) throw new Error(`"${key}" is referred to before it is made.`);
    return id;
  };
  const resolve = (value: PlannedValue): FieldValue => resolveValue(value, idOf);
  const resolveAll = (fields: PlannedFields): Record<string, FieldValue> =>
    Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, resolve(value)]));
  const link = (operation: Operation, id: AutotaskId, base: Record<string, FieldValue>) => {
    const key = recordKey(operation.key);
    const before = links.get(key);
    const isMade = operation.kind === 'create' || (before?.id === id && before.madeAgeMs !== undefined);
    const made = isMade ? { madeAgeMs: 60_000 } : {};
    links.set(key, { key, entity: operation.entity, id, base, ...made });
  };
  const baseOf = (key: string) => links.get(key.split('#')[0] ?? key)?.base;

  for (const operation of inOrder(operations)) {
    switch (operation.kind) {
      case 'create': {
        const fields = resolveAll(operation.fields);
        lastId += 1;
        made.set(operation.key, lastId);
        const record = { ...blanks[operation.entity], userDefinedFields: [], id: lastId };
        fill(record, fields);
        recordsOf(operation.entity).push(record);
        link(operation, lastId, fields);
        break;
      }
      case 'update': {
        const changes = Object.entries(operation.changes).map(([field, change]) => [field, change.after] as const);
        const fields = resolveAll(Object.fromEntries(changes));
        const id = Number(resolve(operation.id));
        const record = recordsOf(operation.entity).find((candidate) => candidate.id === id);
        if (!record) throw new Error(`${operation.entity} ${id} is updated, but is not there.`);
        fill(record, fields);
        link(operation, id, { ...baseOf(operation.key), ...fields });
        break;
      }
      case 'delete': {
        const records = recordsOf(operation.entity);
        const index = records.findIndex((record) => record.id === operation.id);
        if (index < 0) throw new Error(`${operation.entity} ${operation.id} is removed, but is not there.`);
        records.splice(index, 1);
        links.delete(operation.key.split('#')[0] ?? operation.key);
        break;
      }
      case 'adopt':
        link(operation, operation.id, { ...baseOf(operation.key), ...operation.base });
        break;
    }
  }
  return {
    remote: Object.fromEntries(shelf) as unknown as RemoteState,
    known: { links: [...links.values()], intents: [] } satisfies Known,
  };
}
