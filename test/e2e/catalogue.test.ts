import { expect, it } from 'vitest';
import { seedProducts } from '../sandbox/seed/catalogueExceptions.ts';
import { stopWorker } from './stopWorker.ts';
import { useExtension } from './useExtension.ts';

const stage = useExtension();

it('brings the catalogue over from the options page, past a background that the browser stops', async () => {
  const { sandbox, browser } = stage();
  const number = sandbox.quoteManager.get('product', seedProducts.missing)?.productNumber;
  const page = await browser.openExtensionPage('options.html#catalogue');
  // Slow enough that it is still under way when the background is stopped and when *Pause* is pressed.
  sandbox.instrumentation.setLatency({ autotask: 1_000 });
  await page.getByRole('button', { name: 'Sync catalogue' }).click();
  await page.getByText(/^Syncing [1-9]\d* of \d+ products/).waitFor({ timeout: 120_000 });
  sandbox.instrumentation.setLatency({ autotask: 5_000 });
  await stopWorker(browser);
  // The next message wakes it, as any page of the portal would.
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText(/^Paused at [1-9]\d* of \d+ products/).waitFor();
  sandbox.instrumentation.setLatency({ autotask: 0 });
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText(/^Synced: \d+ created/).waitFor({ timeout: 180_000 });
  await page.getByRole('heading', { name: /^Left alone \(\d+\)$/ }).waitFor();
  const made = sandbox.autotask.all('Products').filter(({ externalProductID }) => externalProductID === number);
  expect(made).toHaveLength(1);
});
