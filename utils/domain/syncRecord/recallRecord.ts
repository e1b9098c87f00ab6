import type { AutotaskOpportunity, AutotaskTicket } from '../autotaskRecords';
import type { Known, Link } from '../known';
import type { FieldValue } from '../plan';
import type { RemoteState } from '../remoteState';
import { nativeOpportunityId } from '../sale/nativeIds';
import type { SourceDocument } from '../sourceDocument';
import { type RecordedEntry, readSyncRecord, type SyncRecord } from './readSyncRecord';
import { findBlock } from './recordText';
import { digestOf, digestTogether } from './syncRecord';
import type { RecordedEntity } from './syncRecordFields';
import { userField } from './userField';

const SHELVES = {
  Opportunities: 'opportunities',
  Quotes: 'quotes',
  QuoteItems: 'items',
  Tickets: 'tickets',
  TicketCharges: 'charges',
} as const satisfies Record<RecordedEntity, keyof RemoteState>;

interface RecallInput {
  source: Pick<SourceDocument, 'kind' | 'id' | 'number'> & { native?: SourceDocument['native'] };
  remote: RemoteState;
  known: Known;
}

type Row = { id: number } & Record<string, FieldValue | undefined>;

/**
 * What is known of a document, with what another browser left in Autotask's sync record (sync-rules § 6). A record that this
 * browser wrote, or has taken in before, says nothing new and is left aside: its own links may be younger.
 */
export function recallRecord(input: RecallInput): Known {
  const { remote } = input;
  const links = new Map(input.known.links.map((link) => [link.key, link]));
  for (const holder of nativeFirst(input)) recallFrom(holder, 'opportunity', input, links);
  for (const holder of remote.tickets) recallFrom(holder, 'ticket', input, links);
  return { ...input.known, links: [...links.values()] };
}

/** A quote that was taken over bears two records: that in the opportunity which Quote Manager names is the later one. */
function nativeFirst({ source, remote }: RecallInput): AutotaskOpportunity[] {
  const native = source.kind === 'quote' && source.native ? nativeOpportunityId(source.native, remote) : undefined;
  return [...remote.opportunities].sort((a, b) => Number(b.id === native) - Number(a.id === native));
}

function recallFrom(
  holder: AutotaskOpportunity | AutotaskTicket,
  key: 'opportunity' | 'ticket',
  { source, remote }: Pick<RecallInput, 'source' | 'remote'>,
  links: Map<string, Link>,
): void {
  const own = links.get(key);
  // One document has one record of a kind: what the link names, else the first that says so itself.
  if (own && own.id !== holder.id) return;
  for (const [field, text] of textsOf(holder)) {
    const record = readSyncRecord(text);
    if (!record || !isOf(record, source) || idIn(record, key) !== holder.id || hasSeen(own, text)) continue;
    for (const entry of record.entries) recallEntry(entry, remote, links);
    const link = links.get(key);
    if (link) links.set(key, { ...link, base: { ...link.base, [field]: text } });
    return;
  }
}

/** The texts of a record in which a block may stand, by field. */
export function textsOf({ description, userDefinedFields }: AutotaskOpportunity | AutotaskTicket): [string, string][] {
  const own = userDefinedFields.map(({ name, value }) => [userField(name), value ?? ''] as [string, string]);
  return [...own, ['description', description ?? '']];
}

const isOf = ({ ref, number }: SyncRecord, source: RecallInput['source']): boolean =>
  ref === `${source.kind}:${source.id}` && number === source.number;

/** A copied opportunity bears a copied block; its own id is not the one that the block names. */
const idIn = (record: SyncRecord, key: string) => record.entries.find((entry) => entry.key === key)?.id;

function hasSeen(own: Link | undefined, text: string): boolean {
  const block = findBlock(text);
  return Object.values(own?.base ?? {}).some((value) => typeof value === 'string' && findBlock(value) === block);
}

function recallEntry(entry: RecordedEntry, remote: RemoteState, links: Map<string, Link>): void {
  const rows = remote[SHELVES[entry.entity]] as unknown as Row[];
  const row = rows.find(({ id }) => id === entry.id);
  const local = links.get(entry.key);
  const isOther = local !== undefined && local.id !== entry.id;
  // Two ids for one line: the one that stands counts, and this browser's own where both do.
  if (isOther && (!row || rows.some(({ id }) => id === local.id))) return;
  const { key, entity, id } = entry;
  const before = local && !isOther ? local : { key, entity, id, base: {} };
  const agreed = row ? agreedValues(entry, row) : {};
  links.set(key, {
    ...before,
    base: { ...before.base, ...agreed },
    digests: { ...before.digests, ...entry.digests },
    isRecorded: true,
  });
}

/** Fields that stand as they were written last. */
function agreedValues({ digests, together }: RecordedEntry, row: Row): Record<string, FieldValue> {
  const pick = (fields: string[]) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
  if (together) {
    const present = digestTogether(together.fields.map((field) => digestOf(row[field])));
    return present === together.digest ? pick(together.fields) : {};
  }
  return pick(Object.keys(digests).filter((field) => digestOf(row[field]) === digests[field]));
}
