import { expect, test } from 'vitest';
import type { Credentials } from '../../utils/messaging/protocol';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { describeUnusable, hasSecrets, loadSecrets, saveSecrets } from '../../utils/vault/credentialsVault';
import { sealSecret } from '../../utils/vault/sealSecret';
import { placesOf, VENDOR_PLACES } from '../../utils/vault/secretPlaces';
import { ensureVaultKey } from '../../utils/vault/vaultKey';
import { openTestDatabase } from '../queue/openTestDatabase';

const credentials: Credentials = {
  quoteManagerApiKey: 'key',
  autotaskUserName: 'user',
  autotaskSecret: 'secret',
  autotaskIntegrationCode: 'code',
};
const empty: Credentials = {
  quoteManagerApiKey: '',
  autotaskUserName: '',
  autotaskSecret: '',
  autotaskIntegrationCode: '',
};
const at = (apiUrl: string, zoneUrl = defaultSettings.autotask.zoneUrl) =>
  placesOf({ quoteManager: { apiUrl, portalUrls: [] }, autotask: { zoneUrl, impersonate: false } });
const own = at('https://api.kaseyaquotemanager.com/v1/');
const other = at('https://evil.example/v1/');
const local = at('http://127.0.0.1:4010/v1/', 'http://localhost:4011/zoneInformation');

async function saved(places = own) {
  const database = openTestDatabase();
  await saveSecrets(database, credentials, places);
  return database;
}

test('a place is a host with its port, all of Autotask’s zones, or this computer', () => {
  expect(own).toEqual({ quoteManager: 'https://api.kaseyaquotemanager.com', autotask: 'autotask.net' });
  expect(own).toEqual(VENDOR_PLACES);
  expect(at('https://evil.example:8443/').quoteManager).toBe('https://evil.example:8443');
  expect(at('https://a.example/', 'https://webservices5.autotask.net/zone').autotask).toBe('autotask.net');
  expect(local).toEqual({ quoteManager: 'this computer', autotask: 'this computer' });
  expect(at('https://[::1]:9/')).toMatchObject({ quoteManager: 'this computer' });
});

test('secrets are handed out for the places that they were given for, and for no other', async () => {
  const database = await saved();
  expect(await loadSecrets(database, own)).toEqual(credentials);
  expect(await loadSecrets(database, other)).toEqual({ ...credentials, quoteManagerApiKey: '' });
  expect(await loadSecrets(database, local)).toEqual(empty);
  expect(await hasSecrets(database, other)).toMatchObject({ quoteManagerApiKey: false, autotaskSecret: true });
  expect(await loadSecrets(database, own)).toEqual(credentials);
});

test('what is held back is told in a sentence', async () => {
  const database = await saved();
  expect(await describeUnusable(database, own)).toBeNull();
  const problem = await describeUnusable(database, other);
  expect(problem).toMatchObject({
    code: 'keys-held-back',
    parts: { system: 'Quote Manager', place: 'https://evil.example' },
  });
  expect(await describeUnusable(database, local)).toMatchObject({ parts: { system: 'Quote Manager and Autotask' } });
  expect(await describeUnusable(openTestDatabase(), other)).toBeNull();
});

test('a save under another address takes nothing along from the former one', async () => {
  const database = await saved();
  await saveSecrets(database, empty, other);
  expect(await loadSecrets(database, other)).toEqual({ ...credentials, quoteManagerApiKey: '' });
  expect(await loadSecrets(database, own)).toEqual(credentials);
  await saveSecrets(database, { ...empty, autotaskSecret: 'typed' }, local);
  expect(await loadSecrets(database, local)).toEqual({ ...empty, autotaskSecret: 'typed' });
});

test('entered anew they are given for the present place, and the other system’s stay', async () => {
  const database = await saved();
  await saveSecrets(database, { ...empty, quoteManagerApiKey: 'new' }, other);
  expect(await loadSecrets(database, other)).toEqual({ ...credentials, quoteManagerApiKey: 'new' });
  expect(await loadSecrets(database, own)).toEqual({ ...credentials, quoteManagerApiKey: '' });
});

test('ports of this computer are one place', async () => {
  const database = await saved(local);
  const later = at('http://localhost:5010/v1/', 'http://127.0.0.1:5011/zoneInformation');
  expect(await loadSecrets(database, later)).toEqual(credentials);
  expect(await loadSecrets(database, own)).toEqual(empty);
});

test('secrets of an earlier release count as given for the vendors’ own addresses', async () => {
  const database = openTestDatabase();
  const key = await ensureVaultKey(database, crypto);
  await database.secrets.put(await sealSecret({ id: 'credentials', text: JSON.stringify(credentials), key }, crypto));
  expect(await loadSecrets(database, own)).toEqual(credentials);
  expect(await loadSecrets(database, other)).toEqual({ ...credentials, quoteManagerApiKey: '' });
  expect(await loadSecrets(database, local)).toEqual(empty);
});
