import type { AutotaskId } from '../autotaskRecords';
import type { Operation } from '../plan';

interface Described {
  key: 'opportunity' | 'ticket';
  id: AutotaskId;
  before: string | null;
  after: string;
  reason: string;
}

/** Puts a new description into the last write of a record, so that there is one request; else plans one for it. */
export function withDescription(operations: Operation[], { key, id, before, after, reason }: Described): Operation[] {
  const description = { before, after };
  const at = operations.findLastIndex((operation) => operation.kind === 'update' && operation.key === key);
  const last = operations[at];
  if (last?.kind === 'update') return operations.with(at, { ...last, changes: { ...last.changes, description } });
  const entity = key === 'ticket' ? 'Tickets' : 'Opportunities';
  return [...operations, { kind: 'update', key, entity, id, parent: null, changes: { description }, reason }];
}
