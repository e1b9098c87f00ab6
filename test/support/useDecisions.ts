import { expect } from 'vitest';
import type { Decisions } from '../../utils/domain/decisions';
import type { Preview } from '../../utils/domain/preview/preview';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { seedIndex } from '../sandbox/seed/seedIndex';
import type { Sandbox } from '../sandbox/startSandbox';
import { createEngine, type Engine } from './createEngine';
import { recordsOf, writesTo } from './startTestSandbox';

/** What tests of decisions do again and again, against the sandbox of their suite. */
export function useDecisions(sandbox: () => Sandbox) {
  /** Previews, answers, syncs; then a second sync must find nothing to write. */
  async function decideAs(engine: Engine, ref: DocumentRef, id: string, label: string) {
    const preview = await engine.preview(ref);
    const status = await engine.decide(ref, choose(preview, id, label));
    expect(status).toMatchObject({ state: 'synced', problem: null });
    expect(await engine.database.decisions.count()).toBe(0);
    await expectStill(engine, ref);
    return preview;
  }

  async function expectStill(engine: Engine, ref: DocumentRef) {
    sandbox().instrumentation.clearLog();
    expect(await engine.sync(ref)).toMatchObject({ state: 'synced', problem: null });
    expect(writesTo(sandbox())).toEqual([]);
  }

  /** An engine that needs not wait for what queries show late: nothing is late here. */
  const createCalmEngine = (settings: Record<string, unknown> = {}) =>
    createEngine(sandbox(), settings, { wrapSession: (session) => ({ ...session, settleMs: 0, quietMs: 0 }) });

  const itemsOf = (quote: number) => recordsOf(sandbox(), quote).items;

  /** A synced quote, with its set in Autotask. */
  async function syncedSkeleton() {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:102')).state).toBe('synced');
    return { engine, ...recordsOf(sandbox(), seedIndex.skeleton) };
  }

  /** The quote's lines, as Quote Manager has them. */
  function linesOf(quote: number) {
    const sections = sandbox()
      .quoteManager.all('quotesection')
      .filter((section) => section.quoteID === quote);
    return sandbox()
      .quoteManager.all('quoteline')
      .filter((line) => sections.some((section) => section.id === line.quoteSectionID));
  }

  return { createCalmEngine, decideAs, expectStill, itemsOf, linesOf, syncedSkeleton };
}

/** The decision of the answer whose label begins so. */
export function choose({ questions }: Preview, id: string, label: string): Decisions {
  const question = questions.find((candidate) => candidate.id.startsWith(id));
  const found = question?.answers.find((answer) => answer.label.startsWith(label));
  if (!found) throw new Error(`No answer "${label}" among ${JSON.stringify(questions)}`);
  return found.decision;
}
