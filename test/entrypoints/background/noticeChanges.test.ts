import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import type { Background, BackgroundSession } from '../../../entrypoints/background/Background';
import { createBackground } from '../../../entrypoints/background/createBackground';
import { noticeChanges } from '../../../entrypoints/background/noticeChanges';
import type { DocumentFacts } from '../../../utils/queue/records';
import { saveDocument } from '../../../utils/queue/saveDocument';
import { defaultSettings } from '../../../utils/settings/defaultSettings';
import { createTestBrowser } from './createTestBrowser';

const document = { tenant: 't', ref: 'quote:1' } as const;
const key = 't|quote:1';
let background: Background;

afterEach(() => background.database.delete());

const save = (facts: Partial<DocumentFacts>) =>
  saveDocument(background.database, { ...document, now: Date.now(), facts });

/** A document that was verified at version `v1`, and a page that asks; Quote Manager says `answer` after `meanwhile`. */
async function look(answer: string, meanwhile: () => Promise<unknown> = async () => {}) {
  background = createBackground(createTestBrowser().browser);
  await save({ lastState: 'synced', verifiedAt: 1, sourceModifiedAt: 'v1' });
  const readModifiedAt = async () => {
    await meanwhile();
    return { ok: true, value: answer } as const;
  };
  const session = { settings: defaultSettings, readModifiedAt } as unknown as BackgroundSession;
  await noticeChanges(background, session, document);
  return (await background.database.documents.get(key))?.lastState;
}

it('a document that was changed since it was verified is out of date', async () => {
  expect(await look('v2')).toBe('outdated');
});

it.each(['v1', 'v2'])(
  'one that was verified while Quote Manager was asked stays synced, whatever the answer (%s)',
  async (answer) => {
    const verify = () => save({ lastState: 'synced', verifiedAt: Date.now(), sourceModifiedAt: 'v2' });
    expect(await look(answer, verify)).toBe('synced');
  },
);

it('one that failed while Quote Manager was asked stays failed', async () => {
  expect(await look('v2', () => save({ lastState: 'failed' }))).toBe('failed');
});
