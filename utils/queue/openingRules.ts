import type Dexie from 'dexie';

/** The stored data was written by a later version of the extension, which alone knows how to read it. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/** Dexie would open what a later version wrote and go on with it; a downgrade must change nothing. */
export function refuseNewerDatabase(database: Dexie, latestVersion: number): void {
  database.on('ready', () => {
    // Dexie's native numbers are ten times its own.
    const stored = Math.floor(database.backendDB().version / 10);
    if (stored > latestVersion)
      throw new NewerDatabaseError(`The database has version ${stored}; this extension knows ${latestVersion}.`);
  });
}

/**
 * Pages let go of the database by themselves when another one upgrades it (Dexie's `versionchange`). One that does not must not
 * leave every caller waiting: the opening is given up after `blockedMs`, and the next call tries again.
 */
export function giveUpWhenBlocked(database: Dexie, blockedMs: number): void {
  database.on('blocked', () => {
    setTimeout(() => {
      if (!database.isOpen()) database.close({ disableAutoOpen: false });
    }, blockedMs);
  });
}
