import type { Known, Link, SyncedOrder } from '../known';
import type { RemoteState } from '../remoteState';
import type { Settings } from '../settings';
import type { DocumentRef, SourceDocument } from '../sourceDocument';
import { readSyncRecord } from '../syncRecord/readSyncRecord';
import { recallRecord, textsOf } from '../syncRecord/recallRecord';
import { targetsOf } from '../syncTargets';

/** What this browser remembers of the other half: the quote of an order, or the order of a quote. */
export interface Counterpart {
  number: string | null;
  links: Link[];
}

/** The quote of an order, or the order of a quote; null where there is none. */
export function counterpartOf(source: SourceDocument): DocumentRef | null {
  if (source.quote !== null) return `quote:${source.quote.id}`;
  return source.orderId === null ? null : `order:${source.orderId}`;
}

/**
 * Joins what is known of a document with its counterpart (sync-rules § 1): an order goes on in the opportunity, Autotask quote
 * and locations of its quote, and starts from what was written there.
 */
export function joinCounterpart(
  known: Known,
  { source, settings, counterpart }: { source: SourceDocument; settings: Settings; counterpart: Counterpart },
): Known {
  if (source.kind === 'quote') {
    const order = orderOf(counterpart);
    return order ? { ...known, order } : known;
  }
  const continued = counterpart.links.map(asAnothers);
  if (!targetsOf(source, settings).opportunity) return { ...known, continued };
  const isParent = ({ key, entity }: Link) => key === 'opportunity' || key === 'quote' || entity === 'QuoteLocations';
  const own = new Set(known.links.map(({ key }) => key));
  const parents = continued.filter((link) => isParent(link) && !own.has(link.key));
  return { ...known, links: [...known.links, ...parents], continued };
}

/** Made for the quote: this document has not stored it yet, and is in no race for it. */
function asAnothers({ madeAgeMs: _, ...link }: Link): Link {
  return { ...link, isRecorded: true };
}

function orderOf({ number, links }: Counterpart): SyncedOrder | null {
  if (number === null || links.length === 0) return null;
  return {
    number,
    takesOver: links.some(({ key }) => key === 'quote'),
    isCharged: links.some(({ entity, base }) => entity === 'TicketCharges' && typeof base.productID === 'number'),
  };
}

/** The same, from the sync record that another browser left in Autotask (sync-rules § 6). */
export function recallCounterpart(known: Known, source: SourceDocument, remote: RemoteState): Known {
  if (source.kind === 'quote') return known.order ? known : recallOrder(known, source, remote);
  if (source.quote === null) return known;
  const quote = { kind: 'quote', id: source.quote.id, number: source.quote.number } as const;
  const { links } = recallRecord({ source: quote, remote, known: { links: known.continued ?? [], intents: [] } });
  return links.length === 0 ? known : { ...known, continued: links };
}

/** The record in the quote's opportunity names the order that writes there now. */
function recallOrder(known: Known, source: SourceDocument, remote: RemoteState): Known {
  if (source.orderId === null) return known;
  for (const opportunity of remote.opportunities) {
    for (const [, text] of textsOf(opportunity)) {
      const record = readSyncRecord(text);
      const isHere = record?.entries.some(({ key, id }) => key === 'opportunity' && id === opportunity.id);
      if (!record || !isHere || record.ref !== `order:${source.orderId}`) continue;
      return { ...known, order: { number: record.number, takesOver: true, isCharged: false } };
    }
  }
  return known;
}
