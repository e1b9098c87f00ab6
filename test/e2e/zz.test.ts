import { expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { findPanel } from '../support/quotePage.ts';
import { writesTo } from '../support/startTestSandbox.ts';
import { stopWorker } from './stopWorker.ts';
import { useExtension } from './useExtension.ts';

const stage = useExtension();
it('x', async () => {
  const { sandbox, browser, openQuote } = stage();
  const page = await openQuote(seedIndex.twentyLines);
  sandbox.instrumentation.clearLog();
  sandbox.instrumentation.setLatency({ autotask: 300 });
  const t0 = performance.now();
  const T = () => Math.round(performance.now() - t0);
  browser.context.on('serviceworker', (w) => console.log(T(), 'worker', w.url()));
  await findPanel(page).button.click();
  await expect.poll(() => writesTo(sandbox).length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  console.log(T(), 'stop', writesTo(sandbox));
  await stopWorker(browser);
  console.log(T(), 'stopped');
  const until = T() + 40000;
  let last = '';
  while (T() < until) {
    const s = `${await findPanel(page).host.getAttribute('data-state')} ${await findPanel(page).status.innerText()} log=${sandbox.instrumentation.log.length} writes=${writesTo(sandbox).length}`;
    if (s !== last) console.log(T(), s);
    last = s;
    if (s.startsWith('synced')) break;
    await new Promise((r) => setTimeout(r, 200));
  }
  console.log(
    sandbox.instrumentation.log.map((l) => `${l.number} ${l.startedAt} ${l.method} ${l.path} ${l.status}`).join('\n'),
  );
});
