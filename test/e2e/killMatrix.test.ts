import { describe, expect, it } from 'vitest';
import { copyQuote } from '../faults/copyQuote.ts';
import { isComplete } from '../faults/extent.ts';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import type { SandboxSide } from '../sandbox/types.ts';
import { findPanel } from '../support/quotePage.ts';
import { useBrowserTally } from './browserTally.ts';
import { forgetRequests, judgeQuote, waitForRequests } from './killStage.ts';
import { clickSync, waitForEnd } from './panelActions.ts';
import { stopWorker } from './stopWorker.ts';
import { useExtension } from './useExtension.ts';

interface Point {
  side: SandboxSide;
  /** Counts the side's requests of this sync from 1. */
  nth: number;
  when: 'before' | 'after';
}

/** Held long enough to stop the background meanwhile; shorter than the time after which a create counts as lost. */
const HELD_MS = 2_500;
const models = { '1 line': seedIndex.oneLine, '3 lines': seedIndex.skeleton, '5 lines': seedIndex.fiveLines };

/** The stopped background of a real browser: every request of a sync is held once before and once after it is carried out. */
describe('F01–F06 a background that Chromium stops at a request', () => {
  const stage = useExtension();
  const tally = useBrowserTally('killMatrix-browser');
  let copies = 0;

  /** A quote that nobody synced yet. */
  function nextQuote(model: number): number {
    copies += 1;
    const id = 30_000 + copies;
    copyQuote(stage().sandbox, model, id);
    return id;
  }

  /** Requests of an undisturbed sync, while lists and products are known. */
  async function listPoints(model: number): Promise<Point[]> {
    const { sandbox, openQuote } = stage();
    // The first one reads lists and products, which the stopped syncs find known.
    for (let sync = 0; sync < 2; sync += 1) {
      const page = await openQuote(nextQuote(model));
      sandbox.instrumentation.clearLog();
      expect(await clickSync(page)).toBe('synced');
      await page.close();
    }
    const sides: SandboxSide[] = ['quoteManager', 'autotask'];
    return sides.flatMap((side) => {
      const requests = sandbox.instrumentation.log.filter((request) => request.side === side);
      return requests.flatMap(({ method, path }, index): Point[] => {
        const point = { side, nth: index + 1 };
        const isRead = method === 'GET' || /\/query$/.test(path);
        return isRead
          ? [{ ...point, when: 'after' }]
          : [
              { ...point, when: 'before' },
              { ...point, when: 'after' },
            ];
      });
    });
  }

  async function stopAt(model: number, { side, nth, when }: Point): Promise<string[]> {
    const { sandbox, browser, openQuote } = stage();
    const id = nextQuote(model);
    await forgetRequests(browser);
    await stopWorker(browser);
    const page = await openQuote(id);
    sandbox.instrumentation.clearLog();
    sandbox.instrumentation.clearFaults();
    sandbox.instrumentation.addFault({ side, path: '/', nth, action: { kind: 'stall', when, ms: HELD_MS } });
    await findPanel(page).button.click();
    await waitForRequests(sandbox, side, nth);
    await stopWorker(browser);
    const end = await waitForEnd(page);
    await page.close();
    return judgeQuote(sandbox, id, end).concat(end === 'synced' ? [] : [`ended as ${end}`]);
  }

  const chosen = Object.entries(models).filter(([name]) => isComplete || name === '3 lines');
  it.each(chosen)('leaves one set of records of %s', { timeout: 1_500_000 }, async (_, model) => {
    const points = await listPoints(model);
    const broken: unknown[] = [];
    // Outside of the complete run only the dearest one: the opportunity, before Autotask stored it.
    const writes = points.filter(({ side, when }) => side === 'autotask' && when === 'before');
    for (const point of isComplete ? points : writes.slice(0, 1)) {
      const words = await stopAt(model, point);
      tally(words, 1);
      if (words.length > 0) broken.push({ point, words });
    }
    expect(broken).toEqual([]);
  });
});
