import { resolveChoice } from '../domain/matching/resolveChoice';
import type { ListChoice, MappedState, Settings, StateMapping } from '../domain/settings';
import type { TenantListName, TenantLists } from '../domain/tenantLists';
import { findOpenChoices } from './neededChoices';
import { type ChoicePath, choiceLists, entriesFor, readChoice } from './settingsPath';

/** What will not work as it is set, as a sentence beside the setting. It never keeps anybody from saving. */
export interface SettingsHint {
  path: string;
  message: string;
}

/** Everything about the settings that a sync would stumble over, with the tenant's lists where they are known. */
export function findSettingsHints(settings: Settings, lists: TenantLists | null): SettingsHint[] {
  const open: SettingsHint[] = findOpenChoices(settings, lists);
  const named = new Set(open.map(({ path }) => path));
  const others = [...choiceHints(settings, lists), ...stateHints(settings, lists), ...mapHints(settings, lists)];
  return [...open, ...others.filter(({ path }) => !named.has(path)), ...crossHints(settings)];
}

/** Optional choices that were made and fit nothing. */
function choiceHints(settings: Settings, lists: TenantLists | null): SettingsHint[] {
  return (Object.keys(choiceLists) as ChoicePath[]).flatMap((path) =>
    listHint(path, readChoice(settings, path), entriesFor(path, settings, lists)),
  );
}

const stateFields = {
  stage: 'Opportunities.stage',
  status: 'Opportunities.status',
  winReason: 'Opportunities.winReason',
  lossReason: 'Opportunities.lossReason',
} as const satisfies Partial<Record<keyof StateMapping, TenantListName>>;

function stateHints({ opportunity: { states } }: Settings, lists: TenantLists | null): SettingsHint[] {
  const required = (['created', 'won', 'lost'] as const).flatMap((state): SettingsHint[] => {
    const hasRow = states[state] !== undefined || (state === 'lost' && states.declined !== undefined);
    return hasRow ? [] : [{ path: `opportunity.states.${state}`, message: 'Needed: documents in this state stop.' }];
  });
  const rows = Object.entries(states) as [MappedState, StateMapping][];
  const unset = rows.flatMap(([state, row]) =>
    (['stage', 'status'] as const)
      .filter((field) => row[field] === null)
      .map((field) => ({ path: `opportunity.states.${state}.${field}`, message: 'Needed: it is not set.' })),
  );
  const unknown = rows.flatMap(([state, row]) =>
    (Object.keys(stateFields) as (keyof typeof stateFields)[]).flatMap((field) =>
      listHint(`opportunity.states.${state}.${field}`, row[field] ?? null, lists?.lists[stateFields[field]]),
    ),
  );
  return [...required, ...unset, ...unknown];
}

function mapHints({ products, services, ticket }: Settings, lists: TenantLists | null): SettingsHint[] {
  const byCategory = (path: string, map: Record<string, ListChoice>, list: TenantListName) =>
    Object.values(map).flatMap((choice) => listHint(path, choice, lists?.lists[list]));
  const several = (path: string, choices: ListChoice[], list: TenantListName) =>
    choices.flatMap((choice) => listHint(path, choice, lists?.lists[list]));
  return [
    ...byCategory('products.materialCodeByCategory', products.materialCodeByCategory, 'materialCodes'),
    ...byCategory('services.serviceCodeByCategory', services.serviceCodeByCategory, 'serviceCodes'),
    ...byCategory('services.materialCodeByCategory', services.materialCodeByCategory, 'materialCodes'),
    ...several('ticket.pickQueues', ticket.pickQueues, 'Tickets.queueID'),
    ...several('ticket.pickStatuses', ticket.pickStatuses, 'Tickets.status'),
  ];
}

function listHint(path: string, choice: ListChoice, entries: TenantLists['lists'][TenantListName]): SettingsHint[] {
  if (choice === null || choice === '' || entries === undefined) return [];
  const found = resolveChoice(choice, entries);
  return found.ok ? [] : [{ path, message: found.reason }];
}

/** Settings that each are fine and together do not what one would expect. */
function crossHints(settings: Settings): SettingsHint[] {
  const { companies, quotes, salesOrders, ticket, automation, nativeIntegration, won } = settings;
  const hints: [isGiven: boolean, path: string, message: string][] = [
    [
      !quotes.toOpportunity && salesOrders.target === 'opportunity',
      'quotes.toOpportunity',
      'Orders go to opportunities, but quotes do not: each order makes an opportunity of its own.',
    ],
    [
      companies.missing === 'create' && companies.defaults.phone.trim() === '',
      'companies.defaults.phone',
      'Needed to create companies.',
    ],
    [salesOrders.statuses.length === 0, 'salesOrders.statuses', 'No status is chosen: no order is ever synced.'],
    [
      nativeIntegration === 'active' && automation.enabled,
      'automation.enabled',
      'While Quote Manager’s own integration writes too, its documents are only compared.',
    ],
    [
      won.close === 'closed',
      'won.close',
      'Autotask’s Won wizard, which makes contracts, is not offered for a closed opportunity.',
    ],
    [
      ticket.subIssueType !== null && ticket.issueType === null,
      'ticket.issueType',
      'A sub-issue type needs its issue type.',
    ],
    [
      !/\{number\}/.test(settings.opportunity.titleTemplate) && !/\{title\}/.test(settings.opportunity.titleTemplate),
      'opportunity.titleTemplate',
      'Without {title} or {number} every opportunity has the same title.',
    ],
    [
      !/\{number\}/.test(ticket.titleTemplate),
      'ticket.titleTemplate',
      'Without {number} tickets are hard to find again.',
    ],
  ];
  return hints.flatMap(([isGiven, path, message]) => (isGiven ? [{ path, message }] : []));
}
