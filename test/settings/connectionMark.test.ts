import { expect, test } from 'vitest';
import { loadConnectionMark, noteAccepted, noteSaved } from '../../utils/settings/connectionMark';
import { createStorageArea } from './createStorageArea';

const none = { savedAt: null, testedAt: null };

test('a good test counts for the addresses and credentials that it was made with', async () => {
  const area = createStorageArea();
  expect(await loadConnectionMark(area, 'a')).toEqual(none);
  await noteSaved(area, { connection: 'a', now: 5, isTested: true });
  expect(await loadConnectionMark(area, 'a')).toEqual({ savedAt: 5, testedAt: 5 });
  expect(await loadConnectionMark(area, 'b')).toEqual(none);
});

test('new credentials are untested until a sync goes through with them', async () => {
  const area = createStorageArea();
  await noteSaved(area, { connection: 'a', now: 5, isTested: true });
  await noteSaved(area, { connection: 'b', now: 7, isTested: false });
  expect(await loadConnectionMark(area, 'b')).toEqual({ savedAt: 7, testedAt: null });
  await noteAccepted(area, { connection: 'b', now: 9 });
  expect(await loadConnectionMark(area, 'b')).toEqual({ savedAt: 7, testedAt: 9 });
  await noteAccepted(area, { connection: 'c', now: 11 });
  expect(await loadConnectionMark(area, 'c')).toEqual({ savedAt: null, testedAt: 11 });
});

test('the mark of an earlier release says nothing about which credentials were tested', async () => {
  expect(await loadConnectionMark(createStorageArea({ connectionTestedAt: 5 }), 'a')).toEqual(none);
});
