import { expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { findPanel } from '../support/quotePage.ts';
import { recordsOf, writesTo } from '../support/startTestSandbox.ts';
import { clickSync } from './panelActions.ts';
import { useExtension } from './useExtension.ts';

const stage = useExtension();

it('a click on a paused queue is kept, sends nothing, and is carried out after Resume', async () => {
  const { sandbox, browser, openQuote } = stage();
  const popup = await browser.openExtensionPage('popup.html');
  await popup.getByRole('button', { name: 'Pause' }).click();
  await popup.getByText('Paused: nothing is sent until you press Resume.').waitFor();
  const page = await openQuote(seedIndex.oneLine);
  expect(await clickSync(page)).toBe('paused');
  expect(writesTo(sandbox)).toEqual([]);
  await popup.getByRole('button', { name: 'Resume' }).click();
  // The page is told; nobody clicks again.
  expect(await findPanel(page).waitForState('synced')).toBe('synced');
  expect(recordsOf(sandbox, seedIndex.oneLine).opportunities).toHaveLength(1);
});
