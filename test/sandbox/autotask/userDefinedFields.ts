import type { AutotaskRecord } from '../types.ts';
import type { AutotaskContext } from './AutotaskContext.ts';
import type { EntityDefinition } from './entityDefinitions.ts';
import { RefusedError, refuseUnless } from './RefusedError.ts';

/** One value of a record's `userDefinedFields`. */
export interface UserDefinedValue {
  name: string;
  value: string | null;
}

/** Greatest length of a user-defined text, as the metadata state it. */
export const USER_TEXT_LENGTH = 8000;

const oldNames: Record<string, string> = { Companies: 'Account' };

/** The active definitions for an entity: those whose `udfType` bears its name in the tenant's list. */
export function definitionsFor(context: AutotaskContext, entity: EntityDefinition): AutotaskRecord[] {
  if (!entity.hasUserDefinedFields) return [];
  const names = [entity.name, entity.singular, oldNames[entity.name]].map((name) => name?.toLowerCase());
  return context.store.all('UserDefinedFieldDefinitions').filter((definition) => {
    const label = context.picklists.labelOf('UserDefinedFieldDefinitions', 'udfType', definition.udfType);
    return definition.isActive !== false && names.includes(label?.toLowerCase());
  });
}

/** The stored values of a record. */
export function storedValues(record: AutotaskRecord): UserDefinedValue[] {
  return Array.isArray(record.userDefinedFields) ? record.userDefinedFields : [];
}

/** Every user-defined field of a record, null where it has no value. */
export function listValues(
  context: AutotaskContext,
  entity: EntityDefinition,
  record: AutotaskRecord,
): UserDefinedValue[] {
  const stored = new Map(storedValues(record).map(({ name, value }) => [name.toLowerCase(), value]));
  return definitionsFor(context, entity).map(({ name }) => ({
    name: String(name),
    value: stored.get(String(name).toLowerCase()) ?? null,
  }));
}

function parseValue(entry: unknown): UserDefinedValue {
  const { name, value } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
  refuseUnless(typeof name === 'string', 'Each user-defined field needs a name.');
  refuseUnless(value === null || typeof value === 'string', `The value of user-defined field ${name} must be text.`);
  const isTooLong = typeof value === 'string' && value.length > USER_TEXT_LENGTH;
  refuseUnless(!isTooLong, `The value of user-defined field ${name} exceeds ${USER_TEXT_LENGTH} characters.`);
  return { name: String(name), value: value === null ? null : String(value) };
}

/** Merges sent values into the stored ones; refuses what is no array of `{name, value}` or names no active field. */
export function mergeValues(
  context: AutotaskContext,
  entity: EntityDefinition,
  before: UserDefinedValue[],
  sent: unknown,
): UserDefinedValue[] {
  if (!Array.isArray(sent)) throw new RefusedError('userDefinedFields must be an array.');
  const known = new Map(definitionsFor(context, entity).map(({ name }) => [String(name).toLowerCase(), String(name)]));
  const merged = new Map(before.map((entry) => [entry.name.toLowerCase(), entry]));
  for (const { name, value } of sent.map(parseValue)) {
    const own = known.get(name.toLowerCase());
    if (own === undefined) throw new RefusedError(`Unable to find user-defined field ${name} in ${entity.singular}.`);
    merged.set(name.toLowerCase(), { name: own, value });
  }
  return [...merged.values()];
}
