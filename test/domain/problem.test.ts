import { describe, expect, it } from 'vitest';
import { createProblem, describeProblem, type ProblemCode } from '../../utils/domain/problem';
import { problemTexts } from '../../utils/domain/problemTexts';
import { countsAsStrike, decideFailure } from '../../utils/queue/decideFailure';

const codes = Object.keys(problemTexts) as ProblemCode[];
/** Those that the queue tries again and gives up in the end. */
const bounded = codes.filter(
  (code) => decideFailure(createProblem(code)) === 'later' && countsAsStrike(createProblem(code)),
);

describe('a problem that was given up', () => {
  it.each(bounded)('says how often it was tried, and asks for Retry: %s', (code) => {
    const problem = { ...createProblem(code, { system: 'Quote Manager' }), givenUpAfter: 8 };
    const { message, remedy, canRetry } = describeProblem(problem);
    expect(remedy).toMatch(/^It was tried 8 times; .*\bRetry\b/);
    expect(remedy).not.toMatch(/by itself|nothing was queued|…/);
    expect(canRetry).toBe(true);
    expect(message).toBe(describeProblem(createProblem(code, { system: 'Quote Manager' })).message);
  });

  it('is one of these, and no other promises an end that never comes', () => {
    expect(bounded).toContain('timed-out');
    const unbounded = codes.filter((code) => !bounded.includes(code));
    for (const code of unbounded) expect(problemTexts[code]).not.toHaveProperty('givenUp');
  });
});

it('a problem that is tried again says so', () => {
  expect(describeProblem(createProblem('autotask-crashed')).remedy).toBe('It is tried again by itself.');
});
