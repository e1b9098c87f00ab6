import type Dexie from 'dexie';

/**
 * Dexie goes on with a database that a later release wrote: it opens it without a version and adds what it misses there. A
 * downgrade must change nothing, so that opening names the last version of this release, which a newer one refuses.
 */
export function refuseNewer(indexedDB: IDBFactory, latestVersion: number): IDBFactory {
  // Dexie's native numbers are ten times its own; those in between are its own repairs.
  const lastOwn = latestVersion * 10 + 9;
  return {
    open: (name, version) => indexedDB.open(name, version ?? lastOwn),
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    cmp: (first, second) => indexedDB.cmp(first, second),
    databases: () => indexedDB.databases(),
  };
}

/**
 * Pages let go of the database by themselves when another one upgrades it (Dexie's `versionchange`). One that does not must not
 * leave every caller waiting: after `blockedMs` all calls fail, until the page is gone.
 */
export function giveUpWhenBlocked(database: Dexie, indexedDB: IDBFactory, blockedMs: number): void {
  const giveUp = () => {
    if (database.isOpen()) return;
    database.close();
    const allowAgain = () => database.close({ disableAutoOpen: false });
    // Openings are served in their order: this one's turn comes when the blocked one has gone through.
    const next = indexedDB.open(database.name);
    next.onerror = allowAgain;
    next.onsuccess = () => {
      next.result.close();
      allowAgain();
    };
  };
  database.on('blocked', () => void setTimeout(giveUp, blockedMs));
}
