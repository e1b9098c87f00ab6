import { expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { ticketsOf } from '../support/orderRecords.ts';
import { findPanel } from '../support/quotePage.ts';
import { writesTo } from '../support/startTestSandbox.ts';
import { clickSync } from './panelActions.ts';
import { useExtension } from './useExtension.ts';

const stage = useExtension();

async function openOrder(orderId: number) {
  const { sandbox, browser } = stage();
  const page = await browser.context.newPage();
  await page.goto(`${sandbox.portalUrls.classic}/salesorder/detail/${orderId}`);
  await page.locator('quotebridge-panel[data-state]').waitFor();
  return page;
}

it('a sales order is a ticket in Autotask after one click on its page, and a second click writes nothing', async () => {
  const { sandbox } = stage();
  const page = await openOrder(seedIndex.orderEverything);
  const { host, status } = findPanel(page);
  expect(await host.getAttribute('data-document')).toBe(`order:${seedIndex.orderEverything}`);
  expect(await clickSync(page)).toBe('synced');
  const { tickets, charges } = ticketsOf(sandbox, seedIndex.orderEverything);
  expect([tickets.length, charges.length]).toEqual([1, 7]);
  const link = host.getByRole('link', { name: 'Open in Autotask' });
  expect(await link.getAttribute('href')).toMatch(new RegExp(`TicketID=${tickets[0]?.id}$`));
  sandbox.instrumentation.clearLog();
  expect(await clickSync(page)).toBe('synced');
  expect(await status.innerText()).toMatch(/^Synced/);
  expect(writesTo(sandbox)).toEqual([]);
});

it('an order that is not approved says so on its page, in plain words', async () => {
  const page = await openOrder(seedIndex.orderDraft);
  expect(await clickSync(page)).toBe('failed');
  expect(await findPanel(page).status.innerText()).toBe('Not approved yet: the order is a draft in Quote Manager.');
  expect(ticketsOf(stage().sandbox, seedIndex.orderDraft).tickets).toEqual([]);
});
