import type { AutotaskEntity, AutotaskId } from './autotaskRecords';
import type { Known } from './known';
import type { CreatedId, FieldValue, Operation, OperationKey, PlannedFields } from './plan';
import type { Settings } from './settings';
import { mergeFields } from './threeWay';

export interface RecordPlan {
  operations: Operation[];
  kept: string[];
  conflicts: string[];
}

/**
 * Brings one existing record to what the document asks for: an update of the fields that changed here, an `adopt` where only
 * our memory of it changes, nothing where all is equal.
 */
export function planExisting(input: {
  key: OperationKey;
  entity: AutotaskEntity;
  id: AutotaskId;
  parent: AutotaskId | null;
  desired: PlannedFields;
  remote: object;
  known: Known;
  conflicts: Settings['conflicts'];
  label: string;
}): RecordPlan {
  const { key, entity, id, parent, known } = input;
  const link = known.links.find((candidate) => candidate.key === key);
  const base = link?.base ?? known.intents.find((intent) => intent.key === key)?.fields;
  const { settled, pending } = splitReferences(input.desired);
  const merged = mergeFields({
    desired: settled,
    remote: input.remote as Record<string, FieldValue>,
    base,
    conflicts: input.conflicts,
  });
  const operations: Operation[] = [];
  const changes = { ...merged.changes, ...pendingChanges(pending, input.remote) };
  const isNew = link === undefined || link.id !== id;
  if (isNew || Object.keys(merged.agreed).length > 0) {
    const reason = isNew ? 'it already stands in Autotask' : 'equal on both sides';
    operations.push({ kind: 'adopt', key, entity, id, base: { ...(isNew ? base : {}), ...merged.agreed }, reason });
  }
  if (Object.keys(changes).length > 0)
    operations.push({ kind: 'update', key, entity, id, parent, changes, reason: `${input.label} changed` });
  const say = (field: string) => `${input.label}: ${fieldWords(field)}`;
  return { operations, kept: merged.kept.map(say), conflicts: merged.conflicts.map(say) };
}

/** A reference to a record that is still to be made can only be written, not compared. */
function splitReferences(fields: PlannedFields): {
  settled: Record<string, FieldValue>;
  pending: Record<string, CreatedId>;
} {
  const settled: Record<string, FieldValue> = {};
  const pending: Record<string, CreatedId> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value === 'object' && value !== null) pending[field] = value;
    else settled[field] = value;
  }
  return { settled, pending };
}

function pendingChanges(pending: Record<string, CreatedId>, remote: object) {
  const present = remote as Record<string, FieldValue | undefined>;
  return Object.fromEntries(
    Object.entries(pending).map(([field, after]) => [field, { before: present[field], after }]),
  );
}

/** A field's name as people say it: `projectedCloseDate` → projected close date, `contactID` → contact. */
function fieldWords(field: string): string {
  return field
    .replace(/ID$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}
