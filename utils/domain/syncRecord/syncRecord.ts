import type { AutotaskId } from '../autotaskRecords';
import type { CreatedId, FieldValue, OperationKey, RecordedValues, SyncRecordDraft } from '../plan';
import { canonicalText } from '../text/compareFields';
import { hashText } from '../text/hashText';
import { oneLine } from '../text/text';
import { placeBlock } from './recordText';
import { expandKey, RECORDED_FIELDS, shortenKey } from './syncRecordFields';

/** `f`: a digest per field, `r`: one per record, `i`: ids alone. */
type Detail = 'f' | 'r' | 'i';

/**
 * The text with the sync record in it (sync-rules § 6): as much detail as fits; the text without any where not even the ids
 * do. `idOf` gives the id of a record that the plan made.
 */
export function renderSyncRecord(draft: SyncRecordDraft, idOf: (key: OperationKey) => AutotaskId): string {
  for (const detail of ['f', 'r', 'i'] as const) {
    const text = placeBlock(draft.text, writeBlock(draft, detail, idOf));
    if (text.length <= draft.maxLength) return text;
  }
  return placeBlock(draft.text, null);
}

/** Whether the ids at least fit; ids are taken to be as long as Autotask's longest. */
export function fitsSyncRecord(draft: SyncRecordDraft): boolean {
  const longest = () => 99_999_999_999;
  return placeBlock(draft.text, writeBlock(draft, 'i', longest)).length <= draft.maxLength;
}

/** Digest of one value: equal for all values that are the same to a person. */
export const digestOf = (value: FieldValue | undefined): string => hashText(canonicalText(value));

/** One digest for several fields, made of theirs. */
export const digestTogether = (digests: string[]): string => hashText(digests.join(''));

/** What tells a damaged block from a whole one. */
export const checksum = (content: string): string => `${hashText(content)}${hashText(content, 1)}`;

function writeBlock(draft: SyncRecordDraft, detail: Detail, idOf: (key: OperationKey) => AutotaskId): string {
  const { ref, number } = draft.document;
  const entries = draft.records.flatMap((record) => writeEntry(record, detail, idOf));
  // A part more than version 1 began with: readers of it look at the first five alone.
  const ownPart = draft.ownPart === null ? [] : [draft.ownPart];
  const content = ['qb1', detail, ref, encodeURIComponent(number), entries.join(';'), ...ownPart].join('|');
  const head = `Quotebridge remembers in the next line what it wrote for ${oneLine(number)}; please leave it as it is.`;
  return `${head}\n[[${content}|${checksum(content)}]]`;
}

function writeEntry(record: RecordedValues, detail: Detail, idOf: (key: OperationKey) => AutotaskId): string[] {
  const short = shortenKey(record.key);
  if (short === null) return [];
  const resolve = (value: FieldValue | CreatedId) => (isCreated(value) ? idOf(value.created) : value);
  const entry = `${short}=${Number(resolve(record.id)).toString(36)}`;
  const digests = fieldsOf(record.key).map((field) => {
    const value = record.values[field];
    return value === undefined ? (record.digests?.[field] ?? null) : digestOf(resolve(value));
  });
  const known = digests.filter((digest) => digest !== null);
  if (detail === 'i' || known.length === 0) return [entry];
  if (detail === 'f') return [`${entry},${digests.map((digest) => digest ?? '.').join('')}`];
  const mask = digests.map((digest) => (digest === null ? '0' : '1')).join('');
  return [`${entry},${Number.parseInt(mask, 2).toString(36)}.${digestTogether(known)}`];
}

function fieldsOf(key: OperationKey): readonly string[] {
  const expanded = expandKey(shortenKey(key) ?? '');
  return expanded ? RECORDED_FIELDS[expanded.entity] : [];
}

const isCreated = (value: FieldValue | CreatedId): value is CreatedId => typeof value === 'object' && value !== null;
