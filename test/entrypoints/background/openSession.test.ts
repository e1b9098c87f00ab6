import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Background } from '../../../entrypoints/background/Background';
import { createBackground } from '../../../entrypoints/background/createBackground';
import { openSession } from '../../../entrypoints/background/openSession';
import type { QuotebridgeDatabase } from '../../../utils/queue/database';
import { defaultSettings } from '../../../utils/settings/defaultSettings';
import { saveSecrets } from '../../../utils/vault/credentialsVault';
import { placesOf } from '../../../utils/vault/secretPlaces';
import { createTestBrowser } from './createTestBrowser';

const databaseNumbers: Record<string, number> = { 'api@alpha': 111, 'api@beta': 222 };

/** Called when Quote Manager is asked whose portal it is. */
let onPortal: () => Promise<void> = async () => {};
let background: Background;

/** Both companies stand at the same addresses; the user says whose database answers. */
async function answer(input: string | URL | Request): Promise<Response> {
  const url = new URL(String(input));
  const user = url.searchParams.get('user');
  if (user === null) {
    await onPortal();
    return Response.json([{ id: 1, createdDate: '2020-01-01T00:00:00', isActive: true }]);
  }
  const zone = 'https://webservices5.autotask.net/atservicesrest/';
  return Response.json({ zoneName: 'z', url: zone, webUrl: 'https://ww5.autotask.net/', ci: databaseNumbers[user] });
}

const save = (database: QuotebridgeDatabase, autotaskUserName: string) =>
  saveSecrets(
    database,
    {
      quoteManagerApiKey: 'k',
      autotaskUserName,
      autotaskSecret: 's',
      autotaskIntegrationCode: 'i',
    },
    placesOf(defaultSettings),
  );

const tenantNow = async () => {
  const session = await openSession(background);
  return session.ok ? session.value.tenant : session.problem.code;
};

beforeEach(() => {
  onPortal = async () => {};
  vi.stubGlobal('fetch', answer);
  background = createBackground(createTestBrowser().browser);
});

afterEach(async () => {
  await background.database.delete();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('is not opened with credentials that cannot be read any more', async () => {
  const { database } = background;
  await save(database, 'api@alpha');
  await database.keys.clear();
  expect(await openSession(background)).toMatchObject({ ok: false, problem: { code: 'not-connected' } });
});

describe('credentials that are saved while a session is opened', () => {
  it('between two reads of the store never lead to the books of those before', async () => {
    const { database } = background;
    await save(database, 'api@alpha');
    const alpha = await tenantNow();
    // The background was started anew.
    background.lastSession.opening = null;
    const table = database.secrets as unknown as { get(id: string): Promise<unknown> };
    const read = table.get.bind(table);
    let reads = 0;
    vi.spyOn(table, 'get').mockImplementation(async (id) => {
      const record = await read(id);
      reads += 1;
      if (reads === 1) await save(database, 'api@beta');
      return record;
    });
    await openSession(background);
    vi.restoreAllMocks();
    const beta = await tenantNow();
    expect([alpha, beta].includes('connection-changed')).toBe(false);
    expect(beta).not.toBe(alpha);
    expect(await database.tenants.toArray()).toMatchObject([
      { id: alpha, database: 111 },
      { id: beta, database: 222 },
    ]);
  });

  it('bind nothing that was asked under the old ones: the connection was changed', async () => {
    const { database } = background;
    await save(database, 'api@alpha');
    onPortal = () => save(database, 'api@beta');
    expect(await tenantNow()).toBe('connection-changed');
    expect(await database.tenants.count()).toBe(0);
    onPortal = async () => {};
    await tenantNow();
    expect(await database.tenants.toArray()).toMatchObject([{ database: 222 }]);
  });
});
