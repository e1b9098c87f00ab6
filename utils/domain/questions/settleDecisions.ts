import type { AutotaskId } from '../autotaskRecords';
import type { Decisions, TargetChoice } from '../decisions';
import type { Known, Link } from '../known';
import { companyKey } from '../matching/sharedKeys';
import type { Operation, OperationKey } from '../plan';
import type { RemoteState } from '../remoteState';
import type { SourceDocument } from '../sourceDocument';

/** What hangs on a parent record and goes with it. */
const CHILDREN: Record<string, (key: OperationKey) => boolean> = {
  opportunity: (key) => key === 'opportunity' || key === 'quote' || key.startsWith('item:'),
  quote: (key) => key === 'quote' || key.startsWith('item:'),
  ticket: (key) => key === 'ticket' || key.startsWith('charge:'),
};

/** Whether a record of a document goes when that parent of it is gone. */
export function goesWith(parent: 'opportunity' | 'quote' | 'ticket', key: OperationKey): boolean {
  return CHILDREN[parent]?.(key) ?? false;
}

/**
 * Drops the links that the user gave up: of a record that is gone and is to be made anew, or of one that another takes the
 * place of. Read and plan with the `known` that is returned; `forget` names what the journal has to drop.
 */
export function forgetDecided(known: Known, decisions: Decisions): { known: Known; forget: OperationKey[] } {
  const isDropped = (link: Link) =>
    decisions.makeAnew?.includes(link.id) ||
    (link.key === 'opportunity' && isGivenUp(link.id, decisions.opportunity)) ||
    (link.key === 'ticket' && isGivenUp(link.id, decisions.ticket));
  const parents = known.links.filter((link) => link.key in CHILDREN && isDropped(link)).map(({ key }) => key);
  if (parents.length === 0) return { known, forget: [] };
  const goes = (key: OperationKey) => parents.some((parent) => CHILDREN[parent]?.(key));
  return {
    known: {
      ...known,
      links: known.links.filter(({ key }) => !goes(key)),
      intents: known.intents.filter(({ key }) => !goes(key)),
    },
    forget: known.links.map(({ key }) => key).filter(goes),
  };
}

function isGivenUp(id: AutotaskId, choice: TargetChoice | undefined): boolean {
  return choice !== undefined && 'use' in choice ? choice.use !== id : turnedDown(choice).includes(id);
}

/** The records that the user saw and did not want when asking for a new one. */
export function turnedDown(choice: TargetChoice | undefined): AutotaskId[] {
  return choice !== undefined && 'make' in choice ? (choice.noneOf ?? []) : [];
}

/** The records that may say something about the document: one that the user gave up does not, whatever stands in it. */
export function withoutGivenUp(remote: RemoteState, { opportunity, ticket }: Decisions): RemoteState {
  return {
    ...remote,
    opportunities: remote.opportunities.filter(({ id }) => !isGivenUp(id, opportunity)),
    tickets: remote.tickets.filter(({ id }) => !isGivenUp(id, ticket)),
  };
}

/**
 * The company, products and services that the user picked, as links: they are looked up and planned like any other linked
 * record, and adopted so that every document of the tenant knows them from then on.
 */
export function withPicks(
  known: Known,
  decisions: Decisions,
  source: SourceDocument,
): { known: Known; adoptions: Operation[] } {
  const picks = picksOf(decisions, source).filter(
    ({ key, id }) => !known.links.some((link) => link.key === key && link.id === id),
  );
  if (picks.length === 0) return { known, adoptions: [] };
  const picked = new Set(picks.map(({ key }) => key));
  return {
    known: { ...known, links: [...known.links.filter(({ key }) => !picked.has(key)), ...picks] },
    adoptions: picks.map((pick) => ({ kind: 'adopt', ...pick, reason: 'picked by you' })),
  };
}

function picksOf({ company, products = {}, services = {} }: Decisions, source: SourceDocument): Link[] {
  const link = (key: OperationKey, entity: Link['entity'], id: AutotaskId): Link => ({ key, entity, id, base: {} });
  return [
    ...(company === undefined ? [] : [link(companyKey(source.customer), 'Companies', company)]),
    ...Object.entries(products).map(([name, id]) => link(`product:${name}`, 'Products', id)),
    // A free-text line is no product: what was picked for it stays with the line's own item.
    ...Object.entries(services)
      .filter(([name]) => !name.startsWith('item:'))
      .map(([name, id]) => link(`service:${name}`, 'Services', id)),
  ];
}
