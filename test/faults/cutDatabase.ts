import Dexie from 'dexie';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { type Cut, never } from './cut';
import type { Life } from './Life';

type Transaction = (...args: unknown[]) => Promise<unknown>;

/** The commits of one worker so far. */
export interface CommitCount {
  commits: number;
}

/**
 * Counts the commits of a database and lets its worker die right before or right after one of them. `refuse` may instead
 * throw what a full or broken disk throws.
 */
export function cutDatabase(
  database: QuotebridgeDatabase,
  { life, cut, refuse }: { life: Life; cut: Cut | null; refuse?: (nth: number) => Error | null },
): CommitCount {
  const count: CommitCount = { commits: 0 };
  const transact: Transaction = database.transaction.bind(database) as Transaction;
  const isCut = (moment: Cut['moment'], nth: number) => cut?.moment === moment && cut.nth === nth;
  const transaction: Transaction = (mode, ...rest) => {
    // A transaction inside another one is part of it.
    if (Dexie.currentTransaction || mode !== 'rw') return transact(mode, ...rest);
    if (life.isOver) return never;
    count.commits += 1;
    const nth = count.commits;
    if (isCut('before-commit', nth)) return life.end();
    const refusal = refuse?.(nth);
    if (refusal) return Promise.reject(refusal);
    return transact(mode, ...rest).then((value) => {
      if (isCut('after-commit', nth)) return life.end();
      return life.isOver ? never : value;
    });
  };
  Object.assign(database, { transaction });
  return count;
}
