import type { AutotaskEntity, AutotaskId } from './autotaskRecords';
import type { Decisions, Winner } from './decisions';
import { type Known, lastWritten } from './known';
import type { CreatedId, Difference, FieldValue, Operation, OperationKey, PlannedFields } from './plan';
import { isCreatedId } from './plannedValue';
import type { Settings } from './settings';
import { mergeFields } from './threeWay';

export interface RecordPlan {
  operations: Operation[];
  differences: Difference[];
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
  decisions: Decisions;
  label: string;
}): RecordPlan {
  const { key, entity, id, parent, known } = input;
  const link = known.links.find((candidate) => candidate.key === key);
  const written = lastWritten(known, { key, entity, id });
  const base = written?.base ?? known.intents.find((intent) => intent.key === key)?.fields;
  const { settled, pending } = splitReferences(input.desired);
  const merged = mergeFields({
    desired: settled,
    remote: input.remote as Record<string, FieldValue>,
    base,
    digests: written?.digests,
    conflicts: input.conflicts,
    winnerOf: (field) => winnerOf(input.decisions, key, field),
    takesOver: input.decisions.takeOver ?? false,
  });
  const operations: Operation[] = [];
  const changes = { ...merged.changes, ...pendingChanges(pending, input.remote) };
  // What only the sync record knew is stored too, or the next look would compare with an older memory.
  const isNew = link === undefined || link.id !== id || link.isRecorded === true;
  if (isNew || Object.keys(merged.agreed).length > 0) {
    const reason = isNew ? 'it already stands in Autotask' : 'equal on both sides';
    const adopted = { ...(isNew ? base : {}), ...merged.agreed };
    const digests = written?.isRecorded && written.digests ? { digests: written.digests } : {};
    operations.push({ kind: 'adopt', key, entity, id, base: adopted, ...digests, reason });
  }
  if (Object.keys(changes).length > 0)
    operations.push({ kind: 'update', key, entity, id, parent, changes, reason: `${input.label} changed` });
  const differences = merged.differences.map((difference) => ({ ...difference, key, entity, label: input.label }));
  return { operations, differences };
}

/** Who wins a field: by an answer about the field, else about the whole record. */
function winnerOf({ winners = {} }: Decisions, key: OperationKey, field: string): Winner | undefined {
  return winners[`${key}.${field}`] ?? winners[key];
}

/** A reference to a record that is still to be made can only be written, not compared. */
function splitReferences(fields: PlannedFields): {
  settled: Record<string, FieldValue>;
  pending: Record<string, CreatedId>;
} {
  const settled: Record<string, FieldValue> = {};
  const pending: Record<string, CreatedId> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (isCreatedId(value)) pending[field] = value;
    else if (typeof value !== 'object' || value === null) settled[field] = value;
  }
  return { settled, pending };
}

function pendingChanges(pending: Record<string, CreatedId>, remote: object) {
  const present = remote as Record<string, FieldValue | undefined>;
  return Object.fromEntries(
    Object.entries(pending).map(([field, after]) => [field, { before: present[field], after }]),
  );
}
