import type { AutotaskEntity, AutotaskOpportunity, AutotaskTicket } from '../autotaskRecords';
import type { Known } from '../known';
import { settingMissing } from '../matching/resolveChoice';
import { recordKey } from '../operationGraph';
import type {
  FieldValue,
  Operation,
  OperationKey,
  Plan,
  PlannedFields,
  PlannedValue,
  RecordedValues,
  SyncRecordDraft,
  UpdateOperation,
} from '../plan';
import type { PlanInput } from '../planInput';
import { isCreatedId } from '../plannedValue';
import { DESCRIPTION_LENGTH } from '../preview/describedUpdate';
import { ownPartAfter } from '../ticket/renewedDescription';
import { hasSyncRecord } from './readSyncRecord';
import { ownText } from './recordText';
import { fitsSyncRecord } from './syncRecord';
import { expandKey, RECORDED_FIELDS, shortenKey } from './syncRecordFields';
import { userField } from './userField';

/** A user-defined text of unstated length is taken for its short kind. */
const SHORT_TEXT = 255;

interface RecordPlace {
  field: string;
  text: string;
  maxLength: number;
}

type HolderKey = 'opportunity' | 'ticket';

/** The parent in which a document's sync record stands, as read; null while this plan makes it. */
type Holder = AutotaskOpportunity | AutotaskTicket | null;

/**
 * Adds the sync record to the last write of the opportunity and of the ticket, where the plan has one: it travels, it never
 * causes a request, save the one after the charges of a new ticket (sync-rules § 6, § 8). To be called when everything else
 * is planned.
 */
export function addSyncRecords(input: PlanInput, plan: Plan): void {
  const { opportunities, tickets } = input.remote;
  addTicketWrite(input, plan);
  addSyncRecord(input, 'opportunity', opportunities, plan);
  addSyncRecord(input, 'ticket', tickets, plan);
}

function addSyncRecord(input: PlanInput, key: HolderKey, rows: NonNullable<Holder>[], plan: Plan): void {
  const at = plan.operations.findLastIndex((operation) => operation.kind === 'update' && operation.key === key);
  const last = plan.operations[at];
  if (last?.kind !== 'update') return;
  const place = placeOf(input, rows.find(({ id }) => id === last.id) ?? null, key, plan);
  if (!place) {
    plan.problems.push(settingMissing(`${key}.syncRecordField`, 'Autotask has no such user-defined field.'));
    return;
  }
  // A new text of ours, with which the block goes along.
  const planned = place.field === 'description' ? last.changes.description?.after : undefined;
  const draft: SyncRecordDraft = {
    document: { ref: `${input.source.kind}:${input.source.id}`, number: input.source.number },
    text: typeof planned === 'string' ? planned : place.text,
    maxLength: place.maxLength,
    records: recordsAfter(plan, input.known, key),
    ownPart: key === 'ticket' ? ownPartAfter(input, plan) : null,
  };
  if (!fitsSyncRecord(draft)) {
    plan.notices.push(omitted);
    // The old block says of the new text what does not hold.
    if (typeof planned === 'string')
      plan.operations[at] = withChange(last, 'description', place.text, ownText(planned));
    return;
  }
  plan.operations[at] = withChange(last, place.field, place.text, { syncRecord: draft });
}

function withChange(write: UpdateOperation, field: string, before: string, after: PlannedValue): UpdateOperation {
  return { ...write, changes: { ...write.changes, [field]: { before, after } } };
}

/** A new ticket gets all its fields at creation; one write after its first charges makes it known to other browsers. */
function addTicketWrite({ remote }: PlanInput, plan: Plan): void {
  const charges = plan.operations.filter(({ kind, entity }) => kind === 'create' && entity === 'TicketCharges');
  const [first] = charges;
  const isWritten = plan.operations.some(({ kind, key }) => kind === 'update' && key === 'ticket');
  if (first?.kind !== 'create' || first.parent === null || isWritten) return;
  const ticket = remote.tickets.find(({ id }) => id === first.parent);
  if (ticket && hasSyncRecord(ticket)) return;
  plan.operations.push({
    kind: 'update',
    key: 'ticket',
    entity: 'Tickets',
    id: first.parent,
    parent: null,
    changes: {},
    after: charges.map(({ key }) => key),
    reason: 'what was written, for other browsers',
  });
}

const omitted = {
  code: 'sync-record-omitted',
  message:
    'There is no room in Autotask to remember what was written; another browser would find the records by their names.',
};

function placeOf(input: PlanInput, holder: Holder, key: HolderKey, plan: Plan): RecordPlace | null {
  const wanted = input.settings[key].syncRecordField?.trim().toLowerCase() ?? '';
  if (wanted === '') {
    const text = holder ? (holder.description ?? '') : plannedDescription(plan, key);
    return { field: 'description', text, maxLength: DESCRIPTION_LENGTH };
  }
  const fields = input.reference.userDefinedFields[key === 'ticket' ? 'Tickets' : 'Opportunities'];
  const found = fields.find(({ name, label }) => [name, label].some((words) => words.trim().toLowerCase() === wanted));
  if (!found) return null;
  const value = holder?.userDefinedFields.find(({ name }) => name.toLowerCase() === found.name.toLowerCase())?.value;
  return { field: userField(found.name), text: value ?? '', maxLength: found.length ?? SHORT_TEXT };
}

function plannedDescription(plan: Plan, key: OperationKey): string {
  const creation = plan.operations.find((operation) => operation.kind === 'create' && operation.key === key);
  const text = creation?.kind === 'create' ? creation.fields.description : null;
  return typeof text === 'string' ? text : '';
}

/** Which entities a holder's record names. */
const CONTENT: Record<HolderKey, ReadonlySet<AutotaskEntity>> = {
  opportunity: new Set<AutotaskEntity>(['Opportunities', 'Quotes', 'QuoteItems']),
  ticket: new Set<AutotaskEntity>(['Tickets', 'TicketCharges']),
};

/** Our records of the document as they will stand after the plan, with the values written last. */
function recordsAfter(plan: Plan, known: Known, holder: HolderKey): RecordedValues[] {
  const records = new Map<OperationKey, RecordedValues>();
  for (const { key, id, base, digests } of known.links) records.set(key, { key, id, values: base, digests });
  for (const key of plan.forget) records.delete(key);
  for (const operation of plan.operations) record(operation, records);
  return [...records.values()].flatMap((entry) => {
    const expanded = expandKey(shortenKey(entry.key) ?? '');
    if (!expanded || !CONTENT[holder].has(expanded.entity)) return [];
    const owned = RECORDED_FIELDS[expanded.entity];
    const values = Object.fromEntries(Object.entries(entry.values).filter(([field]) => owned.includes(field)));
    const { digests, ...rest } = entry;
    return [digests ? { ...rest, digests, values } : { ...rest, values }];
  });
}

function record(operation: Operation, records: Map<OperationKey, RecordedValues>): void {
  const key = recordKey(operation.key);
  const before = records.get(key);
  switch (operation.kind) {
    case 'create':
      records.set(key, { key, id: { created: key }, values: valuesOf(operation.fields) });
      return;
    case 'update': {
      const after = Object.entries(operation.changes).map(([field, change]) => [field, change.after] as const);
      const values = { ...before?.values, ...valuesOf(Object.fromEntries(after)) };
      records.set(key, { ...before, key, id: operation.id, values });
      return;
    }
    case 'delete':
      records.delete(key);
      return;
    case 'adopt':
      records.set(key, { ...before, key, id: operation.id, values: { ...before?.values, ...operation.base } });
  }
}

function valuesOf(fields: PlannedFields): RecordedValues['values'] {
  const isPlain = (value: unknown): value is FieldValue => typeof value !== 'object' || value === null;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => (isPlain(value) || isCreatedId(value) ? [[field, value]] : [])),
  );
}
