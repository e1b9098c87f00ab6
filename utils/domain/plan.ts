import type { AutotaskEntity, AutotaskId } from './autotaskRecords';
import type { Problem } from './problem';
import type { Question } from './question';
import type { DocumentRef } from './sourceDocument';

/**
 * Names one record of a document's set: `opportunity`, `quote`, `location:<digest>`, `item:line-81`, `ticket`, `charge:line-81`,
 * `product:PN-1`, `service:SV-1`, `company:5`. What follows a `#` names a step: `opportunity#reopen`, `item:line-81#remove`.
 */
export type OperationKey = string;

/** The id of a record that another operation of the same plan makes. */
export interface CreatedId {
  created: OperationKey;
}

export type FieldValue = string | number | boolean | null;

/** One of our records as the block names it. */
export interface RecordedValues {
  key: OperationKey;
  id: AutotaskId | CreatedId;
  /** The values written last, by field. */
  values: Record<string, FieldValue | CreatedId>;
  /** Digests of values that only another browser knows. */
  digests?: Record<string, string>;
}

/** Everything that a sync record is made of; ids of records that are still to be made are filled in when it is sent. */
export interface SyncRecordDraft {
  document: { ref: DocumentRef; number: string };
  /** The text in which it stands, or is to stand; a person's words in it stay as they are. */
  text: string;
  /** Greatest length of that text. */
  maxLength: number;
  records: RecordedValues[];
  /** Digest of our part of a ticket's description as written last; null where it has none. */
  ownPart: string | null;
}

/** The sync record as a field's value: written out when it is sent, since it names records that the plan makes. */
export interface RecordValue {
  syncRecord: SyncRecordDraft;
}

/** What `resolveValue` turns into the value that is sent. */
export type PlannedValue = FieldValue | CreatedId | RecordValue;
export type PlannedFields = Record<string, PlannedValue>;

interface OperationBase {
  key: OperationKey;
  entity: AutotaskEntity;
  /** Why this is done, a short sentence for the preview. */
  reason: string;
  /** Operations that must have succeeded first, besides those that the fields refer to. */
  after?: OperationKey[];
}

export interface CreateOperation extends OperationBase {
  kind: 'create';
  fields: PlannedFields;
  /** Parent of a child record (`Quotes/{id}/Items`); null for a flat one. */
  parent: AutotaskId | CreatedId | null;
}

export interface UpdateOperation extends OperationBase {
  kind: 'update';
  id: AutotaskId | CreatedId;
  parent: AutotaskId | CreatedId | null;
  changes: Record<string, { before: FieldValue | undefined; after: PlannedValue }>;
}

export interface DeleteOperation extends OperationBase {
  kind: 'delete';
  id: AutotaskId;
  parent: AutotaskId;
}

/** Take an existing record as ours; nothing is sent. `base` are the values that both sides agree on. */
export interface AdoptOperation extends OperationBase {
  kind: 'adopt';
  id: AutotaskId;
  base: Record<string, FieldValue>;
  /** As in `Link`: from the sync record. */
  digests?: Record<string, string>;
}

export type Operation = CreateOperation | UpdateOperation | DeleteOperation | AdoptOperation;

/** Something worth knowing that stops nothing. */
export interface Notice {
  code: string;
  message: string;
}

/**
 * A value that differs and is not simply written: changed by a person in Autotask only (`kept`), changed in both (`conflict`),
 * or different in a record that was never ours (`found`).
 */
export interface Difference {
  key: OperationKey;
  entity: AutotaskEntity;
  /** Null for a record of ours that a person removed. */
  field: string | null;
  /** The record as people call it: *Opportunity*, *"Laptop 14"*. */
  label: string;
  kind: 'kept' | 'conflict' | 'found';
  quoteManager: FieldValue;
  autotask: FieldValue;
}

/** What has to be seen unchanged for a while before this browser goes on with another one's work. */
export interface Watch {
  /** Records of the set that stand there, or those that the sync record names and no query shows. */
  what: 'present' | 'missing';
  parentId: AutotaskId;
  count: number;
}

/** Net per period in the document's currency, two places, as decimal text. */
export type PeriodTotals = { oneTime: string; monthly: string; quarterly: string; yearly: string };

export interface Plan {
  operations: Operation[];
  notices: Notice[];
  problems: Problem[];
  /** What a person may, or has to, decide; the answers come back as `Decisions`. */
  questions: Question[];
  /** Fields that differ and are not simply written, and records that a person removed. */
  differences: Difference[];
  /** What would be done if no problem stood in the way; empty where `operations` is all of it. */
  withheld: Operation[];
  /** Links whose record is gone on purpose: forgotten without a request. */
  forget: OperationKey[];
  /** Products and services of this browser that no other one made first; noted before anything refers to them. */
  proven: OperationKey[];
  /** What the document adds up to (optional items left out). */
  sourceTotals: PeriodTotals;
  /** What Autotask's items add up to by the same rule; null while there is no Autotask quote. */
  remoteTotals: PeriodTotals | null;
  /** Number of items and charges that the document should have in Autotask. */
  plannedItems: number;
  /** Lines that `lineProblems: skip` left out; the document then ends `partial`. */
  skippedLines: number;
  /** Set when a look must come later (an unanswered create, a query that lags, another browser's work): after so many milliseconds. */
  waitMs: number | null;
  /** Another browser seems to be writing this set: what was seen of it, to be remembered until the next look. */
  watch: Watch | null;
}
