import type { Browser } from 'webextension-polyfill';
import { createLanes } from '../../utils/autotask/lanes';
import { REQUESTS_PER_DAY } from '../../utils/domain/schedule/planPolling';
import { ensureAlarm } from '../../utils/platform/alarms';
import { keepAlive } from '../../utils/platform/keepAlive';
import { createLog } from '../../utils/platform/log';
import { notifyProblem } from '../../utils/platform/notifications';
import { announceChange } from '../../utils/platform/pulse';
import { loadBudgetUse, saveBudgetUse } from '../../utils/queue/budgetUse';
import { forgetProducts } from '../../utils/queue/catalogue';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { followClock } from '../../utils/queue/followClock';
import { pruneDaily } from '../../utils/queue/prune';
import { isQueuePaused } from '../../utils/queue/queuePause';
import { releaseLeases } from '../../utils/queue/releaseLeases';
import { createRequestBudget, type SharedBudget } from '../../utils/quote-manager/requestBudget';
import { loadSettings } from '../../utils/settings/settingsStorage';
import type { QueueRunnerPorts } from '../../utils/sync/queueRunnerPorts';
import { runQueue } from '../../utils/sync/runQueue';
import type { Background } from './Background';
import { openSession } from './openSession';
import { presentTenant } from './presentTenant';
import { showProblems } from './showProblems';
import { updatePortalAccess } from './updatePortalAccess';
import { nextWorkAt, workAside } from './workAside';

/** One runner per browser profile; the browser frees the lock when it stops the background. */
const LOCK = 'quotebridge-sync';
/** Waits shorter than this are slept through: alarms come after 30 s at the earliest. */
const SHORT_WAIT_MS = 25_000;
const AFTER_FAILURE_MS = 60_000;

/** Everything of the background that outlives an event. */
export function createBackground(browser: Browser): Background {
  const database = new QuotebridgeDatabase();
  const log = createLog(console);
  const report = (error: unknown) => log.error('The background could not go on.', error);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const arm = async (): Promise<number | null> => {
    const { id: tenant } = await presentTenant(database, browser.storage.local);
    const next = await nextWorkAt(background, tenant);
    await ensureAlarm(browser, next);
    return next;
  };
  /** Wakes by itself where the alarm would come late, also for what came between the last look and the end of the lock. */
  const sleepThrough = (next: number | null): void => {
    clearTimeout(timer);
    if (next !== null && next - Date.now() < SHORT_WAIT_MS) timer = setTimeout(wake, Math.max(50, next - Date.now()));
  };
  /** The documents that are due, and what is done by itself in between; to be called under the lock. */
  const workOff = async (): Promise<void> => {
    // A name for each run: under the lock, whatever still runs under another one was left behind.
    const owner = crypto.randomUUID();
    await releaseLeases(database, { owner, now: Date.now() });
    for (let hasMore = true; hasMore && !(await isQueuePaused(database)); ) {
      await runQueue(createRunnerPorts(background, owner));
      hasMore = await workAside(background, (await presentTenant(database, browser.storage.local)).id);
      await showProblems(browser, database);
    }
  };
  const work = async (): Promise<void> => {
    // First of all, or the alarm would be set for as long as a clock that was set back has jumped.
    await followClock(database, Date.now());
    // Before anything is begun: a background that dies in the middle of it is brought back by the alarm alone.
    await arm();
    let isRunner = false;
    try {
      await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
        isRunner = lock !== null;
        if (isRunner) await keepAlive(browser, workOff);
      });
    } finally {
      // Whoever had the lock looks once more after giving it back, whatever came of its work, and so sees what came meanwhile: that
      // was stored before its wake found the lock taken. A wake that set a timer of its own would only ask for the lock again.
      if (isRunner) sleepThrough(await arm());
    }
    await showProblems(browser, database);
  };
  const wake = (): void =>
    void work()
      .catch(async (error: unknown) => {
        report(error);
        // What could not be read now may be readable later; nothing else would wake this queue again.
        await ensureAlarm(browser, Date.now() + AFTER_FAILURE_MS);
      })
      .catch(report);
  const start = (): void => {
    void updatePortalAccess(browser).catch(report);
    void pruneDaily(database, Date.now()).catch(report);
    wake();
  };
  const background: Background = {
    browser,
    database,
    log,
    fetch: globalThis.fetch.bind(globalThis),
    budget: createBudget(database),
    lanes: createLanes({ perEndpoint: 3 }),
    lookedAt: new Map(),
    lastSession: { key: '', opening: null },
    wake,
    start,
  };
  return background;
}

const QUOTE_MANAGER = 'quote-manager';

function createBudget(database: QuotebridgeDatabase): SharedBudget {
  return createRequestBudget({
    perMinute: 60,
    perDay: REQUESTS_PER_DAY,
    clock: Date.now,
    load: () => loadBudgetUse(database, QUOTE_MANAGER),
    save: (use) => saveBudgetUse(database, QUOTE_MANAGER, use),
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
      }),
  });
}

function createRunnerPorts(background: Background, owner: string): QueueRunnerPorts {
  const { browser, database } = background;
  return {
    database,
    owner,
    clock: Date.now,
    random: Math.random,
    today: () => new Date().toLocaleDateString('sv-SE'),
    openSession: () => openSession(background),
    onChange: async (ref) => {
      await announceChange(browser, ref);
      await showProblems(browser, database);
    },
    onProblem: async (job, problem) => {
      const { notifications } = await loadSettings(browser.storage.local);
      const number = (await database.documents.get(job.key))?.number ?? null;
      await notifyProblem(browser, { documentKey: job.key, number, problem, now: Date.now() }, notifications);
    },
    forgetProducts: (tenant, ids) => forgetProducts(database, { tenant, ids }),
    every: (ms, task) => {
      const interval = setInterval(task, ms);
      return () => clearInterval(interval);
    },
    presentTenant: () => presentTenant(database, browser.storage.local),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    report: (error) => background.log.error('A step failed; the queue goes on.', error),
  };
}
