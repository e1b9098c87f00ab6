import type { AutotaskOpportunity, AutotaskTicket } from '../autotaskRecords';
import { readSyncRecord } from './readSyncRecord';
import { textsOf } from './recallRecord';

/**
 * Whether an opportunity or ticket bears the sync record of one of these documents, and is the one that the record names: a
 * copied record bears a copied block.
 */
export function holdsRecord(
  holder: AutotaskOpportunity | AutotaskTicket,
  key: 'opportunity' | 'ticket',
  writers: ReadonlySet<string>,
): boolean {
  return textsOf(holder).some(([, text]) => {
    const record = readSyncRecord(text);
    const isNamed = record?.entries.some((entry) => entry.key === key && entry.id === holder.id);
    return isNamed === true && writers.has(record?.ref ?? '');
  });
}
