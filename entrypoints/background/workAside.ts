import { planPolling } from '../../utils/domain/schedule/planPolling';
import { dueAt, loadCatalogueRun } from '../../utils/queue/catalogueRuns';
import { nextRunAt } from '../../utils/queue/nextRunAt';
import { isQueuePaused } from '../../utils/queue/queuePause';
import { loadSettings } from '../../utils/settings/settingsStorage';
import { loadLastLook, pollChanges, skipLook } from '../../utils/sync/pollChanges';
import { stepCatalogue } from '../../utils/sync/stepCatalogue';
import type { Background } from './Background';
import { openCatalogue } from './openCatalogue';
import { openSession } from './openSession';

/**
 * The next piece of what is done by itself, between two looks at the queue: documents first. True while there is more to do at
 * once. Throws `StorageError`.
 */
export async function workAside(background: Background, tenant: string): Promise<boolean> {
  const { database } = background;
  const openPorts = () => openCatalogue(background, tenant);
  const report = (error: unknown) => background.log.error('A step of the catalogue sync failed.', error);
  const hasMore = await stepCatalogue({ database, tenant, clock: Date.now, random: Math.random, openPorts, report });
  return (await lookForChanges(background, tenant)) || hasMore;
}

/** Background polling, when its time has come. True when a document was scheduled. */
async function lookForChanges(background: Background, tenant: string): Promise<boolean> {
  const due = await nextLookAt(background, tenant);
  if (due === null || due > Date.now()) return false;
  const session = await openSession(background);
  if (!session.ok || session.value.tenant !== tenant) {
    await skipLook(background.database, tenant, Date.now());
    return false;
  }
  const { automaticReader: quoteManager } = session.value;
  const found = await pollChanges({ database: background.database, tenant, quoteManager, now: Date.now() });
  // No answer is no news: the next look covers it, and a person's own sync meets what is wrong.
  return found.ok && found.value > 0;
}

/** When Quote Manager is to be asked for changes; null while automatic sync is off. */
async function nextLookAt({ browser, database, budget }: Background, tenant: string): Promise<number | null> {
  const { automation } = await loadSettings(browser.storage.local);
  if (!automation.enabled) return null;
  const spent = await budget.spent('automatic');
  const lastLookAt = await loadLastLook(database, tenant);
  return planPolling({ lastLookAt, now: Date.now(), browsers: automation.browsers, spent });
}

/** When there is something to do next, of whatever kind (milliseconds since 1970); null when there is nothing, or all is paused. */
export async function nextWorkAt(background: Background, tenant: string): Promise<number | null> {
  if (await isQueuePaused(background.database)) return null;
  const run = await loadCatalogueRun(background.database, tenant);
  const times = [
    await nextRunAt(background.database, tenant),
    run?.state === 'running' ? dueAt(run, Date.now()) : null,
    await nextLookAt(background, tenant),
  ].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}
