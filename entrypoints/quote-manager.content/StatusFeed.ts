import type { DocumentStatus } from '../../utils/domain/documentState';
import { isUnderWay } from '../../utils/domain/isUnderWay';
import { createProblem, type Problem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { DocumentHint } from '../../utils/messaging/protocol';
import { nameDocument } from './nameDocument';

/** What is known of the document of this page. */
export interface FeedState {
  status: DocumentStatus | null;
  /** A click was sent and not answered yet. */
  isSending: boolean;
  /** The extension was updated or removed under this page: nothing can be asked any more. */
  isGone: boolean;
}

export type Ask = (hint: DocumentHint) => Promise<Result<DocumentStatus>>;

export interface FeedOptions {
  ask: Ask;
  sync: Ask;
  isExtensionAlive(): boolean;
  onChange(state: FeedState): void;
}

/** While something runs the background is asked this often, which also wakes one that died (sync-rules § 9). */
const pollMs = 1000;

/** An answer that takes longer is taken for lost; reading a document may wait for Quote Manager's limit of 60 a minute. */
const deadlineMs = 30_000;

/** Lost answers in a row that are put down to a worker that just restarts. */
const toleratedLosses = 5;

/** Times that a click is sent whose answer got lost; a second job never comes of it. */
const clickAttempts = 3;

/** Asks the background about one document at a time: one question and one click under way, whatever happens. */
export class StatusFeed {
  readonly #options: FeedOptions;
  #hint: DocumentHint | null = null;
  #state: FeedState = { status: null, isSending: false, isGone: false };
  #isAsking = false;
  #askAgain = false;
  #losses = 0;
  /** Raised when a newer truth exists than what a question under way will answer. */
  #generation = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** Turns to another document, or to none. A hint that only says more about the same one keeps what is known. */
  follow(hint: DocumentHint | null): void {
    const isSame = hint !== null && this.#hint !== null && nameDocument(hint) === nameDocument(this.#hint);
    this.#hint = hint;
    this.#generation += 1;
    if (!isSame) {
      this.#losses = 0;
      this.#publish({ status: null, isSending: false });
    }
    this.refresh();
  }

  /** Whether a change of that document concerns this page; while its id is unknown any change may. */
  concerns(ref: string): boolean {
    const known = this.#state.status?.ref;
    return known === undefined || known === ref || !/:\d+$/.test(known);
  }

  /** Asks for the state; while a question is under way, once more after it. */
  refresh(): void {
    clearTimeout(this.#timer);
    if (this.#hint === null || this.#state.isGone) return;
    if (this.#isAsking) this.#askAgain = true;
    else void this.#ask(this.#hint);
  }

  /** Sends one order to sync; while it is unanswered further calls do nothing. */
  async sync(): Promise<void> {
    const hint = this.#hint;
    if (hint === null || this.#state.isSending || this.#state.isGone) return;
    this.#publish({ isSending: true });
    const answer = await this.#send(hint);
    if (!this.#isFollowing(hint)) return;
    this.#generation += 1;
    this.#publish({ isSending: false });
    this.#losses = toleratedLosses;
    this.#accept(answer, hint);
  }

  /** A click whose answer got lost may be stored or not: it is sent until the background says so, or a failure is shown. */
  async #send(hint: DocumentHint): Promise<Result<DocumentStatus>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await withDeadline(this.#options.sync(hint));
      const isFinal = attempt === clickAttempts || !this.#isFollowing(hint);
      if (isFinal || !isLost(answer) || (!answer.ok && this.#isGone(answer.problem))) return answer;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
      const state = await withDeadline(this.#options.ask(hint));
      if (state.ok && isUnderWay(state.value, Date.now())) return state;
    }
  }

  #isFollowing(hint: DocumentHint): boolean {
    return this.#hint !== null && nameDocument(this.#hint) === nameDocument(hint);
  }

  /** Ends all timers and forgets the document. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#hint = null;
    this.#generation += 1;
  }

  async #ask(hint: DocumentHint): Promise<void> {
    const generation = this.#generation;
    this.#isAsking = true;
    const answer = await withDeadline(this.#options.ask(hint));
    this.#isAsking = false;
    const isStale = generation !== this.#generation;
    if (!isStale) this.#accept(answer, hint);
    if (!isStale && !this.#askAgain) return;
    this.#askAgain = false;
    this.refresh();
  }

  #accept(answer: Result<DocumentStatus>, hint: DocumentHint): void {
    if (!answer.ok && this.#isGone(answer.problem)) {
      clearTimeout(this.#timer);
      this.#publish({ isGone: true, isSending: false });
      return;
    }
    this.#losses = isLost(answer) ? this.#losses + 1 : 0;
    const mayRecover = isLost(answer) && this.#losses <= toleratedLosses;
    if (answer.ok) this.#publish({ status: answer.value });
    else if (!mayRecover) this.#publish({ status: this.#createFailure(answer.problem, hint) });
    if (mayRecover || (answer.ok && isWaiting(answer.value))) this.#poll();
  }

  #poll(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), pollMs);
  }

  #isGone(problem: Problem): boolean {
    return !this.#options.isExtensionAlive() || problem.details.some((line) => /context invalidated/i.test(line));
  }

  #createFailure(problem: Problem, hint: DocumentHint): DocumentStatus {
    const known = this.#state.status;
    const state = problem.code === 'offline' ? 'offline' : 'failed';
    const blank = { number: hint.number, title: null, resumesAt: null, progress: null, notices: [], autotaskUrl: null };
    return { ref: nameDocument(hint), ...blank, ...known, state, since: null, problem };
  }

  #publish(changes: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...changes };
    if (this.#hint !== null) this.#options.onChange(this.#state);
  }
}

/** A wait of minutes as well: its end is to be seen. */
const isWaiting = ({ state }: DocumentStatus): boolean => state === 'queued' || state === 'syncing';

const isLost = (answer: Result<DocumentStatus>): boolean =>
  !answer.ok && (answer.problem.code === 'unexpected' || answer.problem.code === 'timed-out');

/** A question whose answer got lost must not block the next one for ever. */
async function withDeadline(answer: Promise<Result<DocumentStatus>>): Promise<Result<DocumentStatus>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<Result<DocumentStatus>>((resolve) => {
    const problem = createProblem('timed-out', { system: 'Quotebridge' });
    timer = setTimeout(() => resolve({ ok: false, problem }), deadlineMs);
  });
  try {
    return await Promise.race([answer, deadline]);
  } catch (error) {
    const details = [error instanceof Error ? error.message : String(error)];
    return { ok: false, problem: createProblem('unexpected', {}, { details }) };
  } finally {
    clearTimeout(timer);
  }
}
