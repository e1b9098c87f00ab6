import { expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { findPanel } from '../support/quotePage.ts';
import { useExtension } from './useExtension.ts';

const stage = useExtension();

/** What pages do to elements that they do not know, and to all that stands in a toolbar. */
const hostile = `:not(:defined) { visibility: hidden; display: none !important; }
  .btns > * { position: absolute !important; width: 10px !important; opacity: 0 !important; transform: scale(0) !important; }
  * { --accent: red !important; --surface: red !important; }`;

/** Runs in the page: the colour of the panel's button. */
function readColour(host: Element): string {
  const button = host.shadowRoot?.querySelector('button');
  return button ? getComputedStyle(button).backgroundColor : '';
}

it('looks the same under rules of the page, and is not printed', async () => {
  const page = await stage().openQuote(seedIndex.demo);
  const { host, waitForState } = findPanel(page);
  await waitForState('unlinked');
  const look = async () => [await host.isVisible(), await host.boundingBox(), await host.evaluate(readColour)];
  const before = await look();
  await page.addStyleTag({ content: hostile });
  expect(await look()).toEqual(before);
  await page.emulateMedia({ media: 'print' });
  expect(await host.isVisible()).toBe(false);
});

it('stays in its place with what it knows while a dialog is open', async () => {
  const page = await stage().openQuote(seedIndex.oneLine);
  const { host, waitForState } = findPanel(page);
  await waitForState('unlinked');
  const before = await host.getAttribute('data-document');
  await page.evaluate(() => {
    document.getElementById('frame')?.setAttribute('aria-hidden', 'true');
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog"><h1>Quote QO99999999</h1></div>');
  });
  // Two idle moments: the page is read in the first one after a change.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
  expect(await host.getAttribute('data-document')).toBe(before);
  expect(await host.getAttribute('data-state')).toBe('unlinked');
  expect(await host.evaluate((element) => element.parentElement?.className)).toBe('btns');
});
