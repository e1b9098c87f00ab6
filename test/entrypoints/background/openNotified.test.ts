import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Background } from '../../../entrypoints/background/Background';
import { openNotified } from '../../../entrypoints/background/openNotified';
import { createProblem, type ProblemCode } from '../../../utils/domain/problem';
import { QuotebridgeDatabase } from '../../../utils/queue/database';

async function click(code: ProblemCode | null, id = 'problem:t|quote:7') {
  const database = new QuotebridgeDatabase(crypto.randomUUID());
  const create = vi.fn(async () => ({}));
  const browser = { runtime: { getURL: (path: string) => `chrome-extension://own/${path}` }, tabs: { create } };
  if (code !== null) {
    const facts = { at: 1, number: null, title: null, tenantWide: false, dismissed: false };
    await database.problems.add({
      key: 't|quote:7',
      tenant: 't',
      ref: 'quote:7',
      problem: createProblem(code),
      ...facts,
    });
  }
  await openNotified({ browser, database } as unknown as Background, id);
  return create.mock.calls;
}

describe('a clicked notification', () => {
  it('opens the questions of its document', async () => {
    expect(await click('ambiguous-product')).toEqual([
      [{ url: 'chrome-extension://own/sidepanel.html?document=quote%3A7' }],
    ]);
  });

  it.each(['setting-missing', null] as const)('opens the popup where nothing is to be decided (%s)', async (code) => {
    expect(await click(code)).toEqual([[{ url: 'chrome-extension://own/popup.html' }]]);
  });

  it('of another kind opens nothing', async () => {
    expect(await click('conflict', 'news')).toEqual([]);
  });
});
