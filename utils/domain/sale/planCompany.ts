import { writtenCompany } from '../matching/matchCompany';
import { ownerEmails, ownerOf } from '../matching/ownerOf';
import { resolveChoice, settingMissing } from '../matching/resolveChoice';
import { companyKey } from '../matching/sharedKeys';
import type { FieldValue, Operation, Plan } from '../plan';
import type { PlanInput } from '../planInput';
import { createProblem, type Problem } from '../problem';
import { splitWords } from '../text/text';

/**
 * `companies.missing: create`: the customer becomes a company of its own, before anything else (sync-rules § 2.1). Null where
 * a company was found or none is to be made. What hangs on the company is planned once it stands.
 */
export function planMissingCompany(input: PlanInput, plan: Plan): Plan | null {
  const { source } = input;
  if (!isToBeMade(input) || source.customer.name.trim() === '') return null;
  const owner = findOwner(input);
  if (!owner.ok) return { ...plan, problems: [...plan.problems, owner.problem] };
  const fields = companyFields(input, owner.id);
  if (!fields.ok) return { ...plan, problems: [...plan.problems, fields.problem] };
  const operation: Operation = {
    kind: 'create',
    key: companyKey(source.customer),
    entity: 'Companies',
    parent: null,
    fields: fields.value,
    reason: 'Autotask has no such company',
  };
  return { ...plan, operations: [operation] };
}

/** By the setting where Autotask knows none, by the user's word also beside an inactive one. */
function isToBeMade({ remote, settings, decisions }: PlanInput): boolean {
  if (decisions.createCompany) return !remote.companies.some((company) => company.isActive);
  return settings.companies.missing === 'create' && remote.companies.length === 0;
}

function companyFields(
  { source, settings, reference }: PlanInput,
  ownerId: number,
): { ok: true; value: Record<string, FieldValue> } | { ok: false; problem: Problem } {
  const { companyType, phone } = settings.companies.defaults;
  const type = resolveChoice(companyType, reference.picklists['Companies.companyType'] ?? []);
  if (!type.ok) return { ok: false, problem: settingMissing('companies.defaults.companyType', type.reason) };
  if (phone.trim() === '') return { ok: false, problem: settingMissing('companies.defaults.phone', 'it is not set.') };
  const { companyName, companyNumber } = writtenCompany(source.customer);
  const { billingAddress } = source.customer;
  const value: Record<string, FieldValue> = {
    companyName,
    companyType: type.value.id,
    ownerResourceID: ownerId,
    phone: phone.trim().slice(0, 25),
    isActive: true,
  };
  if (companyNumber !== '') value.companyNumber = companyNumber;
  if (billingAddress) {
    const { parts } = splitWords(billingAddress.street, [128, 128]);
    Object.assign(value, { address1: parts[0] || null, address2: parts[1] || null });
    value.city = billingAddress.city.slice(0, 30) || null;
    value.state = billingAddress.state.slice(0, 40) || null;
    value.postalCode = billingAddress.postalCode.slice(0, 10) || null;
  }
  return { ok: true, value };
}

/** The employee's own resource, else the default owner of the settings (sync-rules § 2.2). */
export function findOwner(input: PlanInput): { ok: true; id: number } | { ok: false; problem: Problem } {
  const { source, remote, settings } = input;
  const owner = ownerOf(source, remote.resources, settings);
  if (owner) return { ok: true, id: owner.id };
  const view = { kind: 'options', section: 'settings' } as const;
  const [email = '(none)'] = ownerEmails(source, settings);
  return { ok: false, problem: createProblem('owner-invalid', { email }, { view }) };
}
