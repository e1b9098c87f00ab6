import type { AutotaskRecord } from '../types.ts';
import type { AutotaskContext } from './AutotaskContext.ts';
import type { EntityDefinition } from './entityDefinitions.ts';
import { listValues } from './userDefinedFields.ts';

/** Fields that vanish, and are ignored when they are sent, where the API user may not see costs. */
export const COST_FIELDS: ReadonlySet<string> = new Set(['unitCost']);

/** A record as the interface answers it: every field of the entity that the user may see, null where it has no value. */
export function presentRecord(
  context: AutotaskContext,
  entity: EntityDefinition,
  record: AutotaskRecord,
): Record<string, unknown> {
  const { seesCosts } = context.store.limits();
  const shown = [...entity.fields.values()].filter(({ name }) => seesCosts || !COST_FIELDS.has(name));
  const fields = shown.map(({ name }) => [name, record[name] ?? null]);
  return { ...Object.fromEntries(fields), userDefinedFields: listValues(context, entity, record) };
}
