import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createDecisionHandlers } from '../../entrypoints/background/createDecisionHandlers';
import { openCatalogue } from '../../entrypoints/background/openCatalogue';
import { openSession } from '../../entrypoints/background/openSession';
import { presentTenant } from '../../entrypoints/background/presentTenant';
import { tenantOf } from '../../entrypoints/background/tenantOf';
import { createLanes } from '../../utils/autotask/lanes';
import type { Decisions } from '../../utils/domain/decisions';
import type { Settings } from '../../utils/domain/settings';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { Credentials, SearchQuery } from '../../utils/messaging/protocol';
import { createLog } from '../../utils/platform/log';
import { forgetProducts } from '../../utils/queue/catalogue';
import { loadCatalogueRun, pauseCatalogueRun, startCatalogueRun } from '../../utils/queue/catalogueRuns';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { decide } from '../../utils/queue/decide';
import { toDocumentKey } from '../../utils/queue/documentKey';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { followClock } from '../../utils/queue/followClock';
import { releaseLeases } from '../../utils/queue/releaseLeases';
import { retry } from '../../utils/queue/retry';
import type { BudgetUse } from '../../utils/quote-manager/budgetUse';
import { createRequestBudget } from '../../utils/quote-manager/requestBudget';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { parseSettings } from '../../utils/settings/parseSettings';
import { pollChanges } from '../../utils/sync/pollChanges';
import type { SyncSession } from '../../utils/sync/queueRunnerPorts';
import { runQueue } from '../../utils/sync/runQueue';
import { stepCatalogue } from '../../utils/sync/stepCatalogue';
import { loadSecrets, saveSecrets } from '../../utils/vault/credentialsVault';
import { placesOf } from '../../utils/vault/secretPlaces';
import type { Sandbox } from '../sandbox/startSandbox';

type EngineBackground = Parameters<typeof openSession>[0];

/** What a test puts in the place of the browser's own; left out = a profile and a network without faults. */
export interface EngineParts {
  /** A profile's storage: a second engine on the same one is the background started again. */
  indexedDB?: IDBFactory;
  fetch?: typeof globalThis.fetch;
  /** Hosts that the user took away from the extension; asked at each run. */
  withdrawnOrigins?: () => string[];
  /** Where the log goes. */
  console?: Pick<Console, 'info' | 'warn' | 'error'>;
  /** Stands between the engine and both systems. */
  wrapSession?(session: SyncSession): SyncSession;
}

/** The extension's engine without a browser: its own database, the real clients, the sandbox over HTTP. */
export async function createEngine(sandbox: Sandbox, overrides: Record<string, unknown> = {}, parts: EngineParts = {}) {
  const database = new QuotebridgeDatabase('engine', { indexedDB: parts.indexedDB ?? new IDBFactory(), IDBKeyRange });
  const owner = crypto.randomUUID();
  const parsed = parseSettings(overrides, settingsOf(sandbox));
  if (!parsed.ok) throw new Error(parsed.message);
  const stored: Record<string, unknown> = { settings: parsed.value };
  const background = createTestBackground(database, stored, parts);
  // A background that is started again finds them stored.
  const placesNow = () => placesOf(stored.settings as Settings);
  if ((await loadSecrets(database, placesNow())) === null)
    await saveSecrets(database, credentialsOf(sandbox), placesNow());
  const tenant = tenantOf(parsed.value);
  const due = () => Date.now() + 10 * 60_000;
  const open = async () => {
    const opened = await openSession(background);
    // The parts that a test replaces are those of a sync.
    return opened.ok && parts.wrapSession
      ? { ok: true as const, value: { ...opened.value, ...parts.wrapSession(opened.value) } }
      : opened;
  };
  const pageHandlers = createDecisionHandlers(background, {
    openSession: open,
    tenantNow: async () => tenant,
    clickedNow: () => Promise.reject(new Error('The engine has no clicks.')),
  });

  return {
    database,
    tenant,
    /** For handlers of messages. */
    background,
    /** One click: enqueues and works off the queue, waits included. */
    async sync(ref: DocumentRef) {
      await enqueue(database, { tenant, ref, now: Date.now(), clearProblem: true });
      await this.run();
      return loadDocumentStatus(database, { tenant, ref, now: Date.now() });
    },
    /** *Apply* on the page of a document: the answers and the sync that carries them out. */
    async decide(ref: DocumentRef, decisions: Decisions) {
      await decide(database, { tenant, ref, decisions, now: Date.now() });
      await this.run();
      return loadDocumentStatus(database, { tenant, ref, now: Date.now() });
    },
    /** What the page of a document shows. */
    async preview(ref: DocumentRef) {
      const answer = await pageHandlers.previewDocument({ ref }, {});
      if (!answer.ok) throw new Error(`No preview: ${answer.problem.code}`);
      return answer.value;
    },
    search: (query: SearchQuery) => pageHandlers.searchRecords(query, {}),
    /** *Retry* of a notification. */
    async retry(ref: DocumentRef) {
      await retry(database, { tenant, ref, now: Date.now() });
      await this.run();
      return loadDocumentStatus(database, { tenant, ref, now: Date.now() });
    },
    /** Works off what is due now; `skipWaits` treats waiting jobs as due. */
    async run({ skipWaits = false } = {}) {
      const clock = skipWaits ? due : Date.now;
      await followClock(database, clock());
      await releaseLeases(database, { owner, now: clock() });
      await runQueue({
        database,
        owner,
        clock,
        random: () => 0.5,
        today: () => '2026-11-23',
        openSession: open,
        onChange: async () => {},
        onProblem: async () => {},
        forgetProducts: (owner, ids) => forgetProducts(database, { tenant: owner, ids }),
        every: () => () => {},
        presentTenant: () => presentTenant(database, background.browser.storage.local),
        wait: async () => {},
        report: (error) => background.log.error('The run met an error.', error),
      });
    },
    /** *Sync catalogue*: to its end, or to the first thing that stops it. */
    async syncCatalogue({ isFull = false, takesOver = false } = {}) {
      await startCatalogueRun(database, { tenant, now: Date.now(), isFull, takesOver });
      return this.goOnWithCatalogue();
    },
    pauseCatalogue: () => pauseCatalogueRun(database, tenant),
    /** What the background does about a run that is under way; waits count as over. */
    async goOnWithCatalogue() {
      const openPorts = async () => {
        const ports = await openCatalogue(background, tenant);
        return ports.ok ? { ok: true as const, value: { ...ports.value, clock: due } } : ports;
      };
      const report = (error: unknown) => background.log.error('A step of the catalogue sync failed.', error);
      const options = { database, tenant, clock: due, random: () => 0.5, openPorts, report };
      let hasMore = true;
      while (hasMore) hasMore = await stepCatalogue(options);
      return loadCatalogueRun(database, tenant);
    },
    /** What automatic sync does when its time has come: one look for changes, `later` = milliseconds from now. */
    async lookForChanges({ later = 0 } = {}) {
      const session = await openSession(background);
      if (!session.ok) return session;
      const { automaticReader: quoteManager } = session.value;
      return pollChanges({ database, tenant, quoteManager, now: Date.now() + later });
    },
    status: (ref: DocumentRef) => loadDocumentStatus(database, { tenant, ref, now: Date.now() }),
    links: (ref: DocumentRef) => database.links.where('documentKey').equals(toDocumentKey(tenant, ref)).toArray(),
    changeSettings(partial: Record<string, unknown>) {
      const next = parseSettings(partial, stored.settings as Settings);
      if (!next.ok) throw new Error(next.message);
      stored.settings = next.value;
    },
    /** As it is set under Options › Recovery. */
    changeSettleTime(seconds: number) {
      stored.settleSeconds = seconds;
    },
    saveCredentials: (credentials: Partial<Credentials>) =>
      saveSecrets(database, { ...credentialsOf(sandbox), ...credentials }, placesNow()),
  };
}

export type Engine = Awaited<ReturnType<typeof createEngine>>;

function settingsOf(sandbox: Sandbox): Settings {
  const parsed = parseSettings(sandbox.settings, defaultSettings);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

function credentialsOf(sandbox: Sandbox): Credentials {
  const { quoteManagerApiKey, autotaskUserName, autotaskSecret, autotaskIntegrationCode } = sandbox.credentials;
  return { quoteManagerApiKey, autotaskUserName, autotaskSecret, autotaskIntegrationCode };
}

/** Only the parts of the browser that a session reads. */
function createTestBackground(
  database: QuotebridgeDatabase,
  stored: Record<string, unknown>,
  parts: EngineParts,
): EngineBackground {
  const withdrawn = () => parts.withdrawnOrigins?.() ?? [];
  const permissions = {
    contains: async ({ origins }: { origins: string[] }) => !origins.some((origin) => withdrawn().includes(origin)),
  };
  const local = {
    get: async (key: string) => ({ [key]: stored[key] }),
    set: async (items: object) => void Object.assign(stored, items),
  };
  const browser = { permissions, storage: { local } };
  let use: BudgetUse = { stamps: [], hours: [] };
  const budget = createRequestBudget({
    // The limit is judged by tests of its own; here it would only make suites wait for the next minute.
    perMinute: 100_000,
    perDay: 1_000_000,
    clock: Date.now,
    load: async () => use,
    save: async (next) => {
      use = next;
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  return {
    browser: browser as unknown as EngineBackground['browser'],
    database,
    log: createLog(parts.console ?? console),
    fetch: parts.fetch ?? globalThis.fetch.bind(globalThis),
    budget,
    lanes: createLanes({ perEndpoint: 3 }),
    lookedAt: new Map(),
    lastSession: { key: '', opening: null },
    wake: () => {},
    start: () => {},
  };
}
