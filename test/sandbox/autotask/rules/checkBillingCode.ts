import type { AutotaskRecord } from '../../types.ts';
import type { AutotaskContext } from '../AutotaskContext.ts';
import { refuseUnless } from '../RefusedError.ts';

/** System-fixed `useType` of material codes (autotask.md § 3.6). */
const materialUseType = 4;

/** Refuses a code that is no active material code, or the system's RMA code (autotask.md § 3.6). */
export function checkMaterialCode(code: AutotaskRecord | undefined, field: string): void {
  if (!code) return;
  const isMaterial = code.useType === materialUseType && code.isActive !== false;
  refuseUnless(isMaterial, `${field}: the billing code must be an active material code.`);
  const isSystemRma = code.billingCodeType === 1 && /\brma\b/i.test(String(code.name));
  refuseUnless(!isSystemRma, `${field}: the system code RMA cannot be used.`);
}

/** Refuses a code whose kind, by the label of its `useType`, is not the recurring service. */
export function checkServiceCode(context: AutotaskContext, code: AutotaskRecord | undefined): void {
  if (!code) return;
  const label = context.picklists.labelOf('BillingCodes', 'useType', code.useType) ?? '';
  const isService = code.useType !== materialUseType && /service/i.test(label) && code.isActive !== false;
  refuseUnless(isService, 'billingCodeID: the billing code must be an active recurring service code.');
}
