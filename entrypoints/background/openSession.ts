import { createRecordUrl } from '../../utils/autotask/autotaskUrls';
import { createAutotaskClient } from '../../utils/autotask/createAutotaskClient';
import { fetchZone } from '../../utils/autotask/fetchZone';
import type { AutotaskEntity } from '../../utils/domain/autotaskRecords';
import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { Settings } from '../../utils/domain/settings';
import type { Credentials } from '../../utils/messaging/protocol';
import { createQuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import { fetchSourceQuote } from '../../utils/quote-manager/fetchSourceQuote';
import { resolveQuoteNumber } from '../../utils/quote-manager/resolveQuoteNumber';
import { loadSettings } from '../../utils/settings/settingsStorage';
import { createAutotaskPort } from '../../utils/sync/createAutotaskPort';
import { createCatalogueCache } from '../../utils/sync/createCatalogueCache';
import { createReferenceReader } from '../../utils/sync/createReferenceReader';
import { type SyncSession, splitRef } from '../../utils/sync/runQueue';
import { loadSecrets } from '../../utils/vault/credentialsVault';
import type { Background } from './createBackground';
import { tenantOf } from './tenantOf';

/** How long a create without an answer may stay invisible to queries. */
const SETTLE_MS = 10_000;

export interface BackgroundSession extends SyncSession {
  /** Address of a record's page in Autotask; null where it has none. */
  recordUrl(entity: AutotaskEntity, id: number): string | null;
}

/** A session under the present settings and credentials; the last one is used again while neither changed. */
export async function openSession(background: Background): Promise<Result<BackgroundSession>> {
  const settings = await loadSettings(background.browser.storage.local);
  const credentials = await loadSecrets(background.database);
  if (!credentials || Object.values(credentials).some((value) => value === ''))
    return { ok: false, problem: createProblem('not-connected') };
  const key = JSON.stringify([settings, credentials]);
  const { lastSession } = background;
  if (lastSession.key === key && lastSession.value) return { ok: true, value: lastSession.value };
  const session = await createSession(background, settings, credentials);
  if (session.ok) Object.assign(lastSession, { key, value: session.value });
  return session;
}

async function createSession(
  background: Background,
  settings: Settings,
  credentials: Credentials,
): Promise<Result<BackgroundSession>> {
  const { database, budget, lanes } = background;
  const fetch = globalThis.fetch.bind(globalThis);
  const zone = await fetchZone({ zoneUrl: settings.autotask.zoneUrl, userName: credentials.autotaskUserName, fetch });
  if (!zone.ok) return zone;
  const tenant = tenantOf(settings);
  const quoteManager = createQuoteManagerClient({
    apiUrl: settings.quoteManager.apiUrl,
    apiKey: credentials.quoteManagerApiKey,
    fetch,
    budget,
  });
  const autotask = createAutotaskClient({
    zone: zone.value,
    credentials: {
      userName: credentials.autotaskUserName,
      secret: credentials.autotaskSecret,
      integrationCode: credentials.autotaskIntegrationCode,
    },
    fetch,
    lanes,
  });
  const { webUrl } = zone.value;
  const catalogue = createCatalogueCache(database, tenant, Date.now);
  const session: BackgroundSession = {
    settings,
    settleMs: SETTLE_MS,
    autotask: createAutotaskPort(autotask),
    readSource: (ref) => fetchSourceQuote(quoteManager, Number(splitRef(ref).name), catalogue),
    readReference: createReferenceReader(database, { tenant, clock: Date.now, client: autotask }),
    resolveNumber: (kind, number) =>
      kind === 'quote' ? resolveQuoteNumber(quoteManager, number) : Promise.resolve({ ok: true, value: null }),
    opportunityUrl: (id) => createRecordUrl(webUrl, 'Opportunities', id) ?? webUrl,
    recordUrl: (entity, id) => createRecordUrl(webUrl, entity, id),
  };
  return { ok: true, value: session };
}
