import type {
  AutotaskBillingCode,
  AutotaskCompany,
  AutotaskContact,
  AutotaskEntity,
  AutotaskId,
  AutotaskOpportunity,
  AutotaskProduct,
  AutotaskQuote,
  AutotaskQuoteItem,
  AutotaskQuoteLocation,
  AutotaskResource,
  AutotaskService,
} from '../domain/autotaskRecords';
import type { Known, Link } from '../domain/known';
import type { FieldValue, OperationKey } from '../domain/plan';
import type { Problem } from '../domain/problem';
import type { ReferenceData } from '../domain/referenceData';
import type { Result } from '../domain/result';
import type { Settings } from '../domain/settings';
import type { DocumentRef, SourceDocument } from '../domain/sourceDocument';

/** Entities that are read as typed records. */
export interface ReadableRecords {
  Opportunities: AutotaskOpportunity;
  Quotes: AutotaskQuote;
  QuoteItems: AutotaskQuoteItem;
  QuoteLocations: AutotaskQuoteLocation;
  Companies: AutotaskCompany;
  Contacts: AutotaskContact;
  Resources: AutotaskResource;
  Products: AutotaskProduct;
  Services: AutotaskService;
  BillingCodes: AutotaskBillingCode;
}

/** One condition of Autotask's query model; entries of a list are joined by *and*. */
export type QueryFilter =
  | { op: 'eq' | 'noteq' | 'contains' | 'beginsWith'; field: string; value: FieldValue }
  | { op: 'in'; field: string; value: FieldValue[] }
  | { op: 'and' | 'or'; items: QueryFilter[] };

/** `refused`: certainly not done. `later`: certainly not done, try again. `unknown`: may have been done. */
export type WriteFailure = { ok: false; problem: Problem; outcome: 'refused' | 'later' | 'unknown' };
export type WriteResult = { ok: true; value: AutotaskId } | WriteFailure;

/** What a sync needs of Autotask. Lanes and budgets are behind it: they decide when, never what. */
export interface AutotaskPort {
  get<E extends keyof ReadableRecords>(entity: E, id: AutotaskId): Promise<Result<ReadableRecords[E] | null>>;
  query<E extends keyof ReadableRecords>(entity: E, filter: QueryFilter[]): Promise<Result<ReadableRecords[E][]>>;
  create(entity: AutotaskEntity, fields: Record<string, FieldValue>, parentId: AutotaskId | null): Promise<WriteResult>;
  update(
    entity: AutotaskEntity,
    id: AutotaskId,
    fields: Record<string, FieldValue>,
    parentId: AutotaskId | null,
  ): Promise<WriteResult>;
  remove(entity: AutotaskEntity, id: AutotaskId, parentId: AutotaskId): Promise<WriteResult>;
}

/** The durable memory of one document: links, last written values and unanswered creates. */
export interface JournalPort {
  loadKnown(): Promise<Known>;
  recordIntent(key: OperationKey, entity: AutotaskEntity, fields: Record<string, FieldValue>): Promise<void>;
  recordOutcome(link: Link): Promise<void>;
  dropIntent(key: OperationKey): Promise<void>;
  removeLink(key: OperationKey): Promise<void>;
}

/** Looked up records of one document, kept between syncs that went through. */
export interface LookupMemory {
  load(digest: string): Promise<unknown>;
  save(digest: string, value: unknown): Promise<void>;
  /** After a failure: what is wrong may be mended in Autotask before the next attempt. */
  forget(): Promise<void>;
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
  onProgress(progress: { done: number; total: number }): Promise<void>;
}
