import { createRecordUrl } from '../../utils/autotask/autotaskUrls';
import { createAutotaskClient } from '../../utils/autotask/createAutotaskClient';
import { fetchZone, type Zone } from '../../utils/autotask/fetchZone';
import type { Result } from '../../utils/domain/result';
import { automaticShare, REQUESTS_PER_DAY } from '../../utils/domain/schedule/planPolling';
import type { Settings } from '../../utils/domain/settings';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { Credentials } from '../../utils/messaging/protocol';
import { interfaceOrigins } from '../../utils/platform/permissions';
import { type Connection, toConnectionMark } from '../../utils/queue/tenants';
import { createQuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import { fetchDocumentNumbers } from '../../utils/quote-manager/fetchDocumentNumbers';
import { fetchPortalMarks } from '../../utils/quote-manager/fetchPortalMarks';
import { type DocumentId, fetchModifiedAt, fetchSourceDocument } from '../../utils/quote-manager/fetchSourceDocument';
import { resolveDocumentNumber } from '../../utils/quote-manager/resolveDocumentNumber';
import { noteAccepted } from '../../utils/settings/connectionMark';
import { loadSettings } from '../../utils/settings/settingsStorage';
import { loadSettleSeconds } from '../../utils/settings/settleTime';
import { createAutotaskPort } from '../../utils/sync/createAutotaskPort';
import { createCatalogueCache } from '../../utils/sync/createCatalogueCache';
import { createReferenceReader } from '../../utils/sync/createReferenceReader';
import { followZone } from '../../utils/sync/followZone';
import { createCategoryReader } from '../../utils/sync/readTenantLists';
import { splitRef } from '../../utils/sync/splitRef';
import { placesOf } from '../../utils/vault/secretPlaces';
import type { Background, BackgroundSession } from './Background';
import { findClosedOrigins } from './findClosedOrigins';
import { identifyTenant } from './identifyTenant';
import { loadCredentials } from './loadCredentials';
import { loadConnection } from './presentTenant';
import { tenantOf } from './tenantOf';
import { watchAllowance } from './watchAllowance';

/** How long a set that another browser began must stand still before this one completes it (sync-rules § 6). */
const QUIET_MS = 30_000;

/** A session under the present settings and credentials; the last one is used again while neither changed. */
export async function openSession(background: Background): Promise<Result<BackgroundSession>> {
  const { local } = background.browser.storage;
  const [settings, settleSeconds] = await Promise.all([loadSettings(local), loadSettleSeconds(local)]);
  const stored = await loadCredentials(background.database, placesOf(settings));
  if (!stored.ok) return stored;
  const { credentials, name } = stored.value;
  const connection: Connection = { addresses: tenantOf(settings), credentials: name };
  const closed = await findClosedOrigins(background.browser, interfaceOrigins(settings));
  if (closed) return { ok: false, problem: closed };
  const key = JSON.stringify([settings, settleSeconds, connection]);
  const { lastSession } = background;
  if (lastSession.key === key && lastSession.opening) return lastSession.opening;
  // Messages that come together share one opening, and one question for the zone.
  const forget = () => {
    if (lastSession.opening === opening) lastSession.opening = null;
  };
  // A refused session sends nothing more, so that the next try, which a person asked for, needs one of its own.
  const opening = createSession(background, {
    settings,
    settleMs: settleSeconds * 1000,
    connection,
    credentials,
    onRefused: forget,
  });
  Object.assign(lastSession, { key, opening });
  let hasOpened = false;
  try {
    const session = await opening;
    hasOpened = session.ok;
    return session;
  } finally {
    if (!hasOpened) forget();
  }
}

/** What a session is opened with. */
interface Opening {
  settings: Settings;
  /** How long a create without an answer may stay invisible to queries. */
  settleMs: number;
  connection: Connection;
  credentials: Credentials;
  /** Told when Autotask does not accept the credentials. */
  onRefused(): void;
}

async function createSession(
  background: Background,
  { settings, settleMs, connection, credentials, onRefused }: Opening,
): Promise<Result<BackgroundSession>> {
  const { database, budget, lanes, fetch } = background;
  const { autotaskUserName: userName, autotaskSecret: secret, autotaskIntegrationCode: integrationCode } = credentials;
  const findZone = () => fetchZone({ zoneUrl: settings.autotask.zoneUrl, userName, fetch });
  const zone = await findZone();
  if (!zone.ok) return zone;
  const portal = { apiUrl: settings.quoteManager.apiUrl, apiKey: credentials.quoteManagerApiKey, fetch, budget };
  const identified = await identifyTenant(database, connection, {
    databaseNumber: zone.value.databaseNumber,
    fetchPortalMarks: () => fetchPortalMarks(portal),
  });
  if (!identified.ok) return identified;
  const tenant = identified.value;
  const onRequest = () => allowance.count();
  const secrets = { userName, secret, integrationCode };
  let { webUrl } = zone.value;
  const connect = (place: Zone) => {
    webUrl = place.webUrl;
    return createAutotaskClient({
      zone: place,
      credentials: secrets,
      fetch,
      lanes,
      clock: Date.now,
      onRequest,
      onRefused,
    });
  };
  // One for everything: what one request learnt about credentials and zone, the others know.
  const client = followZone({ zone: zone.value, connect, fetchZone: findZone });
  const allowance = watchAllowance(background, tenant, client);
  const quoteManager = createQuoteManagerClient(portal);
  const behind = (purpose: 'catalogue' | 'automatic', perDay: number) =>
    createQuoteManagerClient({ ...portal, budget: budget.behind({ purpose, perDay }) });
  const automaticReader = behind('automatic', automaticShare(settings.automation.browsers));
  const catalogue = createCatalogueCache(database, tenant, Date.now);
  const session: BackgroundSession = {
    tenant,
    isCurrent: () => isPresent(background, connection),
    noteSynced: async () => {
      // Of a connection that was left meanwhile it would hide what is known of the present one.
      if (!(await isPresent(background, connection))) return;
      await noteAccepted(background.browser.storage.local, {
        connection: toConnectionMark(connection),
        now: Date.now(),
      });
    },
    allowance,
    settings,
    settleMs,
    quietMs: QUIET_MS,
    autotask: createAutotaskPort(client),
    readSource: (ref) => fetchSourceDocument(quoteManager, documentId(ref), catalogue),
    readSourceUnasked: (ref) => fetchSourceDocument(automaticReader, documentId(ref), catalogue),
    automaticReader,
    catalogueReader: behind('catalogue', REQUESTS_PER_DAY),
    ...createReferenceReader(database, {
      tenant,
      clock: Date.now,
      client,
      report: (error) => background.log.error('The lists could not be renewed.', error),
    }),
    readCategories: createCategoryReader(database, { tenant, clock: Date.now, client: quoteManager }),
    resolveNumber: (kind, number) => resolveDocumentNumber(quoteManager, kind, number),
    listDocuments: () => fetchDocumentNumbers(portal),
    readModifiedAt: (ref) => fetchModifiedAt(quoteManager, documentId(ref)),
    recordUrl: (entity, id) => createRecordUrl(webUrl, entity, id),
  };
  return { ok: true, value: session };
}

/** Whether addresses and credentials are still those that the session was opened with. */
async function isPresent({ browser, database }: Background, connection: Connection): Promise<boolean> {
  const present = await loadConnection(database, await loadSettings(browser.storage.local));
  return toConnectionMark(present) === toConnectionMark(connection);
}

function documentId(ref: DocumentRef): DocumentId {
  const { kind, name } = splitRef(ref);
  return { kind, id: Number(name) };
}
