import type { ExtensionBrowser } from '../support/launchBrowser.ts';

/** How many jobs the extension's queue holds. */
export async function countJobs(browser: ExtensionBrowser): Promise<number> {
  return await askTable(browser, 'jobs', 'count');
}

/** As if a minute had passed: Quote Manager's allowance is judged elsewhere, and would stretch the suite to hours. */
export async function forgetRequests(browser: ExtensionBrowser): Promise<void> {
  await askTable(browser, 'budget', 'clear');
}

/** Asks one table of the extension's database, from a page of the extension; resolves with the rows counted (0 after `clear`). */
async function askTable(browser: ExtensionBrowser, table: string, verb: 'count' | 'clear'): Promise<number> {
  const page = await browser.openExtensionPage('options.html');
  const count = await page.evaluate(
    ([name, action, mode]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('quotebridge');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction(name, mode).objectStore(name);
          const asking = store[action]();
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result ?? 0);
          };
        };
      }),
    [table, verb, verb === 'clear' ? 'readwrite' : 'readonly'] as const,
  );
  await page.close();
  return count;
}
