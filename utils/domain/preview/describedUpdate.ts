import type { AutotaskId } from '../autotaskRecords';
import type { Operation } from '../plan';

/** Autotask's limit of the description of an opportunity and of a ticket; what is longer is refused. */
export const DESCRIPTION_LENGTH = 8000;

interface Described {
  key: 'opportunity' | 'ticket';
  id: AutotaskId;
  before: string | null;
  after: string;
  reason: string;
}

/**
 * Puts a new description into the last write of a record, so that there is one request; else plans one for it. One that
 * Autotask would refuse is left out: people's words are never cut to make room for ours.
 */
export function withDescription(operations: Operation[], { key, id, before, after, reason }: Described): Operation[] {
  if (after.length > DESCRIPTION_LENGTH) return operations;
  const description = { before, after };
  const at = operations.findLastIndex((operation) => operation.kind === 'update' && operation.key === key);
  const last = operations[at];
  if (last?.kind === 'update') return operations.with(at, { ...last, changes: { ...last.changes, description } });
  const entity = key === 'ticket' ? 'Tickets' : 'Opportunities';
  return [...operations, { kind: 'update', key, entity, id, parent: null, changes: { description }, reason }];
}
