import { expect, test } from 'vitest';
import {
  dropIntent,
  loadKnown,
  recordIntent,
  recordOutcome,
  removeLink,
  renewIntent,
  saveLink,
} from '../../utils/queue/journal';
import { StorageError } from '../../utils/queue/storageError';
import { key as documentKey } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const intent = { documentKey, key: 'quote', entity: 'Quotes' as const, fields: { name: 'Laptops' }, at: 1_000 };
const link = { documentKey, key: 'quote', entity: 'Quotes' as const, id: 7, base: { name: 'Laptops' } };

test('an intent stands until its outcome, then there is a link', async () => {
  const database = openTestDatabase();
  await recordIntent(database, intent);
  const open = { key: 'quote', entity: 'Quotes', fields: { name: 'Laptops' }, ageMs: 500 };
  expect(await loadKnown(database, documentKey, 1_500)).toEqual({ links: [], intents: [open] });
  await recordOutcome(database, link);
  const { documentKey: _, ...known } = link;
  // Made when the intent was stored, 500 ms ago.
  expect(await loadKnown(database, documentKey, 1_500)).toEqual({ links: [{ ...known, madeAgeMs: 500 }], intents: [] });
});

test('an outcome is stored whole or not at all', async () => {
  const database = openTestDatabase();
  await recordIntent(database, intent);
  database.intents.hook('deleting', () => {
    throw new DOMException('no space', 'QuotaExceededError');
  });
  await expect(recordOutcome(database, link)).rejects.toBeInstanceOf(StorageError);
  const known = await loadKnown(database, documentKey, 1_500);
  expect([known.links.length, known.intents.length]).toEqual([0, 1]);
});

test('an intent whose answer is given up is as young as that moment', async () => {
  const database = openTestDatabase();
  await recordIntent(database, intent);
  await renewIntent(database, intent, 26_000);
  expect((await loadKnown(database, documentKey, 27_500)).intents).toMatchObject([{ key: 'quote', ageMs: 1_500 }]);
});

test('a repeated intent counts its attempts and can be dropped', async () => {
  const database = openTestDatabase();
  await recordIntent(database, intent);
  expect((await recordIntent(database, { ...intent, at: 9_000 })).attempt).toBe(2);
  await dropIntent(database, intent);
  expect(await database.intents.count()).toBe(0);
});

test('links can be replaced and removed; a clock set back gives no negative age', async () => {
  const database = openTestDatabase();
  await saveLink(database, link);
  await saveLink(database, { ...link, base: { name: 'Desktops' } });
  await recordIntent(database, { ...intent, key: 'item:1' });
  const known = await loadKnown(database, documentKey, 0);
  expect([known.links[0]?.base.name, known.intents[0]?.ageMs]).toEqual(['Desktops', 0]);
  await removeLink(database, link);
  expect(await database.links.count()).toBe(0);
});

test('a record counts as made here for as long as the link names it, whatever the clock does', async () => {
  const database = openTestDatabase();
  await recordOutcome(database, { ...link, madeAt: 5_000, digests: { name: 'AAAA' } });
  await recordOutcome(database, { ...link, base: { name: 'Desktops' }, digests: { name: 'AAAA' } });
  const ageAt = async (now: number) => (await loadKnown(database, documentKey, now)).links[0]?.madeAgeMs;
  expect([await ageAt(6_000), await ageAt(5_000 - 86_400_000)]).toEqual([1_000, 86_400_000]);
  expect((await loadKnown(database, documentKey, 6_000)).links[0]).toMatchObject({ digests: { name: 'AAAA' } });
  await recordOutcome(database, { ...link, id: 9 });
  expect(await ageAt(6_000)).toBeUndefined();
});
