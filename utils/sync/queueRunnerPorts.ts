import type { AllowanceWatch } from '../autotask/createAllowanceWatch';
import type { AutotaskEntity } from '../domain/autotaskRecords';
import type { Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { DocumentKind, DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from '../queue/database';
import type { JobRecord } from '../queue/records';
import type { TenantIdentity } from '../queue/tenants';
import type { SyncPorts } from './ports';

/** A connection to both systems under the present settings and credentials. */
export interface SyncSession
  extends Pick<
    SyncPorts,
    'readSource' | 'autotask' | 'readReference' | 'forgetReference' | 'settings' | 'settleMs' | 'quietMs'
  > {
  /** Whose books it reads and writes: only this tenant's jobs may run under it. */
  tenant: string;
  /** As `readSource`, for a job that nobody asked for: it never waits for the allowance. */
  readSourceUnasked: SyncPorts['readSource'];
  /** Whether addresses and credentials are still those that it was opened with. */
  isCurrent(): Promise<boolean>;
  /** A sync under it went through: both systems accepted the credentials. */
  noteSynced?(): Promise<void>;
  allowance: Pick<AllowanceWatch, 'decide'>;
  /** Quote Manager's id of a number; null when it knows none. */
  resolveNumber(kind: DocumentKind, number: string): Promise<Result<number | null>>;
  /** Address of a record's page in Autotask; null where it has none. */
  recordUrl(entity: AutotaskEntity, id: number): string | null;
}

export interface QueueRunnerPorts {
  database: QuotebridgeDatabase;
  /** Names this worker. */
  owner: string;
  clock: () => number;
  random: () => number;
  today: () => string;
  openSession(): Promise<Result<SyncSession>>;
  /** The tenant of the present connection, as far as known here (`loadTenant`). */
  presentTenant(): Promise<{ id: string; identity: TenantIdentity | null }>;
  /** A document's state changed: tell whoever shows it. */
  onChange(ref: DocumentRef): Promise<void>;
  /** A problem was stored that a person should hear of. */
  onProblem(job: JobRecord, problem: Problem): Promise<void>;
  /** Drops cached products: a person is about to mend them in Quote Manager. */
  forgetProducts(tenant: string, ids: number[]): Promise<void>;
  /** Calls back regularly until the returned function is called. */
  every(ms: number, task: () => void): () => void;
  wait(ms: number): Promise<void>;
  /** Something failed that stops nothing: a page that could not be told, a notification that was not shown. */
  report(error: unknown): void;
}
