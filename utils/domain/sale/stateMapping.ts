import type { AutotaskOpportunity } from '../autotaskRecords';
import type { Known } from '../known';
import { resolveChoice, settingMissing } from '../matching/resolveChoice';
import type { Problem } from '../problem';
import type { ReferenceData } from '../referenceData';
import type { ListChoice, MappedState, Settings, StateMapping } from '../settings';
import type { SourceState } from '../sourceDocument';

/** What the opportunity should look like for the document's state; ids are the tenant's. */
export interface OpportunityState {
  stage: number;
  status: number;
  /** The status while items are written: Autotask takes quotes and items of open opportunities only. */
  openStatus: number;
  probability: number;
  winReason: number | null;
  lossReason: number | null;
}

/** Where a document state is not mapped: declined reads the row of lost, the open states that of created (sync-rules § 2.4). */
export function mappingOf(state: SourceState, states: Settings['opportunity']['states']): StateMapping | undefined {
  const fallback: MappedState = state === 'won' ? 'won' : state === 'declined' ? 'lost' : 'created';
  return states[state] ?? states[fallback];
}

/** Maps the state of the document; a value that the tenant does not have is `setting-missing`. */
export function planOpportunityState(
  state: SourceState,
  settings: Settings,
  reference: ReferenceData,
  hasRecurringItems: boolean,
): { value: OpportunityState | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const pick = (
    name: string,
    choice: ListChoice | undefined,
    list: keyof ReferenceData['picklists'],
  ): number | null => {
    if (choice === null || choice === undefined) return null;
    const found = resolveChoice(choice, reference.picklists[list] ?? []);
    if (found.ok) return found.value.id;
    problems.push(settingMissing(name, found.reason));
    return null;
  };
  const mapping = mappingOf(state, settings.opportunity.states);
  const created = settings.opportunity.states.created;
  if (!mapping || !created)
    return { value: null, problems: [settingMissing(`opportunity.states.${state}`, 'it is not set.')] };
  const path = `opportunity.states (${state})`;
  const openStatus = pick('opportunity.states.created.status', created.status, 'Opportunities.status');
  const stage = pick(`${path}.stage`, mapping.stage, 'Opportunities.stage');
  const mapped = pick(`${path}.status`, mapping.status, 'Opportunities.status');
  if (stage === null && problems.length === 0) problems.push(settingMissing(`${path}.stage`, 'it is not set.'));
  if (openStatus === null && problems.length === 0)
    problems.push(settingMissing('opportunity.states.created.status', 'it is not set.'));
  const winReason = state === 'won' ? pick(`${path}.winReason`, mapping.winReason, 'Opportunities.winReason') : null;
  const lossReason =
    state === 'declined' ? pick(`${path}.lossReason`, mapping.lossReason, 'Opportunities.lossReason') : null;
  if (problems.length > 0 || stage === null || openStatus === null) return { value: null, problems };
  const staysOpen = state === 'won' && !closesWhenWon(settings, hasRecurringItems);
  const status = staysOpen ? openStatus : (mapped ?? openStatus);
  return { value: { stage, status, openStatus, probability: mapping.probability, winReason, lossReason }, problems };
}

/** Only Autotask's Won wizard makes contracts, so a won opportunity with recurring items is left open for it (sync-rules § 2.4). */
function closesWhenWon(settings: Settings, hasRecurringItems: boolean): boolean {
  if (settings.won.close === 'auto') return !hasRecurringItems;
  return settings.won.close === 'closed';
}

/** Reopened by us without an answer: the open status is then our own last word, not a person's, and is closed again. */
export function withOwnReopening(known: Known, opportunity: AutotaskOpportunity, openStatus: number): Known {
  const hasIntent = known.intents.some((intent) => intent.key === 'opportunity#reopen');
  if (!hasIntent || opportunity.status !== openStatus) return known;
  const links = known.links.map((link) =>
    link.key === 'opportunity' ? { ...link, base: { ...link.base, status: openStatus } } : link,
  );
  return { ...known, links };
}
