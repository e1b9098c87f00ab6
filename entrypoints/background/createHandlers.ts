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
import type { Background } from './Background';
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

  const statusOf = (tenant: string, ref: DocumentRef) => loadDocumentStatus(database, { tenant, ref, now: Date.now() });

  return {
    getDocumentStatus: async ({ hint }) => {
      const tenant = await tenantNow();
      const opened = await openSession(background);
      const session = opened.ok ? opened.value : null;
      const ref = await resolveHint(hint, { database, tenant, session });
      if (ref === null) return notNamed(hint);
      if (session) await noticeChanges(background, session, { tenant, ref });
      return { ok: true, value: await statusOf(tenant, ref) };
    },

    syncDocument: async ({ hint }, sender) => {
      const tenant = await tenantNow();
      // Nothing is asked over the network before the click is stored; the job resolves a number when it runs.
      const ref = await resolveHint(hint, { database, tenant, session: null });
      if (ref === null) return notNamed(hint);
      const job = await enqueue(database, { tenant, ref, now: Date.now(), clearProblem: true });
      await saveDocument(database, { tenant, ref: job.ref, now: Date.now(), facts: { pageUrl: sender.url ?? null } });
      background.wake();
      return { ok: true, value: await statusOf(tenant, job.ref) };
    },

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

function notNamed(hint: DocumentHint): Result<never> {
  return { ok: false, problem: createProblem('quote-not-found', { kind: hint.kind, number: '(none)' }) };
}
