import { createAutotaskClient } from '../../utils/autotask/createAutotaskClient';
import { fetchZone } from '../../utils/autotask/fetchZone';
import { queryRecords } from '../../utils/autotask/queryRecords';
import { createProblem, type Problem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { Settings } from '../../utils/domain/settings';
import type { ConnectionReport, Credentials } from '../../utils/messaging/protocol';
import { autotaskOrigins, quoteManagerOrigins } from '../../utils/platform/permissions';
import { createQuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import { describeUnusable } from '../../utils/vault/credentialsVault';
import { placesOf } from '../../utils/vault/secretPlaces';
import type { Background } from './Background';
import { findClosedOrigins } from './findClosedOrigins';

/** Asks both systems, at once, whether they accept the credentials; nothing is stored or written, nor sent where access is missing. */
export async function testConnection(
  background: Background,
  settings: Settings,
  credentials: Credentials,
): Promise<ConnectionReport> {
  const [quoteManager, autotask] = await Promise.all([
    testQuoteManager(background, settings, credentials),
    testAutotask(background, settings, credentials),
  ]);
  return { quoteManager, autotask };
}

async function testQuoteManager(
  background: Background,
  settings: Settings,
  credentials: Credentials,
): Promise<Result<null>> {
  const obstacle =
    (await findClosedOrigins(background.browser, quoteManagerOrigins(settings))) ??
    (await findMissing(background, settings, [credentials.quoteManagerApiKey]));
  if (obstacle) return { ok: false, problem: obstacle };
  const { budget, fetch } = background;
  const { apiUrl } = settings.quoteManager;
  const client = createQuoteManagerClient({ apiUrl, apiKey: credentials.quoteManagerApiKey, fetch, budget });
  const answer = await client.fetchQuoteByNumber('QO00000000');
  return answer.ok ? { ok: true, value: null } : answer;
}

async function testAutotask(
  background: Background,
  settings: Settings,
  credentials: Credentials,
): Promise<ConnectionReport['autotask']> {
  const { autotaskUserName: userName, autotaskSecret: secret, autotaskIntegrationCode: integrationCode } = credentials;
  const obstacle =
    (await findClosedOrigins(background.browser, autotaskOrigins(settings))) ??
    (await findMissing(background, settings, [userName, secret, integrationCode]));
  if (obstacle) return { ok: false, problem: obstacle };
  const { lanes, fetch } = background;
  const zone = await fetchZone({ zoneUrl: settings.autotask.zoneUrl, userName, fetch });
  if (!zone.ok) return zone;
  const client = createAutotaskClient({
    zone: zone.value,
    credentials: { userName, secret, integrationCode },
    fetch,
    lanes,
    clock: Date.now,
  });
  const own = await queryRecords(client, 'Companies', [{ op: 'eq', field: 'id', value: 0 }]);
  const { zoneName, databaseNumber } = zone.value;
  return own.ok ? { ok: true, value: { zoneName, databaseNumber } } : own;
}

/** Nobody is asked with half of the credentials: each such question may count as a failed login. */
async function findMissing({ database }: Background, settings: Settings, secrets: string[]): Promise<Problem | null> {
  if (secrets.every((secret) => secret !== '')) return null;
  return (await describeUnusable(database, placesOf(settings))) ?? createProblem('not-connected');
}
