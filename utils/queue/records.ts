import type { AutotaskEntity, AutotaskId } from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { DocumentState } from '../domain/documentState';
import type { FieldValue, OperationKey } from '../domain/plan';
import type { Problem } from '../domain/problem';
import type { DocumentRef, SourceProduct } from '../domain/sourceDocument';

/** `${tenant}|${ref}`: the one identity of a document, see `toDocumentKey`. */
export type DocumentKey = string;

/** Who works on a job and until when (milliseconds since 1970) nobody else may take it. */
export interface Lease {
  owner: string;
  until: number;
}

export type JobState = 'queued' | 'running' | 'parked';

export type JobRank = 0 | 1;

/** One document that is to be synced. Times are milliseconds since 1970. */
export interface JobRecord {
  key: DocumentKey;
  tenant: string;
  ref: DocumentRef;
  /** `parked`: waits until its tenant goes on (credentials). */
  state: JobState;
  runAt: number;
  /** Times it was claimed since the last click; decides the backoff. */
  attempts: number;
  /** Attempts that failed, or died, for a cause that may lie in the document itself; decides when to give up. */
  strikes: number;
  /** Clicked again while running: runs once more afterwards. */
  dirty: boolean;
  /** A person was among those who clicked it again. Absent: nobody. */
  clicked?: boolean;
  /** 0: a person asked and waits for it; 1: it is done by itself. The lower one goes first, however late it came. */
  rank: JobRank;
  /** Under which connection a person last asked for it (`toConnectionMark`); absent where nobody did. */
  connection?: string;
  lease: Lease | null;
  progress: { done: number; total: number } | null;
  /** Why it waits for another attempt; null on a fresh job. */
  lastProblem: Problem | null;
  /** Grows with every change. */
  revision: number;
  createdAt: number;
  /** When the present state began. */
  changedAt: number;
}

/** What is known of a document between syncs. */
export interface DocumentFacts {
  number: string | null;
  title: string | null;
  /** When its set in Autotask was last read back and found right. */
  verifiedAt: number | null;
  /** Quote Manager's own stamp of the version that was verified. */
  sourceModifiedAt: string | null;
  opportunityId: AutotaskId | null;
  quoteId: AutotaskId | null;
  ticketId: AutotaskId | null;
  autotaskUrl: string | null;
  /** Where the document was last seen in the portal: what *View* opens. */
  pageUrl: string | null;
  lastState: DocumentState;
  /** What the last verified sync had to say, in sentences. */
  notices: string[];
  /** What the badge says instead of *Synced*: a quote that goes on as an order. */
  headline: string | null;
}

export interface DocumentRecord extends DocumentFacts {
  key: DocumentKey;
  tenant: string;
  ref: DocumentRef;
  /** When `lastState` began. */
  since: number;
}

export interface LinkRecord {
  documentKey: DocumentKey;
  key: OperationKey;
  entity: AutotaskEntity;
  id: AutotaskId;
  base: Record<string, FieldValue>;
  /** As in `Link`: digests of values that only the sync record knows. */
  digests?: Record<string, string>;
  /** When this browser made the record; absent where it was adopted. */
  madeAt?: number;
}

export interface IntentRecord {
  documentKey: DocumentKey;
  key: OperationKey;
  entity: AutotaskEntity;
  fields: Record<string, FieldValue>;
  at: number;
  attempt: number;
}

/** What the user answered about a document, until a sync went through. */
export interface DecisionRecord {
  documentKey: DocumentKey;
  decisions: Decisions;
  at: number;
}

/** One pair of Quote Manager portal and Autotask database that this browser was connected to (`bindTenant`). */
export interface TenantRecord {
  /** First part of every document key. */
  id: string;
  /** The hosts of both addresses: `api.example~zone.example`. */
  addresses: string;
  /** Marks of Quote Manager's earliest employees; null while never asked for. */
  portal: string[] | null;
  /** Autotask's database number; null while never asked for. */
  database: number | null;
  /** The connection (`ConnectionMark`) that last proved to lead here; null for one that was left. */
  connection: string | null;
  seenAt: number;
}

export interface ProblemRecord {
  key: DocumentKey;
  tenant: string;
  ref: DocumentRef;
  problem: Problem;
  at: number;
  number: string | null;
  title: string | null;
  /** It stops every job of the tenant; stored once, at the document that met it. */
  tenantWide: boolean;
  dismissed: boolean;
}

export type ActivityKind = 'done' | 'problem' | 'note';

export interface ActivityRecord {
  id?: number;
  at: number;
  documentKey: DocumentKey;
  text: string;
  kind: ActivityKind;
}

export interface ReferenceRecord {
  key: string;
  value: unknown;
  at: number;
}

/** A product with its decimals as text, since IndexedDB stores no decimal objects. */
export type StoredProduct = Omit<SourceProduct, 'price' | 'retailPrice' | 'cost'> & {
  price: string;
  retailPrice: string;
  cost: string | null;
};

export interface CatalogueRecord {
  tenant: string;
  /** Quote Manager's product id. */
  id: number;
  product: StoredProduct;
  at: number;
}

/** Where a run of the catalogue sync stands; the only one of its tenant. Times are milliseconds since 1970. */
export interface CatalogueRunRecord {
  tenant: string;
  /** `stopped`: something has to be mended first (`problem`). */
  state: 'running' | 'paused' | 'stopped' | 'done';
  /** `suppliers` and `products`: pages of the whole catalogue; `changes`: what changed since the last run, then each of it. */
  phase: 'changes' | 'changed' | 'suppliers' | 'products' | 'writing';
  /** The next page to read, and the first id of the last one: a server that ignores the number repeats itself. */
  page: number;
  pageMark: number | null;
  /** Quote Manager's ids of the products to bring over, in their order. */
  todo: number[];
  /** How many of `todo` are done in this phase. */
  done: number;
  /** Those that the last step made in Autotask: the next one looks whether another browser made them first. Absent: none. */
  made?: number[];
  /** A step is under way (`markStep`). Absent: none. */
  isStepping?: boolean;
  /** Cheapest cost by product id, as decimal text, collected from the pages of suppliers. */
  costs: Record<number, string>;
  /** Why no cost can be told, by product id: a supplier's record is of an unknown form. Absent: none. */
  unknownCosts?: Record<number, Problem>;
  counts: { created: number; updated: number; unchanged: number; problems: number };
  /** The user lets Quote Manager's values go over differing ones that were never written by us. */
  takesOver: boolean;
  startedAt: number;
  /** When the present phase began: for the time that is left. */
  phaseAt: number;
  finishedAt: number | null;
  /** Start of the last run that ended: a later one asks for what changed since. Null = never. */
  coveredUntil: number | null;
  /** When to go on, and why not earlier. */
  runAt: number;
  /** When its last step began: what was planned then. Absent before the first one. */
  triedAt?: number;
  attempts: number;
  /** Failures since the last step that came further, without outside hindrances; decides when to stop. Absent: none. */
  strikes?: number;
  problem: Problem | null;
}

/** A product that a run of the catalogue sync left alone. */
export interface CatalogueProblemRecord {
  tenant: string;
  productId: number;
  name: string;
  number: string;
  problem: Problem;
  at: number;
}

export interface BudgetRecord {
  system: string;
  /** Times of the requests that still count for the minute, oldest first. */
  stamps: number[];
  /** Requests of the last day by the hour in which they were sent, and by what they were sent for. */
  hours: { at: number; user: number; catalogue: number; automatic: number }[];
}

export interface SecretRecord {
  id: string;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
  version: number;
}

export interface KeyRecord {
  id: string;
  key: CryptoKey;
}
