import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fillCredentials } from '../support/connectExtension.ts';
import { useExtension } from './useExtension.ts';

/** The browser's own interface, in the pages of the extension. */
declare const chrome: {
  storage: Record<'local' | 'session' | 'sync', { get(key: string | null): Promise<Record<string, unknown>> }>;
};

async function offerFile(page: Page, settings: unknown): Promise<string> {
  const buffer = Buffer.from(JSON.stringify(settings));
  await page.getByLabel('Import settings').setInputFiles({ name: 's.json', mimeType: 'application/json', buffer });
  return await page.getByRole('status').innerText();
}

describe('Import settings', () => {
  const stage = useExtension();
  const readStored = (page: Page) =>
    page.evaluate(async () => JSON.stringify((await chrome.storage.local.get('settings')).settings));

  it('refuses an unknown key by its name and takes nothing of the file', async () => {
    const page = await stage().browser.openExtensionPage('options.html');
    const before = await readStored(page);
    const said = await offerFile(page, { opportunity: { shippingType: 'Express', shipingTyp: 'Ground' } });
    expect(said).toContain('shipingTyp');
    expect(said).toContain('Nothing was imported.');
    expect(await readStored(page)).toBe(before);
  });

  it('takes a part and keeps the rest', async () => {
    const page = await stage().browser.openExtensionPage('options.html');
    const before = JSON.parse(await readStored(page));
    expect(await offerFile(page, { products: { missing: 'stop' } })).toContain('Imported. 1 setting changed.');
    const expected = { ...before, products: { ...before.products, missing: 'stop' } };
    expect(JSON.parse(await readStored(page))).toEqual(expected);
  });
});

describe('Test connection', () => {
  const stage = useExtension({ isConnected: false });

  async function testWith(changed: Partial<Record<string, string>>): Promise<string> {
    const { sandbox, browser } = stage();
    const page = await browser.openExtensionPage('options.html');
    await offerFile(page, sandbox.settings);
    await page.reload();
    await fillCredentials(page, { ...sandbox.credentials, ...changed });
    await page.getByRole('button', { name: 'Test connection' }).click();
    return await page.getByRole('status').innerText();
  }

  it.each([
    ['quoteManagerApiKey', 'Quote Manager: Quote Manager refused the credentials.', 'Autotask accepted'],
    ['autotaskUserName', 'Autotask: Autotask refused the credentials.', 'Quote Manager accepted the key.'],
    ['autotaskSecret', 'Autotask: Autotask refused the credentials.', 'Quote Manager accepted the key.'],
    ['autotaskIntegrationCode', 'Autotask: Autotask refused the credentials.', 'Quote Manager accepted the key.'],
  ])('names the system that refuses a wrong %s, and saves nothing', async (field, refusal, other) => {
    const said = await testWith({ [field]: 'wrong@sandbox.example' });
    expect(said).toContain(refusal);
    expect(said).toContain(other);
    expect(said).toContain('Nothing was saved.');
  });

  it('says so when an address answers nothing, and when all is well', async () => {
    const { sandbox } = stage();
    sandbox.instrumentation.addFault({
      side: 'quoteManager',
      path: '/',
      times: 20,
      action: { kind: 'drop', when: 'before' },
    });
    expect(await testWith({})).toContain('Quote Manager cannot be reached.');
    sandbox.instrumentation.clearFaults();
    const said = await testWith({});
    expect(said).toContain('Quote Manager accepted the key.');
    expect(said).toContain('Connected. The credentials are saved.');
  });
});
