import { describe, expect, it } from 'vitest';
import { quoteNumberOf, seedIndex } from '../sandbox/seed/seedIndex.ts';
import { fillCredentials } from '../support/connectExtension.ts';
import { findPanel } from '../support/quotePage.ts';
import { recordsOf } from '../support/startTestSandbox.ts';
import { clickSync, waitForEnd } from './panelActions.ts';
import { openPopup } from './popupPage.ts';
import { problemCases } from './problemCases.ts';
import { useExtension } from './useExtension.ts';

describe.each(problemCases)('$title', ({ quote, state, message, remedy, spoil }) => {
  const stage = useExtension();

  it('is named in page and popup, and Retry succeeds once it is mended', async () => {
    const page = await stage().openQuote(quote);
    const mend = await spoil(stage(), page);
    expect(await clickSync(page)).toBe(state);
    const { host } = findPanel(page);
    await host.getByText('Details').click();
    await host.locator('.card').getByText(message).waitFor();
    await host.locator('.card').getByText(remedy).waitFor();
    expect(recordsOf(stage().sandbox, quote).items).toEqual([]);

    const popup = await openPopup(stage().browser, quote);
    await popup.entry.getByText(message).waitFor();
    await popup.entry.getByText(remedy).waitFor();
    await mend();
    await popup.press('Retry');
    await findPanel(page).waitForState('synced');
    await expect.poll(() => popup.entry.count()).toBe(0);
    expect(await waitForEnd(page)).toBe('synced');
    expect(recordsOf(stage().sandbox, quote).quotes).toHaveLength(1);
  });
});

describe('a wrong secret that was typed', () => {
  const stage = useExtension();

  it('is corrected in the popup, and Retry goes on', async () => {
    const { sandbox, browser, openQuote } = stage();
    const page = await openQuote(seedIndex.freeText);
    const popup = await openPopup(browser, seedIndex.freeText);
    await popup.page.getByText('Connection', { exact: true }).click();
    await fillCredentials(popup.page, { ...sandbox.credentials, autotaskSecret: 'mistyped' });
    await popup.page.getByRole('button', { name: 'Save' }).click();
    await popup.page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect(await clickSync(page)).toBe('paused');
    await popup.entry.getByText('Autotask refused the credentials.').waitFor();

    await popup.page.getByLabel('Autotask secret').fill(sandbox.credentials.autotaskSecret);
    await popup.page.getByRole('button', { name: 'Test connection' }).click();
    await popup.page
      .getByRole('status')
      .filter({ hasText: /Connected\./ })
      .waitFor();
    await popup.press('Retry');
    await findPanel(page).waitForState('synced');
    await expect.poll(() => popup.entry.count()).toBe(0);
  });
});

describe('a notification', () => {
  const stage = useExtension();

  it('leads to its document and is gone after Dismiss, which mends nothing', async () => {
    const { sandbox, browser, openQuote } = stage();
    const page = await openQuote(seedIndex.ambiguousProduct);
    expect(await clickSync(page)).toBe('failed');
    const popup = await openPopup(browser, seedIndex.ambiguousProduct);
    await popup.entry.getByText(quoteNumberOf(seedIndex.ambiguousProduct)).waitFor();
    const [opened] = await Promise.all([browser.context.waitForEvent('page'), popup.press('View')]);
    await opened.waitForURL(`${sandbox.portalUrls.classic}/quote/edit/${seedIndex.ambiguousProduct}`);
    await popup.press('Dismiss');
    await expect.poll(() => popup.entry.count()).toBe(0);
    await popup.page.reload();
    await popup.page.getByText('Nothing needs attention.').waitFor();
    expect(await findPanel(page).waitForState('failed')).toBe('failed');
  });

  it('about credentials leads to where they are entered', async () => {
    const { sandbox, browser, openQuote } = stage();
    const page = await openQuote(seedIndex.approved);
    sandbox.autotask.setCredentials({ ...sandbox.credentials, autotaskSecret: 'changed' });
    expect(await clickSync(page)).toBe('paused');
    sandbox.autotask.setCredentials(sandbox.credentials);
    const popup = await openPopup(browser, seedIndex.approved);
    const [opened] = await Promise.all([browser.context.waitForEvent('page'), popup.press('View')]);
    await opened.waitForURL(/\/options\.html#connection$/);
    await popup.press('Retry');
    await findPanel(page).waitForState('synced');
  });
});
