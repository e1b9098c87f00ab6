import type { QuoteManagerRecord, QuoteManagerSeed, SandboxCredentials } from '../types.ts';
import { RecordTables } from './RecordTables.ts';

/** Request limits of the API; the vendor's values are 60 a minute and 10,000 a day. */
export interface QuoteManagerLimits {
  perMinute: number;
  perDay: number;
  /** Sent as `Retry-After` (seconds) with a 429; without it the answer has no such header. */
  retryAfterSeconds?: number;
}

/** The data and the switches of the sandbox's Quote Manager, for tests to read and change. */
export interface QuoteManagerStore {
  /** All records of a resource (name as in the URL, any case), in id order, as copies. */
  all(resource: string): QuoteManagerRecord[];
  get(resource: string, id: number): QuoteManagerRecord | undefined;
  /** Adds a record; without an id it gets the next one. Throws when the id is taken. */
  create(resource: string, fields: Record<string, unknown>): QuoteManagerRecord;
  /**
   * Changes fields of a record and, as a save would, its `modifiedDate` (unless that is among the fields).
   * Throws when there is no such record.
   */
  patch(resource: string, id: number, fields: Record<string, unknown>): QuoteManagerRecord;
  /** Removes a record; false when there was none. */
  remove(resource: string, id: number): boolean;
  /** Replaces all data; limits and credentials stay. */
  reset(seed: QuoteManagerSeed): void;
  setLimits(limits: Partial<QuoteManagerLimits>): void;
  limits(): QuoteManagerLimits;
  setCredentials(credentials: Pick<SandboxCredentials, 'quoteManagerApiKey'>): void;
  apiKey(): string;
}

/**
 * Makes the store behind the sandbox's Quote Manager.
 * @param clock milliseconds since the epoch, for the `modifiedDate` of changed records
 */
export function createQuoteManagerStore(
  seed: QuoteManagerSeed,
  credentials: Pick<SandboxCredentials, 'quoteManagerApiKey'>,
  clock: () => number,
): QuoteManagerStore {
  const tables = new RecordTables(seed, clock);
  let limits: QuoteManagerLimits = { perMinute: 60, perDay: 10_000 };
  let apiKey = credentials.quoteManagerApiKey;
  return {
    all: (resource) => tables.all(resource),
    get: (resource, id) => tables.get(resource, id),
    create: (resource, fields) => tables.create(resource, fields),
    patch: (resource, id, fields) => tables.patch(resource, id, fields),
    remove: (resource, id) => tables.remove(resource, id),
    reset: (next) => tables.load(next),
    setLimits: (changed) => {
      limits = { ...limits, ...changed };
    },
    limits: () => limits,
    setCredentials: (changed) => {
      apiKey = changed.quoteManagerApiKey;
    },
    apiKey: () => apiKey,
  };
}
