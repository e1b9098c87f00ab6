import type { Problem, ProblemCode } from '../domain/problem';

/** What the queue does about a problem: try again by itself, wait for someone, or stop the whole tenant. */
export type FailureDecision = 'later' | 'park' | 'pause-tenant';

/** Failures and deaths of one job, not counting outside hindrances, after which someone has to look. */
export const MAX_STRIKES = 8;
/** What nobody foresaw seldom passes by itself, and a person can tell somebody. */
const MAX_UNEXPECTED_STRIKES = 3;

const decisions = {
  'auth-rejected': 'pause-tenant',
  'not-connected': 'pause-tenant',
  'keys-held-back': 'pause-tenant',
  'zone-moved': 'pause-tenant',
  'access-missing': 'pause-tenant',
  offline: 'later',
  'rate-limited': 'later',
  'allowance-low': 'later',
  'connection-changed': 'later',
  'threads-exceeded': 'later',
  'timed-out': 'later',
  'not-settled': 'later',
  'written-elsewhere': 'later',
  'autotask-crashed': 'later',
  'quote-manager-crashed': 'later',
  'permission-missing': 'park',
  'setting-missing': 'park',
  'picklist-changed': 'park',
  'billing-code-missing': 'park',
  'company-unlinked': 'park',
  'currency-differs': 'park',
  'contact-mismatch': 'park',
  'owner-invalid': 'park',
  'location-required': 'park',
  'ambiguous-target': 'park',
  'opportunity-choice': 'park',
  'opportunity-closed': 'park',
  'target-gone': 'park',
  'product-not-found': 'park',
  'ambiguous-product': 'park',
  'product-inactive': 'park',
  'recurring-without-service': 'park',
  'service-period-differs': 'park',
  'service-repeated': 'park',
  'items-unattributed': 'park',
  'totals-differ': 'park',
  'not-converging': 'park',
  conflict: 'park',
  'managed-elsewhere': 'park',
  'impersonation-refused': 'park',
  'autotask-refused': 'park',
  'quote-not-found': 'park',
  'quote-manager-refused': 'park',
  'not-approved': 'park',
  'not-supported': 'park',
  'possible-duplicate': 'park',
  'charge-billed': 'park',
  'storage-failed': 'later',
  'storage-blocked': 'later',
  'storage-newer': 'park',
  'import-refused': 'park',
  unexpected: 'later',
} as const satisfies Record<ProblemCode, FailureDecision>;

/** What a stopped network or a spent allowance says about one document, it says about all of them. */
const commonHindrances: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['offline', 'rate-limited', 'allowance-low']);

const outsideHindrances: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...commonHindrances,
  'connection-changed',
  'threads-exceeded',
  'not-settled',
  'written-elsewhere',
]);

/** The queue's one table of what follows from a failure; nothing else in the code tries again. */
export function decideFailure(problem: Problem): FailureDecision {
  return decisions[problem.code];
}

/**
 * Whether a failure counts towards giving up. No network or a spent allowance says nothing about the document and may last
 * for hours, so those wait without end (§ 9: "tried again by itself").
 */
export function countsAsStrike(problem: Problem): boolean {
  return !outsideHindrances.has(problem.code);
}

/** After how many strikes a failure makes the job wait for a person. */
export function strikeLimit(problem: Problem): number {
  return problem.code === 'unexpected' ? MAX_UNEXPECTED_STRIKES : MAX_STRIKES;
}

/** Whether the other documents of the tenant would meet the same hindrance now. */
export function stopsOthers(problem: Problem): boolean {
  return commonHindrances.has(problem.code);
}
