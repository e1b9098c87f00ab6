import type { Browser } from 'webextension-polyfill';
import type { Lanes } from '../../utils/autotask/lanes';
import type { Result } from '../../utils/domain/result';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { Log } from '../../utils/platform/log';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import type { QuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import type { DocumentName } from '../../utils/quote-manager/fetchDocumentNumbers';
import type { SharedBudget } from '../../utils/quote-manager/requestBudget';
import type { SyncSession } from '../../utils/sync/queueRunnerPorts';
import type { TenantListPorts } from '../../utils/sync/readTenantLists';

export interface BackgroundSession extends SyncSession, TenantListPorts {
  /** Quote Manager for work that nobody waits for: the catalogue, and looking for changes. */
  catalogueReader: QuoteManagerClient;
  automaticReader: QuoteManagerClient;
  /** Every document of Quote Manager, by its names. */
  listDocuments(): Promise<Result<DocumentName[]>>;
  /** When Quote Manager last changed a document, in its own words; null when there is no such document. */
  readModifiedAt(ref: DocumentRef): Promise<Result<string | null>>;
}

/** What outlives an event. */
export interface Background {
  browser: Browser;
  database: QuotebridgeDatabase;
  log: Log;
  fetch: typeof globalThis.fetch;
  /** Quote Manager's allowance, shared by everything that asks it. */
  budget: SharedBudget;
  /** Autotask's three requests at once per endpoint, shared likewise. */
  lanes: Lanes;
  /** When each document was last compared with Quote Manager, by its key; milliseconds. */
  lookedAt: Map<string, number>;
  /** The session of the present settings and credentials, once one was asked for. */
  lastSession: { key: string; opening: Promise<Result<BackgroundSession>> | null };
  /** Works off what is due and sees to the next wake-up. Safe to call at any time, any number of times. */
  wake(): void;
  /** As `wake`, after the content scripts were brought in line with settings and permissions. */
  start(): void;
}
