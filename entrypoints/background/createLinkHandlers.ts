import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { MessageHandlers } from '../../utils/messaging/onMessages';
import { keepAlive } from '../../utils/platform/keepAlive';
import { exportLinks, importLinks, type LinksTenant } from '../../utils/sync/linksFile';
import { rebuildLinks } from '../../utils/sync/rebuildLinks';
import type { Background, BackgroundSession } from './Background';
import { openSession } from './openSession';
import { presentTenant } from './presentTenant';

type LinkHandlers = Pick<MessageHandlers, 'rebuildLinks' | 'exportLinks' | 'importLinks'>;

/** Links as a whole: found again, out to a file, in from one. All for the tenant that is connected, once that is certain. */
export function createLinkHandlers(background: Background): LinkHandlers {
  const { browser, database } = background;
  return {
    rebuildLinks: () =>
      keepAlive(browser, async () => {
        const session = await openSession(background);
        if (!session.ok) return session;
        const { tenant, listDocuments, autotask } = session.value;
        return await rebuildLinks({ database, tenant, listDocuments, autotask, clock: Date.now });
      }),

    exportLinks: async () => {
      const tenant = await certainTenant(background);
      return tenant.ok ? { ok: true, value: await exportLinks(database, tenant.value, new Date()) } : tenant;
    },

    importLinks: async ({ text }) => {
      const tenant = await certainTenant(background);
      if (!tenant.ok) return tenant;
      const imported = await importLinks(database, tenant.value, { text, now: Date.now() });
      return imported.ok ? { ok: true, value: { ...imported.value, ambiguous: [] } } : imported;
    },
  };
}

async function certainTenant(background: Background): Promise<Result<LinksTenant>> {
  const session: Result<BackgroundSession> = await openSession(background);
  if (!session.ok) return session;
  const { id, identity } = await presentTenant(background.database, background.browser.storage.local);
  // A session tells whose books these are; without it the connection was changed in this very moment.
  return identity ? { ok: true, value: { id, identity } } : { ok: false, problem: createProblem('connection-changed') };
}
