import { expect } from 'vitest';
import { copyQuote } from '../faults/copyQuote.ts';
import { isComplete } from '../faults/extent.ts';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { clickSync } from './panelActions.ts';
import type { Stage } from './useExtension.ts';

/** The quotes of the complete run, and the one that `npm test` has the time for. */
export const models = Object.entries({
  '1 line': seedIndex.oneLine,
  '3 lines': seedIndex.skeleton,
  '5 lines': seedIndex.fiveLines,
}).filter(([name]) => isComplete || name === '3 lines');

/** Browsers at work at once: most of a run is waiting until an unanswered create counts as lost. */
export const browsers = isComplete ? 3 : 1;

let copies = 0;

/** A quote that nobody synced yet. */
export function nextQuote({ sandbox }: Stage, model: number): number {
  copies += 1;
  const id = 30_000 + copies;
  copyQuote(sandbox, model, id);
  return id;
}

/** One undisturbed sync; `beforeClick` is called when its page is there. */
export async function syncUndisturbed(stage: Stage, model: number, beforeClick?: () => Promise<void>): Promise<void> {
  const page = await stage.openQuote(nextQuote(stage, model));
  await beforeClick?.();
  expect(await clickSync(page)).toBe('synced');
  await page.close();
}

/** Takes the points one by one, each by the next browser that is free; returns those that left broken promises. */
export async function runAll<Point>(
  stages: Stage[],
  points: Point[],
  stopAt: (stage: Stage, point: Point) => Promise<string[]>,
): Promise<{ point: Point; words: string[] }[]> {
  const waiting = [...points];
  const broken: { point: Point; words: string[] }[] = [];
  await Promise.all(
    stages.map(async (stage) => {
      for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
        const words = await stopAt(stage, point);
        if (words.length > 0) broken.push({ point, words });
      }
    }),
  );
  return broken;
}
