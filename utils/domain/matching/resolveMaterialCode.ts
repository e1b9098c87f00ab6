import type { AutotaskBillingCode } from '../autotaskRecords';
import { createProblem } from '../problem';
import { MATERIAL_USE_TYPE, type ReferenceData } from '../referenceData';
import type { Result } from '../result';
import type { ListChoice } from '../settings';
import { foldName } from './matchCompany';
import { entriesOf, resolveChoice, SETTINGS_VIEW, settingMissing } from './resolveChoice';

/** Material code that is meant while nobody chose one (sync-rules § 3). */
export const DEFAULT_MATERIAL_CODE = 'Miscellaneous';

/**
 * The active material code (useType 4) of a setting. A code chosen by name that Autotask lacks is `billing-code-missing`; a
 * choice not made, made ambiguously, or left at `Miscellaneous` is `setting-missing` (sync-rules § 3, last line).
 */
export function resolveMaterialCode(
  choice: ListChoice,
  reference: ReferenceData,
  setting = 'materialCode',
): Result<AutotaskBillingCode> {
  const codes = reference.billingCodes.filter((code) => code.useType === MATERIAL_USE_TYPE);
  const found = resolveChoice(choice, codes);
  if (found.ok) return found;
  const isDefault = typeof choice === 'string' && foldName(choice) === foldName(DEFAULT_MATERIAL_CODE);
  const hasNone = choice !== null && choice !== '' && !entriesOf(choice, codes).some((code) => code.isActive);
  if (!hasNone || isDefault) return { ok: false, problem: settingMissing(setting, found.reason) };
  return {
    ok: false,
    problem: createProblem('billing-code-missing', { name: String(choice) }, { view: SETTINGS_VIEW }),
  };
}

/** The service code of a setting: any active billing code but a material code (sync-rules § 3, § 5). */
export function resolveServiceCode(
  choice: ListChoice,
  reference: ReferenceData,
  setting: string,
): Result<AutotaskBillingCode> {
  const codes = reference.billingCodes.filter((code) => code.useType !== MATERIAL_USE_TYPE);
  const found = resolveChoice(choice, codes);
  return found.ok ? found : { ok: false, problem: settingMissing(setting, found.reason) };
}

/** The tax category of a billing code; null when it has none or is unknown (sync-rules § 3, table). */
export function taxCategoryOf(billingCodeId: number | null, reference: ReferenceData): number | null {
  return reference.billingCodes.find((code) => code.id === billingCodeId)?.taxCategoryID ?? null;
}
