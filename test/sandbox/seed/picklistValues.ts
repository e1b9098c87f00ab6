import type { PicklistValue } from '../types.ts';

/**
 * Makes a picklist.
 * @param labels label → number, in sort order
 * @param retired label → number of values that are no longer active
 * @param preset label of the default value
 */
export function picklistValues(
  labels: Record<string, number>,
  retired: Record<string, number> = {},
  preset?: string,
): PicklistValue[] {
  const make =
    (isActive: boolean) =>
    ([label, value]: [string, number]) => ({
      value,
      label,
      isActive,
      isDefaultValue: label === preset,
      isSystem: false,
    });
  return [...Object.entries(labels).map(make(true)), ...Object.entries(retired).map(make(false))];
}
