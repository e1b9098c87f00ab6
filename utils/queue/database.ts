import Dexie, { type Table } from 'dexie';
import { giveUpWhenBlocked, refuseNewer } from './openingRules';
import type {
  ActivityRecord,
  BudgetRecord,
  CatalogueProblemRecord,
  CatalogueRecord,
  CatalogueRunRecord,
  DecisionRecord,
  DocumentKey,
  DocumentRecord,
  IntentRecord,
  JobRecord,
  KeyRecord,
  LinkRecord,
  ProblemRecord,
  ReferenceRecord,
  SecretRecord,
  TenantRecord,
} from './records';
import { upgradeToVersion2 } from './upgradeToVersion2';

const LATEST_VERSION = 2;
/** Longer than an open page needs to let go of the old version; shorter than a person's patience. */
const BLOCKED_MS = 5_000;

/** A browser's IndexedDB, or one in memory for tests. */
export interface IndexedDbApi {
  indexedDB: IDBFactory;
  IDBKeyRange: typeof IDBKeyRange;
}

/** Everything that this browser keeps. Background, popup and options open the same one; content scripts cannot. */
export class QuotebridgeDatabase extends Dexie {
  declare readonly jobs: Table<JobRecord, DocumentKey>;
  declare readonly documents: Table<DocumentRecord, DocumentKey>;
  declare readonly links: Table<LinkRecord, [DocumentKey, string]>;
  declare readonly intents: Table<IntentRecord, [DocumentKey, string]>;
  declare readonly decisions: Table<DecisionRecord, DocumentKey>;
  declare readonly problems: Table<ProblemRecord, DocumentKey>;
  declare readonly activity: Table<ActivityRecord, number>;
  declare readonly reference: Table<ReferenceRecord, string>;
  declare readonly catalogue: Table<CatalogueRecord, [string, number]>;
  declare readonly catalogueRuns: Table<CatalogueRunRecord, string>;
  declare readonly catalogueProblems: Table<CatalogueProblemRecord, [string, number]>;
  declare readonly budget: Table<BudgetRecord, string>;
  declare readonly secrets: Table<SecretRecord, string>;
  declare readonly keys: Table<KeyRecord, string>;
  declare readonly tenants: Table<TenantRecord, string>;

  constructor(name = 'quotebridge', api?: IndexedDbApi, options: { blockedMs?: number } = {}) {
    const present = api?.indexedDB ?? (globalThis.indexedDB as IDBFactory | undefined);
    const guarded = present && { indexedDB: refuseNewer(present, LATEST_VERSION) };
    // Browsers report a commit before the disk has it unless asked (`relaxed`); an intent must be there after a power cut.
    super(name, { ...api, ...guarded, chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      jobs: 'key, tenant, state, runAt',
      documents: 'key, tenant, [tenant+number]',
      links: '[documentKey+key], documentKey',
      intents: '[documentKey+key], documentKey',
      problems: 'key, tenant, at',
      activity: '++id, at, documentKey',
      reference: 'key, at',
      catalogue: '[tenant+id], at',
      budget: 'system',
      secrets: 'id',
      keys: 'id',
    });
    this.version(2)
      .stores({
        decisions: 'documentKey',
        jobs: 'key, tenant, state, runAt, [tenant+state+rank+runAt]',
        tenants: 'id, addresses',
        catalogueRuns: 'tenant',
        catalogueProblems: '[tenant+productId], tenant',
      })
      .upgrade(upgradeToVersion2);
    if (present) giveUpWhenBlocked(this, present, options.blockedMs ?? BLOCKED_MS);
  }
}
