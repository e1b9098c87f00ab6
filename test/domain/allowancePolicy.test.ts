import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidePace, percentUsed } from '../../utils/domain/schedule/allowancePolicy';

const limit = 10_000;

test.each([
  [0, 'full'],
  [5_000, 'full'],
  [5_001, 'slow'],
  [9_000, 'slow'],
  [9_001, 'pause'],
  [12_000, 'pause'],
])('with %i of 10,000 requests used the pace is %s', (used, kind) => {
  expect(decidePace({ limit, used }).kind).toBe(kind);
});

test('the more is used, the slower it goes, and an unknown limit slows nothing', () => {
  const speed = (used: number) => {
    const pace = decidePace({ limit, used });
    return pace.kind === 'pause' ? -1 : pace.lanes * 100_000 - pace.pauseMs;
  };
  fc.assert(fc.property(fc.nat(limit), fc.nat(limit), (used, more) => speed(used + more) <= speed(used)));
  expect(decidePace({ limit: 0, used: 50 }).kind).toBe('full');
});

test('the share is told in whole percents', () => {
  expect([percentUsed({ limit, used: 9_149 }), percentUsed({ limit: 0, used: 5 })]).toEqual([91, 0]);
});
