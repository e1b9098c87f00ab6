import { createRecordUrl } from '../../utils/autotask/autotaskUrls';
import { createAutotaskClient } from '../../utils/autotask/createAutotaskClient';
import { fetchZone, type Zone } from '../../utils/autotask/fetchZone';
import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { Settings } from '../../utils/domain/settings';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { Credentials } from '../../utils/messaging/protocol';
import { createQuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import { type DocumentId, fetchModifiedAt, fetchSourceDocument } from '../../utils/quote-manager/fetchSourceDocument';
import { resolveDocumentNumber } from '../../utils/quote-manager/resolveDocumentNumber';
import { loadSettings } from '../../utils/settings/settingsStorage';
import { createAutotaskPort } from '../../utils/sync/createAutotaskPort';
import { createCatalogueCache } from '../../utils/sync/createCatalogueCache';
import { createReferenceReader } from '../../utils/sync/createReferenceReader';
import { followZone } from '../../utils/sync/followZone';
import { splitRef } from '../../utils/sync/runQueue';
import { loadSecrets } from '../../utils/vault/credentialsVault';
import type { Background, BackgroundSession } from './Background';
import { tenantOf } from './tenantOf';

/** How long a create without an answer may stay invisible to queries. */
const SETTLE_MS = 10_000;

/** A session under the present settings and credentials; the last one is used again while neither changed. */
export async function openSession(background: Background): Promise<Result<BackgroundSession>> {
  const settings = await loadSettings(background.browser.storage.local);
  const credentials = await loadSecrets(background.database);
  if (!credentials || Object.values(credentials).some((value) => value === ''))
    return { ok: false, problem: createProblem('not-connected') };
  const key = JSON.stringify([settings, credentials]);
  const { lastSession } = background;
  if (lastSession.key === key && lastSession.opening) return lastSession.opening;
  // Messages that come together share one opening, and one question for the zone.
  const opening = createSession(background, settings, credentials);
  Object.assign(lastSession, { key, opening });
  const session = await opening;
  if (!session.ok && lastSession.opening === opening) lastSession.opening = null;
  return session;
}

async function createSession(
  background: Background,
  settings: Settings,
  credentials: Credentials,
): Promise<Result<BackgroundSession>> {
  const { database, budget, lanes, fetch } = background;
  const { autotaskUserName: userName, autotaskSecret: secret, autotaskIntegrationCode: integrationCode } = credentials;
  const findZone = () => fetchZone({ zoneUrl: settings.autotask.zoneUrl, userName, fetch });
  const zone = await findZone();
  if (!zone.ok) return zone;
  const connect = (place: Zone) =>
    createAutotaskClient({ zone: place, credentials: { userName, secret, integrationCode }, fetch, lanes });
  const quoteManager = createQuoteManagerClient({
    apiUrl: settings.quoteManager.apiUrl,
    apiKey: credentials.quoteManagerApiKey,
    fetch,
    budget,
  });
  const tenant = tenantOf(settings);
  const catalogue = createCatalogueCache(database, tenant, Date.now);
  const { webUrl } = zone.value;
  const session: BackgroundSession = {
    settings,
    settleMs: SETTLE_MS,
    autotask: followZone({
      zone: zone.value,
      connect: (place) => createAutotaskPort(connect(place)),
      fetchZone: findZone,
    }),
    readSource: (ref) => fetchSourceDocument(quoteManager, documentId(ref), catalogue),
    ...createReferenceReader(database, { tenant, clock: Date.now, client: connect(zone.value) }),
    resolveNumber: (kind, number) => resolveDocumentNumber(quoteManager, kind, number),
    readModifiedAt: (ref) => fetchModifiedAt(quoteManager, documentId(ref)),
    opportunityUrl: (id) => createRecordUrl(webUrl, 'Opportunities', id) ?? webUrl,
    recordUrl: (entity, id) => createRecordUrl(webUrl, entity, id),
  };
  return { ok: true, value: session };
}

function documentId(ref: DocumentRef): DocumentId {
  const { kind, name } = splitRef(ref);
  return { kind, id: Number(name) };
}
