import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { MessageHandlers } from '../../utils/messaging/onMessages';
import type { DocumentHint } from '../../utils/messaging/protocol';
import { clearNotification } from '../../utils/platform/notifications';
import { announceChange } from '../../utils/platform/pulse';
import { dismiss } from '../../utils/queue/dismiss';
import { toDocumentKey } from '../../utils/queue/documentKey';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { retry } from '../../utils/queue/retry';
import { saveDocument } from '../../utils/queue/saveDocument';
import { loadSettings } from '../../utils/settings/settingsStorage';
import { fillFromStore, hasSecrets, saveSecrets } from '../../utils/vault/credentialsVault';
import type { Background, BackgroundSession } from './Background';
import { noticeChanges } from './noticeChanges';
import { openSession } from './openSession';
import { resolveHint } from './resolveHint';
import { tenantOf } from './tenantOf';
import { testConnection } from './testConnection';
import { viewUrl } from './viewUrl';

/** The answers to every message. What they throw is turned into a problem by the caller. */
export function createHandlers(background: Background): MessageHandlers {
  const { browser, database } = background;
  const settingsNow = () => loadSettings(browser.storage.local);
  const tenantNow = async () => tenantOf(await settingsNow());

  const withRef = async <T>(
    hint: DocumentHint,
    use: (tenant: string, ref: DocumentRef, session: BackgroundSession | null) => Promise<T>,
  ): Promise<Result<T>> => {
    const tenant = await tenantNow();
    const session = await openSession(background);
    const ref = await resolveHint(hint, { database, tenant, session: session.ok ? session.value : null });
    if (ref === null)
      return { ok: false, problem: createProblem('quote-not-found', { kind: hint.kind, number: '(none)' }) };
    return { ok: true, value: await use(tenant, ref, session.ok ? session.value : null) };
  };
  const statusOf = (tenant: string, ref: DocumentRef) => loadDocumentStatus(database, { tenant, ref, now: Date.now() });

  return {
    getDocumentStatus: ({ hint }) =>
      withRef(hint, async (tenant, ref, session) => {
        if (session) await noticeChanges(background, session, { tenant, ref });
        return statusOf(tenant, ref);
      }),

    syncDocument: ({ hint }, sender) =>
      withRef(hint, async (tenant, ref) => {
        const job = await enqueue(database, { tenant, ref, now: Date.now(), clearProblem: true });
        await saveDocument(database, { tenant, ref: job.ref, now: Date.now(), facts: { pageUrl: sender.url ?? null } });
        background.wake();
        return statusOf(tenant, job.ref);
      }),

    retryDocument: async ({ ref }) => {
      const job = await retry(database, { tenant: await tenantNow(), ref, now: Date.now() });
      await clearNotification(browser, job.key);
      await announceChange(browser, job.ref);
      background.wake();
      return { ok: true, value: null };
    },

    dismissProblem: async ({ ref }) => {
      const tenant = await tenantNow();
      await dismiss(database, { tenant, ref });
      await clearNotification(browser, toDocumentKey(tenant, ref));
      background.wake();
      return { ok: true, value: null };
    },

    getViewUrl: async ({ ref }) => ({ ok: true, value: await viewUrl(background, await tenantNow(), ref) }),

    saveCredentials: async ({ credentials }) => {
      // What waits for credentials goes on with Retry or the next click, when the user is there to see it.
      await saveSecrets(database, credentials);
      return { ok: true, value: null };
    },

    testConnection: async ({ credentials }) => {
      const whole = await fillFromStore(database, credentials);
      return { ok: true, value: await testConnection(background, await settingsNow(), whole) };
    },

    getStoredCredentials: async () => ({ ok: true, value: await hasSecrets(database) }),
  };
}
