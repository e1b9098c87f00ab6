import type { AutotaskRecord } from '../../types.ts';
import { RefusedError, refuseUnless } from '../RefusedError.ts';
import { type Draft, type EntityRules, isChanged, referencedBy, setDefault } from '../write/Draft.ts';
import { checkContact } from './checkContact.ts';
import { isOpportunityActive } from './isOpportunityActive.ts';

function siblingsOf({ context, record }: Draft): AutotaskRecord[] {
  const { id, opportunityID } = record;
  return context.store.all('Quotes').filter((quote) => quote.opportunityID === opportunityID && quote.id !== id);
}

function checkOpportunity(draft: Draft): void {
  const opportunity = referencedBy(draft, 'opportunityID', 'Opportunities');
  if (!opportunity) throw new RefusedError('The opportunity of the quote does not exist.');
  refuseUnless(isOpportunityActive(draft.context, opportunity), 'The opportunity must be in the Active status.');
  setDefault(draft.record, 'companyID', opportunity.companyID);
  const sameCompany = draft.record.companyID === opportunity.companyID;
  refuseUnless(sameCompany, "companyID must be the opportunity's company.");
}

function checkExternalNumber({ record }: Draft, siblings: AutotaskRecord[]): void {
  const number = record.externalQuoteNumber;
  if (typeof number !== 'string' || number === '') return;
  const taken = siblings.some((quote) => String(quote.externalQuoteNumber).toLowerCase() === number.toLowerCase());
  refuseUnless(!taken, `externalQuoteNumber must be unique within the opportunity: ${number} is already used.`);
}

function settlePrimary({ context, before, record }: Draft, siblings: AutotaskRecord[]): void {
  const others = siblings.filter((quote) => quote.primaryQuote === true);
  if (before?.primaryQuote === true && record.primaryQuote !== true && others.length === 0) {
    throw new RefusedError('primaryQuote: the primary quote of an opportunity cannot be unset.');
  }
  if (others.length === 0) record.primaryQuote = true;
  setDefault(record, 'primaryQuote', false);
  if (record.primaryQuote !== true) return;
  for (const quote of others) context.store.patch('Quotes', quote.id, { primaryQuote: false });
}

/** Quotes (autotask.md § 3.2). */
export const quoteRules: EntityRules = {
  check(draft) {
    const { record, context } = draft;
    checkOpportunity(draft);
    const inOrder = Date.parse(String(record.expirationDate)) >= Date.parse(String(record.effectiveDate));
    refuseUnless(inOrder, 'expirationDate must not be before effectiveDate.');
    checkContact(draft);
    if (isChanged(draft, 'taxRegionID') && typeof record.taxRegionID === 'number') {
      const region = context.store.get('TaxRegions', record.taxRegionID);
      refuseUnless(region !== undefined && region.isActive !== false, 'taxRegionID: the tax region must be active.');
    }
    const siblings = siblingsOf(draft);
    checkExternalNumber(draft, siblings);
    setDefault(record, 'isActive', true);
    const numbers = context.store.all('Quotes').map((quote) => Number(quote.quoteNumber ?? quote.id));
    setDefault(record, 'quoteNumber', Math.max(0, ...numbers) + 1);
    settlePrimary(draft, siblings);
  },
};
