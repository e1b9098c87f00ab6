import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProblem, type ProblemCode } from '../../utils/domain/problem';
import { problemTexts } from '../../utils/domain/problemTexts';
import { backoff, LONGEST_BACKOFF_MS, SHORTEST_BACKOFF_MS } from '../../utils/queue/backoff';
import { decideFailure } from '../../utils/queue/decideFailure';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('every wait is between 2 s and 5 min', () => {
  const attempts = fc.integer({ min: 0, max: 5_000 });
  fc.assert(
    fc.property(attempts, random, (attempt, value) => {
      const wait = backoff({ attempt, random: () => value });
      expect(wait).toBeGreaterThanOrEqual(SHORTEST_BACKOFF_MS);
      expect(wait).toBeLessThanOrEqual(LONGEST_BACKOFF_MS);
    }),
  );
});

test('waits grow with the attempts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), random, (attempt, value) => {
      const draw = () => value;
      expect(backoff({ attempt: attempt + 1, random: draw })).toBeGreaterThanOrEqual(
        backoff({ attempt, random: draw }),
      );
    }),
  );
});

test('credentials pause, hindrances wait, the rest needs someone', () => {
  const codes = Object.keys(problemTexts) as ProblemCode[];
  const having = (decision: string) => codes.filter((code) => decideFailure(createProblem(code)) === decision).sort();
  const pausing = ['access-missing', 'auth-rejected', 'keys-held-back', 'not-connected', 'zone-moved'];
  expect(having('pause-tenant')).toEqual(pausing);
  const later = [
    'allowance-low',
    'autotask-crashed',
    'connection-changed',
    'not-settled',
    'offline',
    'quote-manager-crashed',
    'rate-limited',
    'storage-blocked',
    'storage-failed',
    'threads-exceeded',
    'timed-out',
    'unexpected',
    'written-elsewhere',
  ];
  expect(having('later')).toEqual(later);
  expect(having('park')).toHaveLength(codes.length - later.length - pausing.length);
});
