import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createPicklists } from '../sandbox/seed/createPicklists.ts';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { connectExtension, fillCredentials } from '../support/connectExtension.ts';
import { recordsOf } from '../support/startTestSandbox.ts';
import { clickSync } from './panelActions.ts';
import { openPopup } from './popupPage.ts';
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

/** The tenant's number of a value of one of its lists. */
function numberOf(list: string, label: string): number | undefined {
  return createPicklists()[list]?.find((entry) => entry.label === label)?.value;
}

describe('the settings on the options page', () => {
  const stage = useExtension();

  it('are chosen from the lists of the tenant, saved together, and decide about the next sync', async () => {
    const { sandbox, browser, openQuote } = stage();
    const page = await browser.openExtensionPage('options.html#opportunities');
    await page.getByText('Lists of your Autotask, read').waitFor();
    await page.getByLabel('Lead source').selectOption('Referral');
    await page.getByLabel('Shipping type').selectOption('Express');
    await page.getByLabel('Open: stage').selectOption('Qualification');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    expect(await clickSync(await openQuote(seedIndex.skeleton))).toBe('synced');
    const { opportunities, items } = recordsOf(sandbox, seedIndex.skeleton);
    expect(opportunities).toEqual([
      expect.objectContaining({
        leadSource: numberOf('Opportunities.leadSource', 'Referral'),
        stage: numberOf('Opportunities.stage', 'Qualification'),
      }),
    ]);
    const express = sandbox.autotask.all('ShippingTypes').find(({ name }) => name === 'Express');
    expect(items.flatMap(({ shippingID }) => shippingID ?? [])).toEqual([express?.id]);
  });

  it('are read again on Refresh lists', async () => {
    const { sandbox, browser } = stage();
    const page = await browser.openExtensionPage('options.html#opportunities');
    const shippingType = page.getByLabel('Shipping type');
    await shippingType.getByRole('option', { name: 'Express' }).waitFor({ state: 'attached' });
    const template = sandbox.autotask.all('ShippingTypes')[0];
    sandbox.autotask.create('ShippingTypes', { ...template, id: 9_001, name: 'Drone' });
    await page.getByRole('button', { name: 'Refresh lists' }).click();
    await shippingType.getByRole('option', { name: 'Drone' }).waitFor({ state: 'attached' });
  });

  it('ask before a tab with changes is closed', async () => {
    const page = await stage().browser.openExtensionPage('options.html#automation');
    await page.getByLabel('Sync automatically', { exact: true }).check();
    await page.getByText('1 change is not saved').waitFor();
    const [dialog] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
  });

  it('are where View of a missing setting leads', async () => {
    const { browser, openQuote } = stage();
    const page = await browser.openExtensionPage('options.html');
    expect(await offerFile(page, { opportunity: { shippingType: 'Balloon' } })).toContain('Imported.');
    expect(await clickSync(await openQuote(seedIndex.oneLine))).toBe('failed');
    const popup = await openPopup(browser, seedIndex.oneLine);
    const [opened] = await Promise.all([browser.context.waitForEvent('page'), popup.press('View')]);
    await opened.getByText('Lists of your Autotask, read').waitFor();
    const field = opened.getByLabel('Shipping type');
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.selectOption('Ground');
    await opened.getByRole('button', { name: 'Save changes' }).click();
    await opened.getByText('Saved', { exact: true }).waitFor();
    await popup.press('Retry');
    await popup.entry.waitFor({ state: 'detached' });
  });
});

describe('the first run', () => {
  const stage = useExtension({ isConnected: false });

  it('leads from a fresh installation to a synced quote', async () => {
    const { sandbox, browser, openQuote } = stage();
    const { quoteManager, autotask } = sandbox.settings;
    await connectExtension(browser, sandbox, { quoteManager, autotask });
    const page = await browser.openExtensionPage('popup.html');
    await page.getByRole('heading', { name: 'Before the first sync' }).waitFor();
    await page.getByLabel('was never used').check();
    for (const [label, choice] of firstChoices) await page.getByLabel(label, { exact: true }).selectOption(choice);
    await page.getByRole('button', { name: 'Finish set-up' }).click();
    await page.getByRole('heading', { name: 'Before the first sync' }).waitFor({ state: 'detached' });
    expect(await page.getByText(/still open/).count()).toBe(0);
    expect(await clickSync(await openQuote(seedIndex.demo))).toBe('synced');
    expect(recordsOf(sandbox, seedIndex.demo).opportunities).toHaveLength(1);
  });
});

const firstChoices: [label: string, choice: string | { index: number }][] = [
  ['Owner', { index: 1 }],
  ['Shipping type', 'Ground'],
  ['Material code of new products', 'Hardware'],
  ['Service code of new services', 'Managed Services'],
  ['Ticket queue', 'Sales Orders'],
  ['Ticket status', 'New'],
  ['Ticket priority', 'Medium'],
  ['Status of a closed ticket', 'Complete'],
  ['Charge type', 'Operational'],
  ['Material code of the product Shipping', 'Freight'],
];
