import type { AutotaskCompany, AutotaskTicket } from '../autotaskRecords';
import type { PlanInput } from '../planInput';
import { createProblem, type Problem } from '../problem';
import type { Answer, Question } from '../question';
import { goneQuestion } from '../questions/questionsTarget';
import { isMarkedDuplicate } from '../twoBrowsers/duplicateMark';

export type TicketChoice =
  | { ok: true; value: AutotaskTicket | null }
  | { ok: false; problem: Problem; question: Question };

/**
 * The ticket of an order (sync-rules § 4): link → the one that the user picked → one of the company whose external id is the
 * order's number. One that only mentions the number is asked about before another one is made. Null = to be made.
 */
export function findTicket(input: PlanInput, company: AutotaskCompany): TicketChoice {
  const { source, remote, known, decisions } = input;
  const link = known.links.find(({ key }) => key === 'ticket');
  const picked = decisions.ticket && 'use' in decisions.ticket ? decisions.ticket.use : undefined;
  const wantedId = link?.id ?? picked;
  if (wantedId !== undefined) {
    const wanted = remote.tickets.find(({ id }) => id === wantedId);
    return wanted ? { ok: true, value: wanted } : gone(wantedId);
  }
  const refused = new Set(decisions.ticket && 'make' in decisions.ticket ? decisions.ticket.noneOf : []);
  const ofCompany = remote.tickets.filter(({ id, companyID }) => companyID === company.id && !refused.has(id));
  const marked = ofCompany.find(({ externalID }) => externalID?.trim() === source.number);
  if (marked) return { ok: true, value: marked };
  const mentioning = ofCompany.filter((ticket) => mentions(ticket, source.number));
  if (mentioning.length === 0 || known.intents.some(({ key }) => key === 'ticket')) return { ok: true, value: null };
  return possibleDuplicate(mentioning, source.number, company);
}

/** The number as a word of its own: `ON123` is not in `ON1234`. */
function mentions({ title, description }: AutotaskTicket, number: string): boolean {
  if (isMarkedDuplicate(title)) return false;
  const words = `${title}\n${description ?? ''}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.includes(number.toLowerCase());
}

function gone(id: number): TicketChoice {
  return {
    ok: false,
    problem: createProblem('target-gone', { what: 'ticket' }),
    question: goneQuestion('ticket', id),
  };
}

function possibleDuplicate(tickets: AutotaskTicket[], number: string, company: AutotaskCompany): TicketChoice {
  const [first] = tickets;
  const names = tickets.map(nameTicket).join(', ');
  const view = first ? ({ kind: 'autotask', entity: 'Tickets', id: first.id } as const) : null;
  const use = tickets.map((ticket): Answer => {
    return { label: `Use ${nameTicket(ticket)}`, decision: { ticket: { use: ticket.id } } };
  });
  const noneOf = tickets.map(({ id }) => id);
  const question: Question = {
    id: 'ticket',
    code: 'possible-duplicate',
    text: `Is one of these the ticket of ${number}?`,
    answers: [...use, { label: 'No, make a new ticket', decision: { ticket: { make: 'new', noneOf } } }],
    search: { entity: 'Tickets', companyId: company.id, into: 'ticket' },
  };
  return { ok: false, problem: createProblem('possible-duplicate', { number, candidates: names }, { view }), question };
}

function nameTicket({ id, ticketNumber, title }: AutotaskTicket): string {
  return `"${title}" (${ticketNumber ?? `#${id}`})`;
}
