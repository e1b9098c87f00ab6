import { beforeEach, describe, expect, it } from 'vitest';
import { describeProblem, type ProblemCode } from '../../../utils/domain/problem';
import { problemTexts } from '../../../utils/domain/problemTexts';
import { collectTestNames, type TestName } from '../../support/collectTestNames';
import { createEngine } from '../../support/createEngine';
import { useSandbox, writesTo } from '../../support/startTestSandbox';
import { catalogueCases } from './cases/catalogue';
import { connectionCases } from './cases/connection';
import { orderCases } from './cases/orders';
import { partiesCases } from './cases/parties';
import { settingsCases } from './cases/settings';
import { targetCases } from './cases/target';

const sandbox = useSandbox();
beforeEach(() => sandbox().autotask.setLimits({ hourlyAllowance: 10_000, hourlyUsed: 0, threads: 3, queryLagMs: 0 }));

const cases = [...connectionCases, ...settingsCases, ...partiesCases, ...catalogueCases, ...targetCases, ...orderCases];

/** What no answer of the two systems brings about in a test's time: why, and the test that shows it. */
const beyondTheSandbox: Partial<Record<ProblemCode, { why: string; shownBy: TestName | null }>> = {
  'connection-changed': {
    why: 'The connection has to change while jobs wait.',
    shownBy:
      'test/queue/tenants.test.ts › changing the connection › holds the jobs of others, says so, and lets them go on in their order when their tenant is back',
  },
  'access-missing': {
    why: 'The browser’s own permissions.',
    shownBy:
      'test/faults/surroundings.test.ts › F30 a host that the user takes away › pauses everything with a sentence, and goes on with Retry once it is given back',
  },
  'keys-held-back': {
    why: 'An address that changes under stored keys.',
    shownBy:
      'test/entrypoints/background/heldBack.test.ts › keys never go to an address that came later, neither with a test nor with a session',
  },
  'storage-failed': {
    why: 'The browser’s own disk.',
    shownBy: 'test/queue/enqueue.test.ts › a full disk is a StorageError and leaves nothing behind',
  },
  'storage-blocked': {
    why: 'The browser’s own database.',
    shownBy:
      'test/queue/upgrade.test.ts › an upgrade while an older page is open › is given up with a sentence where the page does not, and works once it is closed',
  },
  'storage-newer': {
    why: 'The browser’s own database.',
    shownBy:
      'test/queue/upgrade.test.ts › a database of a newer release › is refused with a sentence, and nothing of it changes',
  },
  'timed-out': {
    why: 'A request is given up after 25 s only.',
    shownBy:
      'test/quote-manager/createQuoteManagerClient.test.ts › createQuoteManagerClient › gives up on a slow answer',
  },
  'import-refused': {
    why: 'A file that a person chose.',
    shownBy:
      'test/integration/sync/links.test.ts › Export links and Import links › a file %s is refused whole, with a sentence',
  },
  'totals-differ': {
    why: 'A guard: the sandbox computes as Autotask does, and what a person changes is a notice.',
    shownBy:
      'test/domain/totals.test.ts › is a problem where nothing explains that the sides differ, and a notice where a person’s doing does',
  },
  'not-converging': {
    why: 'A guard against a defect of the planner: what Autotask changes by itself is kept, so a plan always runs empty.',
    shownBy: null,
  },
};

describe.each(cases)('$code: $because', ({ code, document, settings, spoil, mend, state = 'failed', next }) => {
  it('is named, says what to do, writes nothing, and is gone after mending and Retry', async () => {
    const engine = await createEngine(sandbox(), settings, { console: { info() {}, warn() {}, error() {} } });
    const world = { box: sandbox(), engine, document };
    await spoil?.(world);
    sandbox().instrumentation.clearLog();
    const failed = await engine.sync(document);
    expect([failed.state, failed.problem?.code]).toEqual([state, code]);
    if (failed.problem) expectPlainWords(describeProblem(failed.problem));
    expect(writesTo(sandbox()).filter((write) => !/(Opportunities|QuoteLocations)$/.test(write))).toEqual([]);

    await mend?.(world);
    const retried = await engine.retry(document);
    expect(retried.problem?.code).toBe(next);
    if (next === undefined) {
      expect(retried.state).toBe('synced');
      expect(await engine.database.problems.count()).toBe(0);
    }
  });
});

/** Whole sentences without a gap, and none of the words that only programmers use. */
function expectPlainWords({ message, remedy }: { message: string; remedy: string }): void {
  for (const sentence of [message, remedy]) {
    expect(sentence).toMatch(/^[\p{Lu}“"‘].*\.$/su);
    expect(sentence).not.toMatch(/…|\{\w+\}|\b(entity|payload|job|HTTP|undefined|null)\b/i);
  }
}

describe('the table of problems', () => {
  it('has each code provoked here, or named with the test that shows it', () => {
    const provoked = new Set<string>(cases.map(({ code }) => code));
    const left = Object.keys(problemTexts).filter((code) => !provoked.has(code));
    expect(left.sort()).toEqual(Object.keys(beyondTheSandbox).sort());
    const shownElsewhere = Object.values(beyondTheSandbox).flatMap(({ shownBy }) => shownBy ?? []);
    expect(collectTestNames('test')).toEqual(expect.arrayContaining(shownElsewhere));
  });
});
