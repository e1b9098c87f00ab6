import { describe, expect, it } from 'vitest';
import { createCredentialGate, type FailedResult } from '../../utils/autotask/createCredentialGate';
import { createProblem, type ProblemCode } from '../../utils/domain/problem';

const MINUTE_MS = 60_000;

const failure = (code: ProblemCode, status: number | null, outcome: FailedResult['outcome']): FailedResult => ({
  ok: false,
  status,
  outcome,
  problem: createProblem(code),
});
const accepted = { ok: true, value: null } as const;
const rejected = failure('auth-rejected', 401, 'refused');
const forbidden = failure('permission-missing', 403, 'refused');
const timedOut = failure('timed-out', null, 'unknown');

type Answer = typeof accepted | FailedResult;

/** A gate whose requests are answered by hand, in the order in which they were sent. */
function setUp() {
  const open: ((answer: Answer) => void)[] = [];
  const time = { now: 0 };
  let refusals = 0;
  const gate = createCredentialGate({
    clock: () => time.now,
    onRefused: () => {
      refusals += 1;
    },
  });
  const send = () => new Promise<Answer>((resolve) => open.push(resolve));
  return {
    time,
    open,
    ask: () => gate.run(send),
    gate,
    refusals: () => refusals,
    async answer(answer: Answer) {
      open.shift()?.(answer);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

/** As `setUp`, after an answer that was accepted. */
async function setUpProven() {
  const set = setUp();
  const first = set.ask();
  await set.answer(accepted);
  await first;
  return set;
}

describe('createCredentialGate', () => {
  it('sends one request until it was accepted, then all', async () => {
    const { open, ask, answer } = setUp();
    const asked = [ask(), ask(), ask()];
    expect(open).toHaveLength(1);
    await answer(accepted);
    expect(open).toHaveLength(2);
    await answer(accepted);
    await answer(accepted);
    expect(await Promise.all(asked)).toEqual([accepted, accepted, accepted]);
  });

  it('gives the refusal of the first to all others, sends nothing more, and tells it once', async () => {
    const { open, ask, answer, refusals } = setUp();
    const asked = [ask(), ask(), ask()];
    await answer(rejected);
    expect(await Promise.all(asked)).toEqual([rejected, rejected, rejected]);
    expect(await ask()).toEqual(rejected);
    expect(open).toHaveLength(0);
    expect(refusals()).toBe(1);
  });

  it('sends nothing more after a refusal in the middle, whatever comes back afterwards', async () => {
    const { open, ask, answer, refusals } = await setUpProven();
    const asked = [ask(), ask(), ask()];
    expect(open).toHaveLength(3);
    await answer(rejected);
    await answer(accepted);
    await answer(rejected);
    expect(await Promise.all(asked)).toEqual([rejected, accepted, rejected]);
    expect(await ask()).toEqual(rejected);
    expect(open).toHaveLength(0);
    expect(refusals()).toBe(1);
  });

  it.each([
    ['nothing', timedOut],
    ['a crash', failure('autotask-crashed', 502, 'unknown')],
    ['403', forbidden],
  ])('takes %s for no proof: those who waited get it too, and the next request is alone again', async (_, answered) => {
    const { open, ask, answer } = setUp();
    const asked = [ask(), ask()];
    await answer(answered);
    const outcome = answered.outcome === 'unknown' ? 'later' : answered.outcome;
    expect(await Promise.all(asked)).toEqual([answered, { ...answered, outcome }]);
    void ask();
    void ask();
    expect(open).toHaveLength(1);
  });

  it.each([
    ['no such record', failure('autotask-refused', 404, 'refused')],
    ['a refusal in words', failure('permission-missing', 500, 'refused')],
  ])('takes %s for a proof', async (_, answered) => {
    const { open, ask, answer } = setUp();
    void ask();
    void ask();
    void ask();
    await answer(answered);
    expect(open).toHaveLength(2);
  });

  it.each([
    ['five minutes without an answer', 5 * MINUTE_MS, 1],
    ['less', 5 * MINUTE_MS - 1, 2],
    ['the clock was set back', -1, 1],
  ])('probes again after %s', async (_, wait, sent) => {
    const { open, ask, time } = await setUpProven();
    time.now += wait;
    void ask();
    void ask();
    expect(open).toHaveLength(sent);
  });

  it('a probe that throws keeps nobody waiting', async () => {
    const { gate, open, ask, answer } = setUp();
    const thrown = gate.run(() => Promise.reject(new Error('no fetch')));
    const next = ask();
    await expect(thrown).rejects.toThrow('no fetch');
    expect(open).toHaveLength(1);
    await answer(accepted);
    expect(await next).toEqual(accepted);
  });
});
