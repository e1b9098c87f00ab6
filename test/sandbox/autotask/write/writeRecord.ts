import type { AutotaskRecord } from '../../types.ts';
import type { AutotaskContext } from '../AutotaskContext.ts';
import type { EntityDefinition } from '../entityDefinitions.ts';
import { formatDate } from '../formatDate.ts';
import { COST_FIELDS } from '../presentRecord.ts';
import { RefusedError, refuseUnless } from '../RefusedError.ts';
import { entityRules } from '../rules/entityRules.ts';
import { mergeValues, storedValues } from '../userDefinedFields.ts';
import { findBadValues, findMissing, findReadOnly } from './checkFields.ts';
import { readFields, type SentFields } from './readFields.ts';

/** A create or update as it arrived. */
export interface WriteRequest {
  entity: EntityDefinition;
  body: unknown;
  /** From the URL of a child route. */
  parentId?: number;
  /** The resource that the write is attributed to. */
  resourceId: number | null;
}

const creationFields = ['createDate', 'createDateTime', 'createdTime'];
const creatorFields = ['creatorResourceID', 'createdByResourceID'];
const changeFields = ['lastActivityDate', 'lastActivity', 'lastModifiedDate', 'lastTrackedModificationDateTime'];

function stamp(entity: EntityDefinition, record: AutotaskRecord, names: string[], value: unknown): void {
  for (const name of names) if (entity.fields.has(name.toLowerCase())) record[name] = value;
}

function checkParent({ entity, parentId }: WriteRequest, record: AutotaskRecord): void {
  if (parentId === undefined || !entity.child) return;
  const { parentField, parent } = entity.child;
  const matches = record[parentField] === parentId;
  refuseUnless(matches, `${parentField} must be the id of the ${parent} record in the URL: ${parentId}.`);
}

function applySent({ store }: AutotaskContext, record: AutotaskRecord, sent: SentFields): void {
  const { seesCosts } = store.limits();
  for (const [{ name }, value] of sent.values) {
    if (name !== 'id' && (seesCosts || !COST_FIELDS.has(name))) record[name] = value;
  }
}

function finish(
  context: AutotaskContext,
  request: WriteRequest,
  sent: SentFields,
  before: AutotaskRecord | undefined,
  record: AutotaskRecord,
): void {
  const { entity } = request;
  const refused = [...findReadOnly(sent, before), ...findMissing(entity, record)];
  if (refused.length > 0) throw new RefusedError(refused);
  checkParent(request, record);
  const bad = findBadValues(context, entity, sent, record);
  if (bad.length > 0) throw new RefusedError(bad);
  if (sent.userDefinedFields !== undefined && sent.userDefinedFields !== null) {
    const stored = storedValues(before ?? record);
    record.userDefinedFields = mergeValues(context, entity, stored, sent.userDefinedFields);
  }
  const names = new Set([...sent.values.keys()].map((field) => field.name));
  entityRules[entity.name]?.check?.({ context, before, record, sent: names });
  stamp(entity, record, changeFields, formatDate(context.clock()));
}

/** Validates and stores a new record; returns its id. Throws a RefusedError. */
export function createRecord(context: AutotaskContext, request: WriteRequest): number {
  const sent = readFields(request.entity, request.body);
  const record: AutotaskRecord = { id: 0 };
  applySent(context, record, sent);
  finish(context, request, sent, undefined, record);
  stamp(request.entity, record, creationFields, formatDate(context.clock()));
  stamp(request.entity, record, creatorFields, request.resourceId);
  const { id: _unassigned, ...fields } = record;
  return context.store.create(request.entity.name, fields).id;
}

function findRecord(context: AutotaskContext, entity: EntityDefinition, sent: SentFields): AutotaskRecord {
  const id = [...sent.values].find(([field]) => field.name === 'id')?.[1];
  refuseUnless(typeof id === 'number', 'Missing Required Field: id');
  const record = context.store.get(entity.name, Number(id));
  if (!record) throw new RefusedError(`Record with id ${String(id)} of type ${entity.singular} does not exist.`);
  return record;
}

function clearUnsent(entity: EntityDefinition, record: AutotaskRecord): void {
  for (const field of entity.fields.values()) if (!field.readOnly) record[field.name] = null;
}

/** Validates and stores a change (PATCH) or, with `replace`, a whole record (PUT: what is missing becomes null). */
export function updateRecord(context: AutotaskContext, request: WriteRequest, replace: boolean): number {
  const { entity } = request;
  const sent = readFields(entity, request.body);
  const before = findRecord(context, entity, sent);
  const record = structuredClone(before);
  if (replace) clearUnsent(entity, record);
  applySent(context, record, sent);
  finish(context, request, sent, before, record);
  return context.store.patch(entity.name, before.id, record).id;
}

/** Removes a record below its parent, if any; false when there is none. Throws a RefusedError. */
export function deleteRecord(
  context: AutotaskContext,
  entity: EntityDefinition,
  id: number,
  parentId: number | undefined,
): boolean {
  const record = context.store.get(entity.name, id);
  if (!record) return false;
  if (parentId !== undefined && entity.child && record[entity.child.parentField] !== parentId) return false;
  entityRules[entity.name]?.checkDelete?.(context, record);
  return context.store.remove(entity.name, id);
}
