import type { AutotaskRecord } from '../../types.ts';
import type { AutotaskContext } from '../AutotaskContext.ts';
import type { EntityDefinition } from '../entityDefinitions.ts';
import type { FieldDefinition } from '../fields/FieldTable.ts';
import type { SentFields } from './readFields.ts';

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** Required fields that a record lacks; the id and what the system fills are not the client's business. */
export function findMissing(entity: EntityDefinition, record: Record<string, unknown>): string[] {
  return [...entity.fields.values()]
    .filter((field) => field.required && field.name !== 'id' && (!field.readOnly || field.setOnce))
    .filter((field) => isMissing(record[field.name]))
    .map((field) => `Missing Required Field: ${field.name}`);
}

/** Fields that the client may not write: read-only ones, and set-once ones whose value would change. */
export function findReadOnly(sent: SentFields, before: AutotaskRecord | undefined): string[] {
  const refused: string[] = [];
  for (const [field, value] of sent.values) {
    if (before && field.name === 'id') continue;
    const allowed = field.setOnce && (before === undefined || before[field.name] === value);
    if (field.readOnly && !allowed) refused.push(`${field.name} is a read-only field and cannot be written.`);
  }
  return refused;
}

function checkPicklist(
  context: AutotaskContext,
  entity: EntityDefinition,
  field: FieldDefinition,
  record: Record<string, unknown>,
): string[] {
  const value = record[field.name];
  const entry = context.picklists
    .values(entity.name, field.name)
    .find((candidate) => (field.type === 'string' ? String(candidate.value) === value : candidate.value === value));
  if (!entry || entry.isActive === false) {
    return [`The value ${String(value)} is not an active value of the picklist ${field.name}.`];
  }
  const parent = field.picklistParent;
  if (parent === undefined || entry.parentValue === undefined || record[parent] === entry.parentValue) return [];
  return [`The value ${String(value)} of ${field.name} does not belong to the given ${parent}.`];
}

function checkReference(context: AutotaskContext, field: FieldDefinition, value: unknown): string[] {
  const type = field.reference ?? '';
  if (context.store.get(type, Number(value))) return [];
  return [`Reference value on field: ${field.name} of type: ${type} does not exist or is invalid.`];
}

/** Values outside their picklist or naming a record that does not exist, among the fields that were sent. */
export function findBadValues(
  context: AutotaskContext,
  entity: EntityDefinition,
  sent: SentFields,
  record: Record<string, unknown>,
): string[] {
  return [...sent.values].flatMap(([field, value]) => {
    if (value === null || field.readOnly !== field.setOnce) return [];
    if (field.picklist) return checkPicklist(context, entity, field, record);
    return field.reference ? checkReference(context, field, value) : [];
  });
}
