import type { Actor, FilterEntry, QueryOptions, WriteResult } from '../autotask/autotaskClient';
import type { TypedRecords } from '../autotask/autotaskSchemas';
import type { AutotaskEntity, AutotaskId } from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { Known, Link } from '../domain/known';
import type { FieldValue, OperationKey } from '../domain/plan';
import type { ReferenceData } from '../domain/referenceData';
import type { Result } from '../domain/result';
import type { Counterpart } from '../domain/sale/continueQuote';
import type { Settings } from '../domain/settings';
import type { DocumentRef, SourceDocument } from '../domain/sourceDocument';

/** A write that did not go through, and whether it may have been done all the same. */
export type WriteFailure = Extract<WriteResult, { ok: false }>;

/** What a sync needs of Autotask. Lanes and budgets are behind it: they decide when, never what. */
export interface AutotaskPort {
  get<E extends keyof TypedRecords>(entity: E, id: AutotaskId): Promise<Result<TypedRecords[E] | null>>;
  query<E extends keyof TypedRecords>(
    entity: E,
    filter: FilterEntry[],
    options?: QueryOptions,
  ): Promise<Result<TypedRecords[E][]>>;
  /** `actor`: for whom the write is made; left out = the API user. */
  create(
    entity: AutotaskEntity,
    fields: Record<string, FieldValue>,
    parentId: AutotaskId | null,
    actor?: Actor,
  ): Promise<WriteResult>;
  update(
    entity: AutotaskEntity,
    id: AutotaskId,
    fields: Record<string, FieldValue>,
    parentId: AutotaskId | null,
    actor?: Actor,
  ): Promise<WriteResult>;
  remove(entity: AutotaskEntity, id: AutotaskId, parentId: AutotaskId, actor?: Actor): Promise<WriteResult>;
}

/** The durable memory of one document: links, last written values and unanswered creates. */
export interface JournalPort {
  /** What is known of the document, and of the records under these keys that all documents share. */
  loadKnown(sharedKeys: OperationKey[]): Promise<Known>;
  /** What this browser remembers of the quote of an order, or of the order of a quote. */
  loadCounterpart(ref: DocumentRef): Promise<Counterpart>;
  recordIntent(key: OperationKey, entity: AutotaskEntity, fields: Record<string, FieldValue>): Promise<void>;
  /** `isNew`: the record was made just now, by this browser. */
  recordOutcome(link: Link, options: { isNew: boolean }): Promise<void>;
  /** The answer is given up: the settle time begins only now. */
  renewIntent(key: OperationKey): Promise<void>;
  dropIntent(key: OperationKey): Promise<void>;
  removeLink(key: OperationKey): Promise<void>;
  /** What the user answered about this document. */
  loadDecisions(): Promise<Decisions>;
  /** After a verified sync. */
  clearDecisions(): Promise<void>;
}

/** Records that look-ups found for verified documents, shared by all documents of the tenant and kept for a while. */
export interface LookupMemory {
  /** The fresh ones of these keys. */
  load(keys: string[]): Promise<Map<string, unknown>>;
  save(entries: Map<string, unknown>): Promise<void>;
  /** After a failure: what is wrong may be mended in Autotask before the next attempt. */
  forget(keys: string[]): Promise<void>;
}

/** Everything that a sync of one document needs; the background hands it in. */
export interface SyncPorts {
  readSource(ref: DocumentRef): Promise<Result<SourceDocument>>;
  autotask: AutotaskPort;
  journal: JournalPort;
  lookups: LookupMemory;
  /** `fresh`: do not take it from the cache. */
  readReference(options: { fresh: boolean }): Promise<Result<ReferenceData>>;
  /** Drops the cached lists. */
  forgetReference(): Promise<void>;
  settings: Settings;
  today: () => string;
  settleMs: number;
  /** How long another browser's unfinished set must stand still before this one completes it. */
  quietMs: number;
  onProgress(progress: { done: number; total: number }): Promise<void>;
}
