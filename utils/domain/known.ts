import type { AutotaskEntity, AutotaskId } from './autotaskRecords';
import type { FieldValue, OperationKey } from './plan';

/** One of our records in Autotask: which it is and what we wrote last (the base of the three-way comparison). */
export interface Link {
  key: OperationKey;
  entity: AutotaskEntity;
  id: AutotaskId;
  base: Record<string, FieldValue>;
  /** Milliseconds since this browser made the record; absent where it was adopted, or made by another browser. */
  madeAgeMs?: number;
  /** Digests of last written values that are not known themselves, from the sync record; used where `base` has no value. */
  digests?: Record<string, string>;
  /** Known from the sync record only: this browser has not stored it yet. */
  isRecorded?: true;
}

/** A create that was sent, or about to be, and whose answer never came. */
export interface OpenIntent {
  key: OperationKey;
  entity: AutotaskEntity;
  /** The fields that were about to be written, references resolved. */
  fields: Record<string, FieldValue>;
  /** Milliseconds since it was recorded. */
  ageMs: number;
}

/** What this browser knows from before about one document. */
export interface Known {
  links: Link[];
  intents: OpenIntent[];
  /** Orders: what the sync of their quote wrote last; its records are theirs once they go on from it. */
  continued?: Link[];
  /** Quotes: the order that came from them, where that was synced. */
  order?: SyncedOrder;
}

/** An order as a sync left it. */
export interface SyncedOrder {
  number: string;
  /** It goes on in the quote's opportunity and Autotask quote. */
  takesOver: boolean;
  /** Its products are charged on a ticket. */
  isCharged: boolean;
}

/** What was written last to a record: by this document, else by the quote that it goes on from. */
export function lastWritten(known: Known, record: Pick<Link, 'key' | 'entity' | 'id'>): Link | undefined {
  const isSame = ({ entity, id }: Link) => entity === record.entity && id === record.id;
  return known.links.find(({ key }) => key === record.key) ?? known.continued?.find(isSame);
}
