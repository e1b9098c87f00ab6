import type { Problem } from './problem';
import type { DocumentRef } from './sourceDocument';

/** The states of a document (sync-rules § 9); page badge, popup and panels show the same ones. */
export type DocumentState =
  | 'unlinked'
  | 'queued'
  | 'syncing'
  | 'synced'
  | 'outdated'
  | 'partial'
  | 'failed'
  | 'conflict'
  | 'managed-elsewhere'
  | 'paused'
  | 'offline';

/** What a page shows of one document. Times are milliseconds since 1970. */
export interface DocumentStatus {
  ref: DocumentRef;
  state: DocumentState;
  /** Quote Manager's number and title, once they were read. */
  number: string | null;
  title: string | null;
  /** When the present state began, or for `synced` when it was verified. */
  since: number | null;
  /** For `queued` and `paused`: when it goes on. */
  resumesAt: number | null;
  progress: { done: number; total: number } | null;
  problem: Problem | null;
  /** Worth knowing about the last verified sync, in sentences. */
  notices: string[];
  /** What the badge says instead of *Synced*. */
  headline?: string | null;
  /** The opportunity's page in Autotask; null until there is one. */
  autotaskUrl: string | null;
}
