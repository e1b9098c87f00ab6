import type { AutotaskOpportunity } from '../domain/autotaskRecords';
import type { Known } from '../domain/known';
import type { Operation } from '../domain/plan';
import { userFieldName } from '../domain/syncRecord/userField';
import type { Targets } from './targets';

/**
 * An opportunity that was reopened for the change of an item and closed again, and nothing else: both writes were answered,
 * so that it needs no look of its own (sync-rules § 8, *reopening + 2*). Null where there was more.
 */
export function assumeClosed(touched: Operation[], known: Known, targets: Targets): Targets | null {
  const writes = touched.filter(({ entity }) => entity === 'Opportunities');
  const link = known.links.find(({ key }) => key === 'opportunity');
  if (!link || !writes.some(({ key }) => key === 'opportunity#reopen')) return null;
  const fields = writes.flatMap((write) => (write.kind === 'update' ? Object.keys(write.changes) : ['?']));
  if (!fields.every((field) => field === 'status' || isRecordField(field))) return null;
  const written = Object.fromEntries(fields.map((field) => [field, link.base[field] ?? null]));
  const opportunities = targets.opportunities.map((row) => (row.id === link.id ? withFields(row, written) : row));
  return { ...targets, opportunities };
}

const isRecordField = (field: string): boolean => field === 'description' || userFieldName(field) !== null;

function withFields(row: AutotaskOpportunity, written: Record<string, unknown>): AutotaskOpportunity {
  const own = Object.entries(written).filter(([field]) => userFieldName(field) === null);
  const userDefinedFields = row.userDefinedFields.map((entry) => {
    const value = Object.entries(written).find(([field]) => userFieldName(field) === entry.name)?.[1];
    return value === undefined ? entry : { ...entry, value: String(value) };
  });
  return { ...row, ...Object.fromEntries(own), userDefinedFields };
}
