import { expect, test } from 'vitest';
import { createAllowanceWatch } from '../../utils/autotask/createAllowanceWatch';
import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { StatedAllowance } from '../../utils/domain/schedule/allowancePolicy';

const rejected = createProblem('auth-rejected', { system: 'Autotask' });
const HOUR_MS = 3_600_000;

/** A watch over an Autotask that answers in turn, with a disk of its own. */
function createWatch(
  answers: (number | 'nothing' | 'refused')[],
  disk: { stated: StatedAllowance | null } = { stated: null },
) {
  const seen = { asked: 0, now: 1_000_000, lanes: [] as (number | 'pause')[] };
  const make = () =>
    createAllowanceWatch({
      read: async (): Promise<Result<{ limit: number; used: number }>> => {
        const used = answers[seen.asked] ?? 'nothing';
        seen.asked += 1;
        if (used === 'refused') return { ok: false, problem: rejected };
        if (used === 'nothing') return { ok: false, problem: createProblem('autotask-crashed') };
        return { ok: true, value: { limit: 100, used } };
      },
      load: async () => disk.stated,
      save: async (stated) => {
        disk.stated = { ...stated };
      },
      clock: () => seen.now,
      onPace: (pace) => seen.lanes.push(pace.kind === 'pause' ? 'pause' : pace.lanes),
    });
  return { seen, make, disk };
}

test('Autotask is asked at most every five minutes; own requests are added in between', async () => {
  const { seen, make } = createWatch([40, 45]);
  const watch = make();
  expect(await watch.decide()).toMatchObject({ pace: { kind: 'full' }, percent: 40, nextLookMs: 300_000 });
  for (let request = 0; request < 20; request++) watch.count();
  seen.now += 299_999;
  expect(await watch.decide()).toMatchObject({ pace: { kind: 'slow' }, percent: 60 });
  expect(seen.asked).toBe(1);
  seen.now += 1;
  expect(await watch.decide()).toMatchObject({ pace: { kind: 'full' }, percent: 45 });
  expect([seen.asked, seen.lanes]).toEqual([2, [3, 2, 3]]);
});

test('decisions that come together ask once', async () => {
  const { seen, make } = createWatch([95]);
  const watch = make();
  const [one, other] = await Promise.all([watch.decide(), watch.decide()]);
  expect([one.pace.kind, other.pace.kind, seen.asked]).toEqual(['pause', 'pause', 1]);
});

test('the next background knows what was said, and what was sent', async () => {
  const { seen, make, disk } = createWatch([40]);
  const before = make();
  await before.decide();
  for (let request = 0; request < 55; request++) before.count();
  await before.decide();
  seen.now += 60_000;
  expect(await make().decide()).toMatchObject({ percent: 95, pace: { kind: 'pause' }, nextLookMs: 240_000 });
  expect([seen.asked, disk.stated?.sent]).toEqual([1, 55]);
});

test('without an answer it goes on with what it knew, and asks again five minutes later', async () => {
  const { seen, make } = createWatch([95, 'nothing', 10]);
  const watch = make();
  await watch.decide();
  seen.now += 300_000;
  expect((await watch.decide()).pace.kind).toBe('pause');
  seen.now += 300_000;
  expect((await watch.decide()).pace.kind).toBe('full');
  expect(seen.asked).toBe(3);
});

test('what was said counts for the hour that it speaks of, however often there was no answer since', async () => {
  const { seen, make, disk } = createWatch([95]);
  const watch = make();
  await watch.decide();
  const saidAt = seen.now;
  for (let look = 1; look < 12; look++) {
    seen.now += 300_000;
    expect(await watch.decide()).toMatchObject({ pace: { kind: 'pause' }, percent: 95, nextLookMs: 300_000 });
    expect(disk.stated).toMatchObject({ at: saidAt, askedAt: seen.now });
  }
  seen.now = saidAt + HOUR_MS;
  expect(await watch.decide()).toMatchObject({ pace: { kind: 'full' }, percent: 0 });
  expect(await make().decide()).toMatchObject({ pace: { kind: 'full' } });
  expect(seen.asked).toBe(13);
});

test('a background that starts without an answer drops what an earlier one heard more than an hour ago', async () => {
  const { seen, make } = createWatch([95]);
  await make().decide();
  seen.now += HOUR_MS;
  expect((await make().decide()).pace.kind).toBe('full');
});

test('credentials that are refused while asking are said so, not waited out', async () => {
  const { seen, make } = createWatch([95, 'refused', 95]);
  const watch = make();
  expect(await watch.decide()).not.toHaveProperty('refusal');
  seen.now += 300_000;
  expect(await watch.decide()).toMatchObject({ refusal: rejected });
  // The next session, which a person asked for, makes one try of its own.
  expect(await make().decide()).not.toHaveProperty('refusal');
  expect(seen.asked).toBe(3);
});

test('where nothing was ever said, nothing is slowed down', async () => {
  const { make } = createWatch(['nothing']);
  expect((await make().decide()).pace.kind).toBe('full');
});

test('a clock that was set back makes it ask, not trust a stamp from the future', async () => {
  const { seen, make } = createWatch([95, 10]);
  const watch = make();
  await watch.decide();
  seen.now -= 86_400_000;
  expect((await watch.decide()).pace.kind).toBe('full');
});
