import type Big from 'big.js';
import type { AutotaskQuoteItem } from '../autotaskRecords';
import type { DesiredItem } from '../lines/desiredItem';
import { periodTypeOf } from '../matching/periodTypeOf';
import { decimal, itemNet } from '../money';
import type { PeriodTotals } from '../plan';
import type { ReferenceData } from '../referenceData';
import type { Settings } from '../settings';
import type { Period } from '../sourceDocument';

/** What the document adds up to: the rounded nets per period, optional items left out (sync-rules § 2.8, Derivations). */
export function sourceTotals(items: DesiredItem[]): PeriodTotals {
  return sumByPeriod(items.filter((item) => !item.isOptional));
}

/** What Autotask's items add up to, by the same rule, so that both sides can be compared to the cent (sync-rules § 2.8). */
export function remoteTotals(
  items: AutotaskQuoteItem[],
  periodOf: (periodType: number | null) => Period,
): PeriodTotals {
  const counted = items.filter((item) => !item.isOptional);
  return sumByPeriod(
    counted.map((item) => ({
      period: periodOf(item.periodType),
      net: itemNet({ ...item, unitPrice: item.unitPrice ?? 0 }),
    })),
  );
}

/** Reads the tenant's period ids; one that is none of the four (half-yearly, none) counts as one-time. */
export function periodReader(reference: ReferenceData, settings: Settings): (periodType: number | null) => Period {
  const periods: Period[] = ['monthly', 'quarterly', 'yearly'];
  const known = new Map<number, Period>();
  for (const period of periods) {
    const id = periodTypeOf(period, reference, settings, 'QuoteItems.periodType');
    if (id.ok) known.set(id.value, period);
  }
  return (periodType) => (periodType === null ? undefined : known.get(periodType)) ?? 'oneTime';
}

/** What amounts that are charged once add up to. */
export function oneTimeTotals(amounts: Big[]): PeriodTotals {
  return sumByPeriod(amounts.map((net) => ({ period: 'oneTime', net })));
}

function sumByPeriod(parts: { period: Period; net: Big }[]): PeriodTotals {
  const sum = (period: Period) =>
    parts
      .filter((part) => part.period === period)
      .reduce((total, part) => total.plus(part.net), decimal(0))
      .toFixed(2);
  return { oneTime: sum('oneTime'), monthly: sum('monthly'), quarterly: sum('quarterly'), yearly: sum('yearly') };
}
