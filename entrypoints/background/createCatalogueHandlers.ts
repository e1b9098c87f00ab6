import type { MessageHandlers } from '../../utils/messaging/onMessages';
import { pauseCatalogueRun, resumeCatalogueRun, startCatalogueRun } from '../../utils/queue/catalogueRuns';
import { loadSettings } from '../../utils/settings/settingsStorage';
import type { Background } from './Background';
import { openSession } from './openSession';

/** The answers to messages about the catalogue sync. */
export function createCatalogueHandlers(
  background: Background,
  tenantNow: () => Promise<string>,
): Pick<MessageHandlers, 'startCatalogue' | 'pauseCatalogue' | 'resumeCatalogue' | 'getCatalogueViewUrl'> {
  const { browser, database } = background;
  return {
    startCatalogue: async ({ isFull, takesOver }) => {
      await startCatalogueRun(database, { tenant: await tenantNow(), now: Date.now(), isFull, takesOver });
      background.wake();
      return { ok: true, value: null };
    },

    pauseCatalogue: async () => {
      await pauseCatalogueRun(database, await tenantNow());
      return { ok: true, value: null };
    },

    resumeCatalogue: async () => {
      await resumeCatalogueRun(database, await tenantNow(), Date.now());
      background.wake();
      return { ok: true, value: null };
    },

    /** The Autotask record; a product that Autotask lacks has a page in the portal only. */
    getCatalogueViewUrl: async ({ productId }) => {
      const listed = await database.catalogueProblems.get([await tenantNow(), productId]);
      const view = listed?.problem.view;
      const session = await openSession(background);
      if (session.ok && view?.kind === 'autotask')
        return { ok: true, value: session.value.recordUrl(view.entity, view.id) };
      const { quoteManager } = await loadSettings(browser.storage.local);
      return { ok: true, value: quoteManager.portalUrls[0] ?? null };
    },
  };
}
