import type { Table } from 'dexie';
import Dexie from 'dexie';
import { createProblem, type Problem, type ProblemCode } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';

/** The browser could not read or store: full disk, database that does not open, aborted transaction. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(cause: Error) {
    super(`${cause.name}: ${cause.message}`, { cause });
  }
}

/** Turns what a storage call threw into a `StorageError`; errors that are not the storage's stay as they are. */
export function toStorageError(error: unknown): unknown {
  if (error instanceof StorageError) return error;
  const isStorage = error instanceof Dexie.DexieError || error instanceof DOMException;
  return isStorage && error instanceof Error ? new StorageError(error) : error;
}

/** The problem to show for anything thrown: `storage-failed` for a `StorageError`, else `unexpected` with its words. */
export function toProblem(error: unknown): Problem {
  const details = [error instanceof Error ? `${error.name}: ${error.message}` : String(error)];
  return createProblem(error instanceof StorageError ? codeOf(error) : 'unexpected', {}, { details });
}

/** Dexie wraps what kept it from opening, and tells an opening that was given up by its words only (Dexie 4.4). */
function codeOf({ message }: StorageError): ProblemCode {
  if (message.includes('VersionError')) return 'storage-newer';
  return message.includes('Database has been closed') ? 'storage-blocked' : 'storage-failed';
}

/** Runs `work` in one transaction; resolves only after the commit. Throws `StorageError`. */
export async function inTransaction<T>(
  database: QuotebridgeDatabase,
  tables: Table[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await database.transaction('rw', tables, work);
  } catch (error) {
    throw toStorageError(error);
  }
}

/** Runs one read. Throws `StorageError`. */
export async function reading<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStorageError(error);
  }
}
