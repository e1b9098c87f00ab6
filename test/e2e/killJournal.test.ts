import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isComplete } from '../faults/extent.ts';
import { findPanel } from '../support/quotePage.ts';
import { useBrowserTally } from './browserTally.ts';
import { type CommitCut, cutWorker, findWorker, hasFrozen, readCut } from './cutWorker.ts';
import { forgetRequests } from './extensionTable.ts';
import { browsers, models, nextQuote, runAll, syncUndisturbed } from './killCourse.ts';
import { judgeQuote } from './killStage.ts';
import { clickSync, waitForEnd } from './panelActions.ts';
import { stopWorker } from './stopWorker.ts';
import { type Stage, useExtensions } from './useExtension.ts';

/** The stopped background of a real browser at every commit of its database: right before it and right after it. */
describe('F01, F02, F05 a background that Chromium stops at a commit', () => {
  const stages = useExtensions(browsers);
  const tally = useBrowserTally('killJournal-browser');

  it.each(models)('leaves one set of records of %s', { timeout: 1_500_000 }, async (_, model) => {
    await Promise.all(stages().map((stage) => syncUndisturbed(stage, model)));
    const commits = await countCommits(stages()[0] as Stage, model);
    const points = Array.from({ length: commits }, (_, index) => index + 1).flatMap((nth): CommitCut[] => [
      { moment: 'before-commit', nth },
      { moment: 'after-commit', nth },
    ]);
    // Outside of the complete run only the first two: the click, not stored and stored.
    const broken = await runAll(stages(), isComplete ? points : points.slice(0, 2), async (stage, point) => {
      const { words, faults } = await stopAt(stage, model, point);
      tally(words, faults);
      return words;
    });
    expect(broken).toEqual([]);
  });
});

/** Commits of an undisturbed sync, from the click on. */
async function countCommits(stage: Stage, model: number): Promise<number> {
  await syncUndisturbed(stage, model, async () =>
    cutWorker(await findWorker(stage.browser), { moment: 'after-commit', nth: 0 }),
  );
  const { commits } = await readCut(await findWorker(stage.browser));
  expect(commits).toBeGreaterThan(10);
  return commits;
}

async function stopAt(stage: Stage, model: number, cut: CommitCut): Promise<{ words: string[]; faults: number }> {
  const { sandbox, browser, openQuote } = stage;
  const id = nextQuote(stage, model);
  await forgetRequests(browser);
  await stopWorker(browser);
  const page = await openQuote(id);
  const worker = await findWorker(browser);
  await cutWorker(worker, cut);
  await findPanel(page).button.click();
  // A sync that met fewer commits than the undisturbed one ends before the cut.
  const isFrozen = await hasFrozen(worker, () => findPanel(page).host.getAttribute('data-state'));
  if (isFrozen) await stopWorker(browser);
  const end = await waitOrClickAgain(page);
  await page.close();
  const words = judgeQuote(sandbox, id, end).concat(end === 'synced' ? [] : [`ended as ${end}`]);
  return { words, faults: isFrozen ? 1 : 0 };
}

/** A click that was not stored is not confirmed, so its user clicks again. */
async function waitOrClickAgain(page: Page): Promise<string> {
  const end = await waitForEnd(page, ['unlinked']);
  return end === 'unlinked' ? await clickSync(page) : end;
}
