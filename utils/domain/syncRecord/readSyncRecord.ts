import type { AutotaskId, UserDefinedValue } from '../autotaskRecords';
import type { OperationKey } from '../plan';
import { findBlock } from './recordText';
import { checksum } from './syncRecord';
import { expandKey, RECORDED_FIELDS, type RecordedEntity } from './syncRecordFields';

/** One record that the block names, and what is known of the values written last. */
export interface RecordedEntry {
  key: OperationKey;
  entity: RecordedEntity;
  id: AutotaskId;
  /** Field → digest of its value. */
  digests: Record<string, string>;
  /** One digest for several fields, where there was no room for each. */
  together: { fields: string[]; digest: string } | null;
}

export interface SyncRecord {
  /** `quote:102`, `order:501`. */
  ref: string;
  number: string;
  entries: RecordedEntry[];
  /** Digest of our part of a ticket's description as written last; null where the record does not say. */
  ownPart: string | null;
}

/** Reads the sync record in a text; null where none stands, or one that was cut, edited, or is of another version. */
export function readSyncRecord(text: string | null): SyncRecord | null {
  const block = findBlock(text ?? '');
  const end = block?.lastIndexOf('|') ?? -1;
  if (block === null || end < 0 || checksum(block.slice(0, end)) !== block.slice(end + 1)) return null;
  const [version, detail, ref = '', number = '', entries = '', ownPart = null] = block.slice(0, end).split('|');
  if (version !== 'qb1') return null;
  const parts = entries.split(';').filter((part) => part !== '');
  const read = parts.flatMap((part) => readEntry(part, detail === 'r'));
  return { ref, number: decodeURIComponent(number), entries: read, ownPart };
}

/** Whether a record of Autotask bears a whole block, in its description or a user-defined field. */
export function hasSyncRecord(holder: { description: string | null; userDefinedFields: UserDefinedValue[] }): boolean {
  const texts = [holder.description, ...holder.userDefinedFields.map(({ value }) => value)];
  return texts.some((text) => readSyncRecord(text) !== null);
}

function readEntry(part: string, isTogether: boolean): RecordedEntry[] {
  const [head = '', rest = ''] = part.split(',');
  const [short = '', id36 = ''] = head.split('=');
  const expanded = expandKey(short);
  const id = Number.parseInt(id36, 36);
  if (!expanded || !Number.isSafeInteger(id)) return [];
  const fields = RECORDED_FIELDS[expanded.entity];
  const together = isTogether && rest !== '' ? readTogether(rest, fields) : null;
  return [{ ...expanded, id, digests: isTogether ? {} : readDigests(rest, fields), together }];
}

function readDigests(text: string, fields: readonly string[]): Record<string, string> {
  const digests = text.match(/[\w-]{4}|\./g) ?? [];
  return Object.fromEntries(
    fields.flatMap((field, index) => {
      const digest = digests[index];
      return digest === undefined || digest === '.' ? [] : [[field, digest]];
    }),
  );
}

function readTogether(text: string, fields: readonly string[]): RecordedEntry['together'] {
  const [mask = '', digest = ''] = text.split('.');
  const bits = Number.parseInt(mask, 36).toString(2).padStart(fields.length, '0');
  return { fields: fields.filter((_, index) => bits[index] === '1'), digest };
}
