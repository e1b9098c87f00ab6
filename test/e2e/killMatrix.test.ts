import { describe, expect, it } from 'vitest';
import { isComplete } from '../faults/extent.ts';
import type { SandboxSide } from '../sandbox/types.ts';
import { findPanel } from '../support/quotePage.ts';
import { useBrowserTally } from './browserTally.ts';
import { forgetRequests } from './extensionTable.ts';
import { browsers, models, nextQuote, runAll, syncUndisturbed } from './killCourse.ts';
import { judgeQuote, waitForRequests } from './killStage.ts';
import { waitForEnd } from './panelActions.ts';
import { stopWorker } from './stopWorker.ts';
import { type Stage, useExtensions } from './useExtension.ts';

interface Point {
  side: SandboxSide;
  /** Counts the side's requests of this sync from 1. */
  nth: number;
  when: 'before' | 'after';
}

/** Held long enough to stop the background meanwhile; shorter than the time after which a create counts as lost. */
const HELD_MS = 5_000;

/** The stopped background of a real browser: every request of a sync is held once before and once after it is carried out. */
describe('F01–F06 a background that Chromium stops at a request', () => {
  const stages = useExtensions(browsers);
  const tally = useBrowserTally('killMatrix-browser');

  it.each(models)('leaves one set of records of %s', { timeout: 1_500_000 }, async (_, model) => {
    // The first sync reads lists and products, which the stopped syncs find known.
    await Promise.all(stages().map((stage) => syncUndisturbed(stage, model)));
    const points = await listPoints(stages()[0] as Stage, model);
    // Outside of the complete run only the dearest one: the opportunity, before Autotask stored it.
    const writes = points.filter(({ side, when }) => side === 'autotask' && when === 'before');
    const broken = await runAll(stages(), isComplete ? points : writes.slice(0, 1), async (stage, point) => {
      const words = await stopAt(stage, model, point);
      tally(words, 1);
      return words;
    });
    expect(broken).toEqual([]);
  });
});

/** Requests of an undisturbed sync. */
async function listPoints(stage: Stage, model: number): Promise<Point[]> {
  const { instrumentation } = stage.sandbox;
  await syncUndisturbed(stage, model, async () => instrumentation.clearLog());
  const sides: SandboxSide[] = ['quoteManager', 'autotask'];
  return sides.flatMap((side) => {
    const requests = instrumentation.log.filter((request) => request.side === side);
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

async function stopAt(stage: Stage, model: number, { side, nth, when }: Point): Promise<string[]> {
  const { sandbox, browser, openQuote } = stage;
  const id = nextQuote(stage, model);
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
