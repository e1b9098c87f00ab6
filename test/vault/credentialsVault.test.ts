import { expect, test } from 'vitest';
import type { Credentials } from '../../utils/messaging/protocol';
import { hasSecrets, loadSecrets, saveSecrets } from '../../utils/vault/credentialsVault';
import { VENDOR_PLACES as places } from '../../utils/vault/secretPlaces';
import { VaultError } from '../../utils/vault/vaultError';
import { openTestDatabase } from '../queue/openTestDatabase';

const credentials: Credentials = {
  quoteManagerApiKey: 'qm-key-1',
  autotaskUserName: 'api@example.com',
  autotaskSecret: 'pässwörd',
  autotaskIntegrationCode: 'CODE',
};
const empty: Credentials = {
  quoteManagerApiKey: '',
  autotaskUserName: '',
  autotaskSecret: '',
  autotaskIntegrationCode: '',
};

async function saved() {
  const database = openTestDatabase();
  await saveSecrets(database, credentials, places);
  return database;
}

test('what was saved comes back', async () => {
  expect(await loadSecrets(await saved(), places)).toEqual(credentials);
  expect(await loadSecrets(openTestDatabase(), places)).toBeNull();
});

test('nothing readable is stored and the key cannot be exported', async () => {
  const database = await saved();
  const record = await database.secrets.get('credentials');
  expect(new TextDecoder().decode(record?.data)).not.toContain('qm-key');
  const entry = await database.keys.get('vault');
  expect(entry?.key.extractable).toBe(false);
  if (entry) await expect(crypto.subtle.exportKey('raw', entry.key)).rejects.toThrow();
});

test('every save has an IV of its own, 96 bits long', async () => {
  const database = openTestDatabase();
  const ivs = new Set<string>();
  for (let i = 0; i < 50; i++) {
    await saveSecrets(database, credentials, places);
    const iv = (await database.secrets.get('credentials'))?.iv;
    expect(iv?.length).toBe(12);
    ivs.add(String(iv));
  }
  expect(ivs.size).toBe(50);
});

test('an empty field keeps the stored one', async () => {
  const database = await saved();
  await saveSecrets(database, { ...empty, autotaskSecret: 'new' }, places);
  expect(await loadSecrets(database, places)).toEqual({ ...credentials, autotaskSecret: 'new' });
});

test('which ones are stored can be asked without their values', async () => {
  const database = openTestDatabase();
  await saveSecrets(database, { ...empty, quoteManagerApiKey: 'x' }, places);
  const stored = { autotaskUserName: false, autotaskSecret: false, autotaskIntegrationCode: false };
  expect(await hasSecrets(database, places)).toEqual({ quoteManagerApiKey: true, ...stored });
});

test('an altered blob, IV, version or a lost key is a clear error, and a full save mends it', async () => {
  const database = await saved();
  const record = await database.secrets.get('credentials');
  if (!record) throw new Error('nothing stored');
  const data = record.data.slice(0);
  new Uint8Array(data)[0] = (new Uint8Array(data)[0] ?? 0) ^ 1;
  const altered = [{ data }, { iv: new Uint8Array(12) }, { version: 2 }, { data: new ArrayBuffer(3) }];
  for (const change of altered) {
    await database.secrets.put({ ...record, ...change });
    await expect(loadSecrets(database, places)).rejects.toBeInstanceOf(VaultError);
  }
  await database.secrets.put(record);
  await database.keys.clear();
  await expect(loadSecrets(database, places)).rejects.toBeInstanceOf(VaultError);
  await saveSecrets(database, credentials, places);
  expect(await loadSecrets(database, places)).toEqual(credentials);
});

test('two first saves at once agree on one key', async () => {
  const database = openTestDatabase();
  await Promise.all([saveSecrets(database, credentials, places), saveSecrets(database, credentials, places)]);
  expect(await loadSecrets(database, places)).toEqual(credentials);
});

test('what cannot be read counts as not stored, and entering all of it anew mends it', async () => {
  const none = {
    quoteManagerApiKey: false,
    autotaskUserName: false,
    autotaskSecret: false,
    autotaskIntegrationCode: false,
  };
  const lost = await saved();
  await lost.keys.clear();
  const damaged = await saved();
  await damaged.secrets.update('credentials', { data: new ArrayBuffer(3) });
  for (const database of [lost, damaged]) {
    expect(await hasSecrets(database, places)).toEqual(none);
    await saveSecrets(database, credentials, places);
    expect(await loadSecrets(database, places)).toEqual(credentials);
  }
});

test('a store that cannot be read takes half of the credentials too', async () => {
  const database = await saved();
  await database.keys.clear();
  await saveSecrets(database, { ...empty, autotaskSecret: 'new' }, places);
  expect(await loadSecrets(database, places)).toEqual({ ...empty, autotaskSecret: 'new' });
});
