import type { AutotaskId } from '../autotaskRecords';
import type { Link } from '../known';
import type { ItemContext } from '../lines/itemContext';
import type { SourceLine } from '../sourceDocument';
import { periodTypeOf } from './periodTypeOf';
import { taxCategoryOf } from './resolveMaterialCode';

/** What a recurring free-text line becomes: by the user's answer, or by the item that an earlier answer made; null while open. */
export type FreeTextChoice =
  | { kind: 'oneTime' }
  | { kind: 'service'; serviceId: AutotaskId; taxCategoryId: AutotaskId | null }
  | null;

/** Recurring free text has nothing that Autotask could bill, until a person names it (sync-rules § 3, table). */
export function freeTextChoice(line: SourceLine, context: ItemContext): FreeTextChoice {
  const key = `item:line-${line.id}`;
  const { decisions, itemLinks, services, reference } = context;
  const picked = decisions?.services?.[key];
  if (picked !== undefined) {
    const service = services.find(({ id }) => id === picked);
    // Billing 12 times, or a twelfth, would be worse than asking again.
    if (!service?.isActive || service.periodType !== periodId(line, context, 'Services.periodType')) return null;
    return { kind: 'service', serviceId: picked, taxCategoryId: taxCategoryOf(service.billingCodeID, reference) };
  }
  const link = itemLinks?.find((candidate) => candidate.key === key);
  if (decisions?.asOneTime?.[key] || (link && isSentAsOneTime(link))) return { kind: 'oneTime' };
  const { serviceID, periodType } = link?.base ?? {};
  if (typeof serviceID !== 'number' || periodType !== periodId(line, context, 'QuoteItems.periodType')) return null;
  return { kind: 'service', serviceId: serviceID, taxCategoryId: null };
}

/** The line's own base remembers the answer, so that it is asked once only. */
export const ONE_TIME_MARK = 'asOneTime';

export function isSentAsOneTime({ base, digests }: Link): boolean {
  return base[ONE_TIME_MARK] === true || digests?.[ONE_TIME_MARK] !== undefined;
}

function periodId(
  line: SourceLine,
  { reference, settings }: ItemContext,
  list: 'Services.periodType' | 'QuoteItems.periodType',
): number | null {
  const found = periodTypeOf(line.period, reference, settings, list);
  return found.ok ? found.value : null;
}
