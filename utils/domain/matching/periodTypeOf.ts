import type { ReferenceData } from '../referenceData';
import type { Result } from '../result';
import type { Settings } from '../settings';
import type { Period } from '../sourceDocument';
import { resolveChoice, settingMissing } from './resolveChoice';

type PeriodList = 'QuoteItems.periodType' | 'Services.periodType';

const PERIOD_LABELS: Record<Period, string> = {
  oneTime: 'One-Time',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  yearly: 'Yearly',
};

/** Autotask's own word for a period. */
export function periodLabel(period: Period): string {
  return PERIOD_LABELS[period];
}

/** The tenant's id of a period, by label or by `settings.periods` (sync-rules § 3, last line). */
export function periodTypeOf(
  period: Period,
  reference: ReferenceData,
  settings: Settings,
  list: PeriodList,
): Result<number> {
  const entries = reference.picklists[list] ?? [];
  let reason = '';
  for (const choice of periodChoices(period, reference, settings, list)) {
    const found = resolveChoice(choice, entries);
    if (found.ok) return { ok: true, value: found.value.id };
    reason ||= found.reason;
  }
  return { ok: false, problem: settingMissing(`periods.${period}`, reason) };
}

/** The setting names a value of QuoteItems.periodType; the same label stands for it in the list of services, whose ids differ. */
function periodChoices(
  period: Period,
  reference: ReferenceData,
  settings: Settings,
  list: PeriodList,
): (string | number)[] {
  const own = settings.periods[period] ?? null;
  if (own === null) return [PERIOD_LABELS[period]];
  if (list === 'QuoteItems.periodType') return [own];
  if (typeof own === 'string') return [own, PERIOD_LABELS[period]];
  const entry = (reference.picklists['QuoteItems.periodType'] ?? []).find((candidate) => candidate.id === own);
  return entry ? [entry.label, PERIOD_LABELS[period]] : [PERIOD_LABELS[period]];
}
