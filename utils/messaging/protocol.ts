import type { Decisions } from '../domain/decisions';
import type { DocumentStatus } from '../domain/documentState';
import type { Preview } from '../domain/preview/preview';
import type { Problem } from '../domain/problem';
import type { Search, SearchHit } from '../domain/question';
import type { Result } from '../domain/result';
import type { DocumentKind, DocumentRef } from '../domain/sourceDocument';
import type { TenantLists } from '../domain/tenantLists';

/** What a page reader found out about the document of a page; ids and numbers are checked against Quote Manager by the background. */
export interface DocumentHint {
  kind: DocumentKind;
  /** Numeric id seen in the address, else null. */
  id: number | null;
  /** Number seen on the page (`QO00000123`), else null. */
  number: string | null;
}

/** Secrets as typed into the form; an empty one keeps what is stored. */
export interface Credentials {
  quoteManagerApiKey: string;
  autotaskUserName: string;
  autotaskSecret: string;
  autotaskIntegrationCode: string;
}

export type ConnectionState = 'unset' | 'untested' | 'connected' | 'refused';

export interface ConnectionReport {
  quoteManager: Result<null>;
  /** Zone name and database number once Autotask accepted the credentials. */
  autotask: Result<{ zoneName: string; databaseNumber: number }>;
}

/** What is stored of the present connection. */
export interface StoredConnection {
  /** Which secrets may go to the present addresses. */
  stored: Record<keyof Credentials, boolean>;
  /** Why stored ones do not count; null where they do, or there are none. */
  problem: Problem | null;
  /** When these credentials were saved for these addresses, milliseconds since 1970; null where unknown. */
  savedAt: number | null;
  /** When both systems last accepted them there; null when never. */
  testedAt: number | null;
}

/** What is looked for, and among which records. */
export type SearchQuery = Pick<Search, 'entity' | 'companyId' | 'periodType'> & { text: string };

/** What came of rebuilding or importing links. */
export interface LinksReport {
  documents: number;
  added: number;
  /** They were there before and stayed as they were. */
  kept: number;
  /** Numbers of documents that were left out, since several records bear them. */
  ambiguous: string[];
}

/**
 * Every message between parts of the extension: name → (request, answer).
 * Content scripts may send `getDocumentStatus`, `syncDocument` and `reportSave` only (`senderRules.ts`).
 */
export interface ProtocolMap {
  getDocumentStatus(request: { hint: DocumentHint }): Result<DocumentStatus>;
  syncDocument(request: { hint: DocumentHint }): Result<DocumentStatus>;
  /** What a sync would do now; nothing is written. */
  previewDocument(request: { ref: DocumentRef }): Result<Preview>;
  /** Stores the answers and schedules the sync that carries them out; answered once both are stored. */
  decideDocument(request: { ref: DocumentRef; decisions: Decisions }): Result<null>;
  /** Records of Autotask whose name or number contains `text` (two letters or more), at most 20. */
  searchRecords(request: SearchQuery): Result<SearchHit[]>;
  retryDocument(request: { ref: DocumentRef }): Result<null>;
  dismissProblem(request: { ref: DocumentRef }): Result<null>;
  /** Address that *View* opens for the problem of a document; null where there is none. */
  getViewUrl(request: { ref: DocumentRef }): Result<string | null>;
  /** Links the records in Autotask that bear our marks; nothing is written there. */
  rebuildLinks(request: Record<string, never>): Result<LinksReport>;
  /** All links of the present connection, as the text of a file. */
  exportLinks(request: Record<string, never>): Result<string>;
  importLinks(request: { text: string }): Result<LinksReport>;
  /** `isTested`: both systems have just accepted them. */
  saveCredentials(request: { credentials: Credentials; isTested?: boolean }): Result<null>;
  testConnection(request: { credentials: Credentials }): Result<ConnectionReport>;
  /** What the settings can be chosen from; `fresh`: asked for again instead of taken from the cache. */
  getTenantLists(request: { fresh: boolean }): Result<TenantLists>;
  /** Nothing is sent from now on, in this browser, until it is resumed; the document under way is finished. */
  pauseQueue(request: Record<string, never>): Result<null>;
  resumeQueue(request: Record<string, never>): Result<null>;
  /** Starts the catalogue sync, or lets one that waits go on; `takesOver`: differing values are overwritten. */
  startCatalogue(request: { isFull: boolean; takesOver: boolean }): Result<null>;
  pauseCatalogue(request: Record<string, never>): Result<null>;
  resumeCatalogue(request: Record<string, never>): Result<null>;
  /** Address that *View* opens for a product that the catalogue sync left alone. */
  getCatalogueViewUrl(request: { productId: number }): Result<string | null>;
  /** The user saved a document in the portal; followed only where automatic sync is on and the document is linked. */
  reportSave(request: { hint: DocumentHint }): Result<null>;
  /** Which secrets are stored for the present addresses, never their values. */
  getStoredCredentials(request: Record<string, never>): Result<StoredConnection>;
}
