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
  /** Orders: the links of the quote that they go on from, for what was written last. */
  continued?: Link[];
  /** Quotes: number of the order that goes on in their place. */
  continuedAs?: string;
}
