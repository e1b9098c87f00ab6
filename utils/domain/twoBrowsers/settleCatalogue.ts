import type { AutotaskId, AutotaskProduct, AutotaskService } from '../autotaskRecords';
import type { Known, Link } from '../known';
import { SHIPPING_PRODUCT_KEY } from '../matching/sharedKeys';
import type { FieldValue, Operation, OperationKey } from '../plan';
import { sameValue } from '../text/compareFields';
import { cutText } from '../text/text';
import { unprovenKeys } from './claims';
import { duplicateMark } from './duplicateMark';

/** Products and services as read just now, in any order, and what is known of them. */
export interface Catalogue {
  known: Known;
  products: AutotaskProduct[];
  services: AutotaskService[];
}

/** What this browser gives up of one product or service: its own record is retired, the other one's is linked. */
interface GivenUp {
  key: OperationKey;
  operations: Operation[];
}

export interface SettledCatalogue extends Catalogue {
  givenUp: GivenUp[];
  /** Products and services of this browser that were there first: nobody's doubles, whatever a later look shows. */
  proven: OperationKey[];
}

/**
 * Two browsers made the same missing product or service (ADR 16): the lowest id wins. A browser gives up only what it has just
 * made and what nothing refers to yet: a record that a person made, or that was proven before, is never touched.
 */
export function settleCatalogue(catalogue: Catalogue): SettledCatalogue {
  let settled: SettledCatalogue = { ...catalogue, givenUp: [], proven: [] };
  for (const key of unprovenKeys(catalogue.known)) {
    const race = raceOf(key, catalogue);
    if (race) settled = giveUp(race, settled);
    else if (!isOpen(key, catalogue)) settled = { ...settled, proven: [...settled.proven, key] };
  }
  return settled;
}

/** Whether a look may still show what this browser made: unanswered, or linked and not seen yet. */
function isOpen(key: OperationKey, catalogue: Catalogue): boolean {
  const { links, intents } = catalogue.known;
  const link = links.find((candidate) => candidate.key === key);
  if (!link) return intents.some((intent) => intent.key === key);
  return link.madeAgeMs !== undefined && !recordsOf(key, catalogue).some(({ id }) => id === link.id);
}

const recordsOf = (key: OperationKey, { products, services }: Catalogue): CatalogueRecord[] =>
  key.startsWith('product:') ? products : services;

type CatalogueRecord = AutotaskProduct | AutotaskService;

interface Race {
  key: OperationKey;
  winner: CatalogueRecord;
  losers: CatalogueRecord[];
  /** What was written to the own record. */
  written: Pick<Link, 'entity' | 'base'>;
}

function raceOf(key: OperationKey, catalogue: Catalogue): Race | null {
  const { known } = catalogue;
  const records = recordsOf(key, catalogue);
  const link = known.links.find((candidate) => candidate.key === key);
  if (!link) return unansweredRace(key, known, records);
  const own = records.find(({ id }) => id === link.id);
  if (!own?.isActive || link.madeAgeMs === undefined) return null;
  const winner = lowestOf(records.filter((rival) => rival.id < own.id && isTwin(key, own, rival)));
  return winner ? { key, winner, losers: [own], written: link } : null;
}

/** After an unanswered create nobody can tell which one it was: all but the lowest that read as they were to be written. */
function unansweredRace(key: OperationKey, { intents }: Known, records: CatalogueRecord[]): Race | null {
  const intent = intents.find((candidate) => candidate.key === key);
  const like = intent ? records.filter((row) => row.isActive && isMarked(row) && readsAs(row, intent.fields)) : [];
  const [any] = like;
  const winner = any && lowestOf(records.filter((rival) => isTwin(key, any, rival)));
  const losers = like.filter(({ id }) => id !== winner?.id);
  if (!intent || !winner || losers.length === 0) return null;
  return { key, winner, losers, written: { entity: intent.entity, base: intent.fields } };
}

const isMarked = (record: CatalogueRecord): boolean => markOf(record) !== '';

function markOf(record: CatalogueRecord): string {
  return ('externalProductID' in record ? record.externalProductID : record.externalID)?.trim() ?? '';
}

/** Whether an active record is what this browser would have taken, had it looked a moment later. */
function isTwin(key: OperationKey, own: CatalogueRecord, rival: CatalogueRecord): boolean {
  if (!rival.isActive) return false;
  if ('periodType' in own && 'periodType' in rival && own.periodType !== rival.periodType) return false;
  const isSameName = own.name.trim() === rival.name.trim();
  // Known by its name alone, whoever made it.
  if (key === SHIPPING_PRODUCT_KEY) return isSameName;
  if (isMarked(own) || isMarked(rival)) return markOf(own) === markOf(rival);
  // Without a number, name and part number are all that was written to tell it by.
  return isSameName && partNumberOf(own) === partNumberOf(rival);
}

function partNumberOf(record: CatalogueRecord): string | null {
  return 'manufacturerProductName' in record ? record.manufacturerProductName : record.catalogNumberPartNumber;
}

function readsAs(record: CatalogueRecord, fields: Record<string, FieldValue>): boolean {
  const present = { ...record } as Record<string, FieldValue>;
  return Object.entries(fields).every(([field, value]) => !(field in present) || sameValue(present[field], value));
}

function lowestOf<T extends { id: AutotaskId }>(records: T[]): T | undefined {
  return [...records].sort((a, b) => a.id - b.id)[0];
}

/** Operations, and both sides as they are after them. */
function giveUp(race: Race, before: SettledCatalogue): SettledCatalogue {
  const { key, winner, losers, written } = race;
  const { entity } = written;
  // What the other browser wrote differently is its word, not ours.
  const base = Object.fromEntries(
    Object.entries(written.base).filter(([field, value]) => readsAs(winner, { [field]: value })),
  );
  const retired = losers.map((own) => retire(own, race));
  const after = retired.map((operation) => operation.key);
  const adopt: Operation = { kind: 'adopt', key, entity, id: winner.id, base, after, reason: 'it was there first' };
  const isLost = ({ id }: CatalogueRecord) => losers.some((own) => own.id === id);
  const without = <T extends CatalogueRecord>(records: T[]) => records.filter((record) => !isLost(record));
  const links = before.known.links.filter((link) => link.key !== key);
  return {
    ...before,
    known: { ...before.known, links: [...links, { key, entity, id: winner.id, base }] },
    products: entity === 'Products' ? without(before.products) : before.products,
    services: entity === 'Services' ? without(before.services) : before.services,
    givenUp: [...before.givenUp, { key, operations: [...retired, adopt] }],
  };
}

const LONGEST_NAME = { Products: 100, Services: 150 };

/** Autotask's interface deletes no product: out of use, and named so that nobody takes it for another one. */
function retire(own: CatalogueRecord, { winner, written }: Race): Operation {
  const { entity } = written;
  const longest = entity === 'Products' ? LONGEST_NAME.Products : LONGEST_NAME.Services;
  const name = cutText(`${duplicateMark(winner.id)} ${own.name}`, longest);
  const changes = { name: { before: own.name, after: name }, isActive: { before: true, after: false } };
  const reason = `another browser made #${winner.id} first`;
  return { kind: 'update', key: `retire:${entity}-${own.id}`, entity, id: own.id, parent: null, changes, reason };
}
