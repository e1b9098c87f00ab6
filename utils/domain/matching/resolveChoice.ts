import { createProblem, type Problem } from '../problem';
import type { ListChoice } from '../settings';
import { foldName } from './matchCompany';

/** A value of one of the tenant's lists: picklists have labels, records have names. */
export interface ChoiceEntry {
  id: number;
  isActive: boolean;
  label?: string;
  name?: string;
}

export type Choice<T> = { ok: true; value: T } | { ok: false; reason: string };

/** The one active entry of a list by its name or label (case ignored) or its id (sync-rules, introduction). */
export function resolveChoice<T extends ChoiceEntry>(choice: ListChoice, entries: T[]): Choice<T> {
  if (choice === null || choice === '') return { ok: false, reason: 'it is not set.' };
  const hits = entriesOf(choice, entries);
  const active = hits.filter((entry) => entry.isActive);
  const [only, second] = active;
  if (only && !second) return { ok: true, value: only };
  if (second) return { ok: false, reason: `Autotask has several active values "${choice}".` };
  if (hits.length > 0) return { ok: false, reason: `"${choice}" is inactive in Autotask.` };
  return { ok: false, reason: `Autotask has no value "${choice}".` };
}

/** All entries that a choice names, active or not. */
export function entriesOf<T extends ChoiceEntry>(choice: string | number, entries: T[]): T[] {
  if (typeof choice === 'number') return entries.filter((entry) => entry.id === choice);
  return entries.filter((entry) => foldName(entry.label ?? entry.name ?? '') === foldName(choice));
}

/** The choice for a category of Quote Manager (case ignored), else the general one. */
export function choiceForCategory(
  byCategory: Record<string, ListChoice>,
  category: string | null,
  general: ListChoice,
  setting: { byCategory: string; general: string },
): { choice: ListChoice; setting: string } {
  const folded = foldName(category ?? '');
  const entry = Object.entries(byCategory).find(([name]) => folded !== '' && foldName(name) === folded);
  if (!entry || entry[1] === null) return { choice: general, setting: setting.general };
  return { choice: entry[1], setting: `${setting.byCategory}.${entry[0]}` };
}

/** Where every setting is mended. */
export const SETTINGS_VIEW = { kind: 'options', section: 'settings' } as const;

/** A setting that is needed and missing, or that fits nothing. */
export function settingMissing(setting: string, why: string): Problem {
  // `opportunity.states (won).stage` is a sentence's form of the path.
  const path = setting.replace(/ \((\w+)\)/, '.$1');
  return createProblem('setting-missing', { setting, why }, { view: { kind: 'options', section: `settings/${path}` } });
}
