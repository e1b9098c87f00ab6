import type { AutotaskRecord } from '../../types.ts';
import { refuseUnless } from '../RefusedError.ts';
import { type Draft, setDefault } from '../write/Draft.ts';
import type { QuoteItemType } from './quoteItemTypes.ts';

const plain = (label: string | undefined) => (label ?? '').toLowerCase().replace(/[^a-z]/g, '');

/**
 * Periods of quote items (autotask.md § 3.3), by label because the numbers are tenant data: products need one and
 * cannot be semi-annual; costs, labor, expenses and shipping are one-time; services keep their catalogue period.
 */
export function checkPeriod(draft: Draft, type: QuoteItemType, catalogue: AutotaskRecord | undefined): void {
  const { record } = draft;
  const { picklists } = draft.context;
  if (type.onlyOneTime) setDefault(record, 'periodType', picklists.valueOf('QuoteItems', 'periodType', 'One-Time'));
  const catalogueEntity = type.entity === 'ServiceBundles' ? 'ServiceBundles' : 'Services';
  const isService = type.reference === 'serviceID' || type.reference === 'serviceBundleID';
  const servicePeriod = isService ? picklists.labelOf(catalogueEntity, 'periodType', catalogue?.periodType) : undefined;
  if (servicePeriod !== undefined) {
    const own = picklists
      .values('QuoteItems', 'periodType')
      .find((entry) => plain(entry.label) === plain(servicePeriod));
    setDefault(record, 'periodType', own?.value);
  }
  const period = plain(picklists.labelOf('QuoteItems', 'periodType', record.periodType));
  refuseUnless(!type.onlyOneTime || period === 'onetime', 'periodType must be One-Time for this quoteItemType.');
  if (type.reference === 'productID') {
    refuseUnless(period !== '', 'Missing Required Field: periodType');
    refuseUnless(period !== 'semiannual', 'periodType of a product cannot be Semi-Annual.');
  }
  const fits = servicePeriod === undefined || period === plain(servicePeriod);
  refuseUnless(fits, `periodType must be the period of the service: ${servicePeriod}.`);
}
