import { createProblem, type Problem, type ViewTarget } from '../domain/problem';
import { readRetryAfter } from '../domain/schedule/readRetryAfter';
import { readAnswerWords } from './readAnswerWords';

const SYSTEM = 'Autotask';
const DETAIL_LENGTH = 300;

/** `refused`: nothing was done. `unknown`: it may have been done, look before doing it again. `later`: nothing was done, wait. */
export type Outcome = 'refused' | 'unknown' | 'later';

export interface Failure {
  problem: Problem;
  outcome: Outcome;
}

/** What was asked for when it failed. */
export interface FailedRequest {
  /** A write may have been done without an answer. A query is none, although its verb is POST. */
  isWrite: boolean;
  /** `creating the quote item`: completes the sentence of the problem. */
  what: string;
  /** The Autotask record that *View* opens; null where there is none. */
  view?: ViewTarget | null;
  /** E-mail of the resource that the request is made for; null without impersonation. */
  impersonated?: string | null;
}

export interface FailedAnswer extends FailedRequest {
  status: number;
  body: string;
  headers: Headers;
}

/** Names a failure that Autotask answered with a status other than 200 (sync-rules § 9). Pure. */
export function classifyFailure(answer: FailedAnswer): Failure {
  return classifyAccess(answer) ?? classifyLimits(answer) ?? classifyRefusal(answer) ?? crashedFailure(answer);
}

/** Names a request without a whole answer. A connection that broke before anything was sent looks like any other one. */
export function classifySilence(reason: 'timed-out' | 'offline', request: FailedRequest, details: string[]): Failure {
  const problem = createProblem(reason, { system: SYSTEM }, { details, view: request.view });
  return { problem, outcome: request.isWrite ? 'unknown' : 'later' };
}

/** Names a crash, and an answer that cannot be understood: 200 with HTML, or without the id of what was written. */
export function crashedFailure(answer: FailedAnswer): Failure {
  const details = [`Status ${answer.status}`, answer.body.slice(0, DETAIL_LENGTH)].filter((line) => line !== '');
  const problem = createProblem('autotask-crashed', {}, { details, view: answer.view });
  return { problem, outcome: answer.isWrite ? 'unknown' : 'later' };
}

function classifyAccess({ status, body, what, impersonated }: FailedAnswer): Failure | null {
  const details = readAnswerWords(body).errors;
  if (status === 401) {
    const view: ViewTarget = { kind: 'options', section: 'connection' };
    return refused(createProblem('auth-rejected', { system: SYSTEM }, { details, view }));
  }
  if (impersonated && /impersonat(?:e|ion)\b/i.test(body)) {
    return refused(createProblem('impersonation-refused', { email: impersonated }, { details }));
  }
  // Any status: permission failures are reported with 500 (reference § 2.2).
  if (/adequate permissions/i.test(body)) return refused(createProblem('permission-missing', { what }, { details }));
  return null;
}

function classifyLimits({ status, body, headers, what }: FailedAnswer): Failure | null {
  const details = readAnswerWords(body).errors;
  const stated = readRetryAfter(headers);
  const wait = stated === null ? { details } : { details, retryAfterMs: stated };
  // The thread text comes with any status (reference § 2.2), so it goes before 403 and 429.
  if (/thread threshold|threads? has been exceeded|itgenatr005/i.test(body)) {
    return { problem: createProblem('threads-exceeded', {}, wait), outcome: 'later' };
  }
  if (status === 403) return refused(createProblem('permission-missing', { what }, { details }));
  if (status === 429) return { problem: createProblem('rate-limited', { system: SYSTEM }, wait), outcome: 'later' };
  return null;
}

/** Validation comes back as 500 with words; with an error id, or without words, it is a crash. */
function classifyRefusal({ status, body, what, view }: FailedAnswer): Failure | null {
  const { errors, hasErrorId } = readAnswerWords(body);
  const isClientError = status >= 400 && status < 500 && status !== 408;
  const isValidation = status === 500 && errors.length > 0 && !hasErrorId;
  if (!isClientError && !isValidation) return null;
  const details = errors.length > 0 ? errors : [`Status ${status}`, body.slice(0, DETAIL_LENGTH)];
  // It moved to another company since it was looked up; who it is, is known above (sync-rules § 9).
  if (errors.some((words) => CONTACT_ELSEWHERE.test(words)))
    return refused(createProblem('contact-mismatch', {}, { details, view }));
  const picklistError = errors.find((words) => /pick\s?list/i.test(words));
  if (picklistError === undefined) return refused(createProblem('autotask-refused', { what }, { details, view }));
  const field = findFieldName(picklistError) ?? 'one of the lists';
  return refused(
    createProblem('picklist-changed', { field }, { details, view: { kind: 'options', section: 'settings' } }),
  );
}

/** The rule is *contact must belong to the company or its parent*, its text not documented; older ones say account (reference § 3.2). */
const CONTACT_ELSEWHERE = /\bcontact\s+(?:must|does not|doesn['’]t)\s+belong\s+to\b.*\b(?:company|account)\b/i;

/** The texts are not documented: `'name' field`, `field: name`, `field 'name'` and `picklist name` are understood. */
function findFieldName(words: string): string | null {
  const patterns = [
    /["'[]([a-z]\w*)["'\]]\s+field\b/i,
    /\bfield\b\s*[:=]?\s*["'[]?(?!(?:name|is|has|with)\b)([a-z]\w*)/i,
    /\bpick\s?list\b\s*[:=]?\s*["'[]?(?!(?:values?|entry|of|for|is|has|field)\b)([a-z]\w*)/i,
  ];
  for (const pattern of patterns) {
    const name = pattern.exec(words)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

const refused = (problem: Problem): Failure => ({ problem, outcome: 'refused' });
