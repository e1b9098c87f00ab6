import { formatDate } from '../formatDate.ts';
import { RefusedError, refuseUnless } from '../RefusedError.ts';
import { type Draft, type EntityRules, isChanged, numberIn } from '../write/Draft.ts';
import { checkActiveResource, checkContact } from './checkContact.ts';
import { amountFields, findPrimaryQuote } from './opportunityTotals.ts';

function checkDates({ record }: Draft): void {
  const inOrder = Date.parse(String(record.projectedCloseDate)) >= Date.parse(String(record.startDate));
  refuseUnless(inOrder, 'projectedCloseDate must not be before startDate.');
}

function checkTotals(draft: Draft): void {
  const { before, record, context } = draft;
  if (record.useQuoteTotals !== true) return;
  const quote = before && findPrimaryQuote(context.store, before.id);
  if (!quote) throw new RefusedError('useQuoteTotals cannot be set: the opportunity has no primary quote.');
  if (before?.useQuoteTotals !== true) return;
  const written = amountFields.filter((field) => draft.sent.has(field) && isChanged(draft, field));
  refuseUnless(written.length === 0, `${written.join(', ')}: computed from the quote while useQuoteTotals is true.`);
}

function setClosedDates(draft: Draft): void {
  if (!isChanged(draft, 'status')) return;
  const { context, record, sent } = draft;
  const now = formatDate(context.clock());
  const label = context.picklists.labelOf('Opportunities', 'status', record.status)?.toLowerCase();
  if (!sent.has('closedDate')) record.closedDate = label === 'active' ? null : now;
  if (!sent.has('lostDate')) record.lostDate = label === 'lost' ? now : null;
}

/** Opportunities (autotask.md § 3.1); `useQuoteTotals` before there is a quote is refused. */
export const opportunityRules: EntityRules = {
  check(draft) {
    const { record } = draft;
    const probability = numberIn(record, 'probability');
    refuseUnless(probability >= 0 && probability <= 100, 'probability must be between 0 and 100.');
    checkDates(draft);
    checkActiveResource(draft, 'ownerResourceID');
    checkContact(draft);
    checkTotals(draft);
    setClosedDates(draft);
  },
};
