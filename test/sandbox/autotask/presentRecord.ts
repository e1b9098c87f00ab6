import type { AutotaskRecord } from '../types.ts';
import type { AutotaskContext } from './AutotaskContext.ts';
import type { EntityDefinition } from './entityDefinitions.ts';
import { listValues } from './userDefinedFields.ts';

/** A record as the interface answers it: every field of the entity, null where it has no value. */
export function presentRecord(
  context: AutotaskContext,
  entity: EntityDefinition,
  record: AutotaskRecord,
): Record<string, unknown> {
  const fields = [...entity.fields.values()].map(({ name }) => [name, record[name] ?? null]);
  return { ...Object.fromEntries(fields), userDefinedFields: listValues(context, entity, record) };
}
