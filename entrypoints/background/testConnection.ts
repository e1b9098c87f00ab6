import { createAutotaskClient } from '../../utils/autotask/createAutotaskClient';
import { fetchZone } from '../../utils/autotask/fetchZone';
import { queryRecords } from '../../utils/autotask/queryRecords';
import type { Result } from '../../utils/domain/result';
import type { Settings } from '../../utils/domain/settings';
import type { ConnectionReport, Credentials } from '../../utils/messaging/protocol';
import { createQuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import type { Background } from './Background';

/** Asks both systems, at once, whether they accept the credentials; nothing is stored or written. */
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
  { budget, fetch }: Background,
  settings: Settings,
  credentials: Credentials,
): Promise<Result<null>> {
  const { apiUrl } = settings.quoteManager;
  const client = createQuoteManagerClient({ apiUrl, apiKey: credentials.quoteManagerApiKey, fetch, budget });
  const answer = await client.fetchQuoteByNumber('QO00000000');
  return answer.ok ? { ok: true, value: null } : answer;
}

async function testAutotask(
  { lanes, fetch }: Background,
  settings: Settings,
  credentials: Credentials,
): Promise<ConnectionReport['autotask']> {
  const { autotaskUserName: userName, autotaskSecret: secret, autotaskIntegrationCode: integrationCode } = credentials;
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
