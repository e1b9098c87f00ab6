import { it } from 'vitest';
import { findPanel } from '../support/quotePage.ts';
import { waitForEnd } from './panelActions.ts';
import { useExtension } from './useExtension.ts';
const stage = useExtension();
it.each(['classic', 'spa'] as const)('shift %s', async (build) => {
  const page = await stage().openQuote(103, build);
  const box = await findPanel(page).button.boundingBox();
  await page.evaluate(() => {
    const host = document.querySelector('quotebridge-panel');
    const b = host?.shadowRoot?.querySelector('button');
    const seen: string[] = [];
    (window as any).seen = seen;
    const tick = () => {
      const r = b?.getBoundingClientRect();
      const line = `${host?.getAttribute('data-state')} x=${r?.x.toFixed(1)} y=${r?.y.toFixed(1)} ${host?.shadowRoot?.querySelector('.words')?.textContent}`;
      if (seen.at(-1) !== line) seen.push(line);
      requestAnimationFrame(tick);
    };
    tick();
  });
  const hit = await page.evaluate(([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.outerHTML.slice(0, 80), [(box?.x ?? 0) + 10, (box?.y ?? 0) + 10]);
  await findPanel(page).button.click();
  await waitForEnd(page);
  const hit2 = await page.evaluate(([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.outerHTML.slice(0, 80), [(box?.x ?? 0) + 10, (box?.y ?? 0) + 10]);
  console.log(build, hit, hit2, await page.evaluate(() => (window as any).seen));
});
