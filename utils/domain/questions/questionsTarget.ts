import type { AutotaskCompany, AutotaskOpportunity } from '../autotaskRecords';
import type { Answer, Question } from '../question';
import type { ReferenceData } from '../referenceData';
import type { SourceCustomer } from '../sourceDocument';
import { describeValue } from '../text/describeValue';

/** More would be no list to choose from; the search finds the others. */
const MOST_ANSWERS = 8;

/** Which Autotask company the customer is (sync-rules § 2.1); a new one only where none bears its name. */
export function companyQuestion(customer: SourceCustomer, active: AutotaskCompany[]): Question {
  const picks = active.slice(0, MOST_ANSWERS).map((company): Answer => {
    const place = [company.city, company.state, company.postalCode].filter(Boolean).join(' ');
    const facts = [company.companyNumber && `number ${company.companyNumber}`, place].filter(Boolean).join(' · ');
    const label = `Use "${company.companyName}" (#${company.id})`;
    return { label, ...(facts === '' ? {} : { hint: facts }), decision: { company: company.id } };
  });
  const create: Answer = {
    label: `Create "${customer.name}" in Autotask`,
    hint: 'With the company type and phone number of the settings.',
    decision: { createCompany: true },
  };
  const mayCreate = active.length === 0 && customer.name.trim() !== '';
  return {
    id: 'company',
    code: 'company-unlinked',
    text: `Which Autotask company is "${customer.name}"?`,
    answers: mayCreate ? [...picks, create] : picks,
    search: { entity: 'Companies', into: 'company' },
  };
}

interface OpportunityQuestion {
  company: AutotaskCompany;
  candidates: AutotaskOpportunity[];
  reference: ReferenceData;
}

/** Which opportunity the document belongs to, where several could be meant (sync-rules § 2.3). */
export function opportunityQuestion(
  code: 'ambiguous-target' | 'opportunity-choice',
  { company, candidates, reference }: OpportunityQuestion,
): Question {
  const picks = candidates.slice(0, MOST_ANSWERS).map(
    (candidate): Answer => ({
      label: `Use "${candidate.title}" (#${candidate.id})`,
      hint: factsOf(candidate, reference),
      decision: { opportunity: { use: candidate.id } },
    }),
  );
  const turnedDown = candidates.map(({ id }) => id);
  return {
    id: 'opportunity',
    code,
    text: `Which opportunity of "${company.companyName}" is this document’s?`,
    answers: [...picks, { label: 'Make a new one', decision: { opportunity: { make: 'new', noneOf: turnedDown } } }],
    search: { entity: 'Opportunities', companyId: company.id, into: 'opportunity' },
  };
}

/** A person closed the opportunity: *reopen · link another · make new* (sync-rules § 2.4). */
export function closedQuestion(opportunity: AutotaskOpportunity): Question {
  return {
    id: 'opportunity-closed',
    code: 'opportunity-closed',
    text: `The opportunity "${opportunity.title}" (#${opportunity.id}) was closed in Autotask. Where should the change go?`,
    answers: [
      {
        label: 'Reopen it for the change',
        hint: 'Afterwards it gets the status that belongs to the document’s state.',
        decision: { reopen: true },
      },
      {
        label: 'Make a new opportunity',
        hint: 'The closed one stays as it is.',
        decision: { opportunity: { make: 'new', noneOf: [opportunity.id] } },
      },
    ],
    search: { entity: 'Opportunities', companyId: opportunity.companyID, into: 'opportunity' },
  };
}

/** A record of ours was deleted in Autotask (sync-rules § 6). */
export function goneQuestion(what: 'opportunity' | 'quote' | 'ticket', id: number): Question {
  return {
    id: 'target-gone',
    code: 'target-gone',
    text: `The ${what} #${id} was deleted in Autotask.`,
    answers: [
      {
        label: 'Make it anew',
        hint: what === 'ticket' ? 'With its charges.' : 'With all that belongs to it.',
        decision: { makeAnew: [id] },
      },
    ],
  };
}

function factsOf(opportunity: AutotaskOpportunity, reference: ReferenceData): string {
  const value = (field: 'stage' | 'status' | 'amount' | 'projectedCloseDate') =>
    describeValue({ entity: 'Opportunities', field }, opportunity[field], reference);
  return [value('stage'), value('status'), value('amount'), `closes ${value('projectedCloseDate')}`].join(' · ');
}
