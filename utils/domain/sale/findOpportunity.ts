import type { AutotaskCompany, AutotaskOpportunity } from '../autotaskRecords';
import type { TargetChoice } from '../decisions';
import type { Link, OpenIntent } from '../known';
import { createProblem, type Problem } from '../problem';
import type { Question } from '../question';
import { goneQuestion, opportunityQuestion } from '../questions/questionsTarget';
import { turnedDown } from '../questions/settleDecisions';
import type { ReferenceData } from '../referenceData';
import type { Settings } from '../settings';

/** What keeps a document from its target, and what can be decided about it. */
export interface TargetProblem {
  ok: false;
  problem: Problem;
  question: Question;
}

export interface FindOpportunityInput {
  link: Link | undefined;
  intent: OpenIntent | undefined;
  /** What the user chose. */
  choice: TargetChoice | undefined;
  /** The one that Quote Manager's own integration made. */
  nativeId: number | null;
  quoteOpportunityIds: number[];
  candidates: AutotaskOpportunity[];
  company: AutotaskCompany;
  title: string;
  openStatus: number;
  match: Settings['opportunities']['match'];
  reference: ReferenceData;
}

/**
 * Which existing opportunity is the document's: the user's choice → link → native id → the one of a quote with our number → an
 * open one of exactly our title (sync-rules § 2.3); null where it is to be made.
 */
export function findOpportunity(
  input: FindOpportunityInput,
): { ok: true; value: AutotaskOpportunity | null } | TargetProblem {
  const { candidates, company, link, choice } = input;
  const byId = (id: number | null | undefined) => candidates.find((candidate) => candidate.id === id);
  const chosen = choice && 'use' in choice ? byId(choice.use) : undefined;
  if (chosen?.companyID === company.id) return { ok: true, value: chosen };
  if (link) {
    const linked = byId(link.id);
    if (linked) return { ok: true, value: linked };
    const problem = createProblem('target-gone', { what: 'opportunity' });
    return { ok: false, problem, question: goneQuestion('opportunity', link.id) };
  }
  const native = byId(input.nativeId);
  return native ? { ok: true, value: native } : findUnlinked(input);
}

function findUnlinked(input: FindOpportunityInput): ReturnType<typeof findOpportunity> {
  const { candidates, company, title, choice, reference } = input;
  const ofCompany = candidates.filter(
    ({ id, companyID }) => companyID === company.id && !turnedDown(choice).includes(id),
  );
  const byQuote = ofCompany.filter((candidate) => input.quoteOpportunityIds.includes(candidate.id));
  const open = ofCompany.filter((candidate) => candidate.status === input.openStatus);
  const titled = byQuote.length > 0 ? byQuote : open.filter((candidate) => candidate.title.trim() === title);
  const parts = { company: company.companyName, title };
  const undecided = (code: 'ambiguous-target' | 'opportunity-choice', list: AutotaskOpportunity[]) => ({
    ok: false as const,
    problem: createProblem(code, { ...parts, candidates: names(list) }),
    question: opportunityQuestion(code, { company, candidates: list, reference }),
  });
  if (titled.length > 1) return undecided('ambiguous-target', titled);
  if (titled[0]) return { ok: true, value: titled[0] };
  if (input.match === 'ask' && open.length > 0 && !input.intent) return undecided('opportunity-choice', open);
  return { ok: true, value: null };
}

const names = (list: AutotaskOpportunity[]): string =>
  list
    .slice(0, 5)
    .map((candidate) => `"${candidate.title}" (#${candidate.id})`)
    .join(', ');
