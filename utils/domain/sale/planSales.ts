import type { AutotaskCompany } from '../autotaskRecords';
import type { Link } from '../known';
import { planItems } from '../lines/planItems';
import { linkedIds } from '../matching/sharedKeys';
import type { Notice, Plan } from '../plan';
import type { PlanInput } from '../planInput';
import { findOwner } from './planCompany';
import { planParents } from './planParents';
import { planOpportunityState } from './stateMapping';
import { sourceTotals } from './totals';

/** Opportunity, Autotask quote and items of a quote or order (sync-rules § 2, § 3). */
export function planSales(input: PlanInput, company: AutotaskCompany, plan: Plan): Plan {
  const { source, remote, settings, reference, known } = input;
  const items = planItems({
    ...input,
    document: source,
    products: remote.products,
    services: remote.services,
    linkedProducts: linkedIds(known, 'product'),
    linkedServices: linkedIds(known, 'service'),
    itemLinks: itemLinks(input),
  });
  plan.notices.push(...items.notices, ...expiryNotice(input));
  plan.problems.push(...items.problems);
  plan.questions.push(...items.questions);
  plan.sourceTotals = sourceTotals(items.items);
  plan.plannedItems = items.items.length;
  plan.skippedLines = items.skippedLines;
  const owner = findOwner(input);
  if (!owner.ok) plan.problems.push(owner.problem);
  const recurring = items.items.some((item) => item.period !== 'oneTime' && !item.isOptional);
  const state = planOpportunityState(source.state, settings, reference, recurring);
  plan.problems.push(...state.problems);
  if (source.state === 'won' && recurring) plan.notices.push(wonChecklist);
  if (!owner.ok || !state.value) return plan;
  return planParents(input, { company, ownerId: owner.id, state: state.value, items }, plan);
}

/** The items of the lines as they stand: what a person changed about one holds for what its line becomes. */
function itemLinks({ known, remote }: PlanInput): Link[] {
  const links = known.links.filter(({ entity }) => entity === 'QuoteItems');
  return links.map((link) => {
    const item = remote.items.find(({ id }) => id === link.id);
    return item ? { ...link, base: { ...link.base, ...item } } : link;
  });
}

/** Autotask's interface has no command for it (sync-rules § 2.4). */
const wonChecklist: Notice = {
  code: 'won-checklist',
  message:
    'Won: open the opportunity in Autotask and run the Won Opportunity wizard; it makes the contracts from the recurring items.',
};

function expiryNotice({ source, today }: PlanInput): Notice[] {
  const isOpen = source.state !== 'won' && source.state !== 'declined';
  if (!isOpen || source.expiresOn === null || source.expiresOn >= today) return [];
  return [
    {
      code: 'quote-expired',
      message: `The quote expired on ${source.expiresOn}; nothing changes in Autotask for that.`,
    },
  ];
}
