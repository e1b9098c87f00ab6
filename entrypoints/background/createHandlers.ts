import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { MessageHandlers } from '../../utils/messaging/onMessages';
import type { DocumentHint } from '../../utils/messaging/protocol';
import type { SenderFacts } from '../../utils/messaging/senderRules';
import { announceChange } from '../../utils/platform/pulse';
import { dismiss } from '../../utils/queue/dismiss';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { retry } from '../../utils/queue/retry';
import { toConnectionMark } from '../../utils/queue/tenants';
import { loadConnectionMark, noteSaved } from '../../utils/settings/connectionMark';
import { loadSettings } from '../../utils/settings/settingsStorage';
import { readTenantLists } from '../../utils/sync/readTenantLists';
import { describeUnusable, fillFromStore, hasSecrets, saveSecrets } from '../../utils/vault/credentialsVault';
import { placesOf } from '../../utils/vault/secretPlaces';
import type { Background } from './Background';
import { clearNotifications } from './clearNotifications';
import { createCatalogueHandlers } from './createCatalogueHandlers';
import { createDecisionHandlers } from './createDecisionHandlers';
import { createLinkHandlers } from './createLinkHandlers';
import { createQueueHandlers } from './createQueueHandlers';
import { followSave } from './followSave';
import { noticeChanges } from './noticeChanges';
import { openSession } from './openSession';
import { loadConnection, presentTenant } from './presentTenant';
import { readListsAhead } from './readListsAhead';
import { resolveHint } from './resolveHint';
import { testConnection } from './testConnection';
import { viewUrl } from './viewUrl';

/** The answers to every message. What they throw is turned into a problem by the caller. */
export function createHandlers(background: Background): MessageHandlers {
  const { browser, database, lookedAt } = background;
  const settingsNow = () => loadSettings(browser.storage.local);
  const tenantNow = async () => (await presentTenant(database, browser.storage.local)).id;
  const clickedNow = async () => {
    const connection = await loadConnection(database, await settingsNow());
    return { tenant: await tenantNow(), connection: toConnectionMark(connection), now: Date.now() };
  };

  const statusOf = (tenant: string, ref: DocumentRef) => loadDocumentStatus(database, { tenant, ref, now: Date.now() });

  return {
    getDocumentStatus: async ({ hint }) => {
      // The session first: it may be what finds out whose documents these are.
      const opened = await openSession(background);
      const session = opened.ok ? opened.value : null;
      const tenant = await tenantNow();
      const ref = await resolveHint(hint, { database, tenant, session, lookedAt });
      if (ref === null) return notNamed(hint);
      if (session) await noticeChanges(background, session, { tenant, ref });
      const status = await statusOf(tenant, ref);
      // A wait that began in the future: the clock was set back, and the alarm may wait for as long as the jump.
      if (status.resumesAt !== null && (status.since ?? 0) > Date.now()) background.wake();
      return { ok: true, value: status };
    },

    syncDocument: async ({ hint }, sender) => {
      const clicked = await clickedNow();
      const { tenant } = clicked;
      // Nothing is asked over the network before the click is stored; the job resolves a number when it runs.
      const ref = await resolveHint(hint, { database, tenant, session: null, lookedAt });
      if (ref === null) return notNamed(hint);
      const job = await enqueue(database, { ...clicked, ref, clearProblem: true, pageUrl: pageUrlOf(sender) });
      background.wake();
      return { ok: true, value: await statusOf(tenant, job.ref) };
    },

    ...createDecisionHandlers(background, { openSession: () => openSession(background), tenantNow, clickedNow }),

    retryDocument: async ({ ref }) => {
      const job = await retry(database, { ...(await clickedNow()), ref });
      await clearNotifications(background, job);
      await announceChange(browser, job.ref);
      background.wake();
      return { ok: true, value: null };
    },

    dismissProblem: async ({ ref }) => {
      const tenant = await tenantNow();
      await dismiss(database, { tenant, ref });
      await clearNotifications(background, { tenant, ref });
      background.wake();
      return { ok: true, value: null };
    },

    getViewUrl: async ({ ref }) => ({ ok: true, value: await viewUrl(background, await tenantNow(), ref) }),

    ...createLinkHandlers(background),

    ...createQueueHandlers(background),

    ...createCatalogueHandlers(background, tenantNow),

    reportSave: async ({ hint }) => {
      await followSave(background, await tenantNow(), hint);
      return { ok: true, value: null };
    },

    saveCredentials: async ({ credentials, isTested = false }) => {
      // What waits for credentials goes on with Retry or the next click, when the user is there to see it.
      const settings = await settingsNow();
      await saveSecrets(database, credentials, placesOf(settings));
      const connection = toConnectionMark(await loadConnection(database, settings));
      await noteSaved(browser.storage.local, { connection, now: Date.now(), isTested });
      // Whose books they open is found out at once where possible; what waited for that very tenant goes on.
      await openSession(background);
      background.wake();
      return { ok: true, value: null };
    },

    testConnection: async ({ credentials }) => {
      // One reading of the settings: what is stored for one address must not be sent to another.
      const settings = await settingsNow();
      const whole = await fillFromStore(database, credentials, placesOf(settings));
      const report = await testConnection(background, settings, whole);
      // What the settings are chosen from is read while the user looks at the outcome.
      if (report.autotask.ok) void readListsAhead(background);
      return { ok: true, value: report };
    },

    getTenantLists: async ({ fresh }) => {
      const session = await openSession(background);
      return session.ok ? readTenantLists(session.value, fresh) : session;
    },

    getStoredCredentials: async () => {
      const settings = await settingsNow();
      const places = placesOf(settings);
      const connection = toConnectionMark(await loadConnection(database, settings));
      const [stored, problem, mark] = await Promise.all([
        hasSecrets(database, places),
        describeUnusable(database, places),
        loadConnectionMark(browser.storage.local, connection),
      ]);
      return { ok: true, value: { stored, problem, ...mark } };
    },
  };
}

/** Where the document was seen; a click in the extension's own pages says nothing about that. */
function pageUrlOf({ url }: SenderFacts): string | undefined {
  return url !== undefined && /^https?:/.test(url) ? url : undefined;
}

function notNamed(hint: DocumentHint): Result<never> {
  return { ok: false, problem: createProblem('quote-not-found', { kind: hint.kind, number: '(none)' }) };
}
