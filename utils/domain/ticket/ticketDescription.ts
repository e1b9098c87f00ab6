import { lineName } from '../lines/lineName';
import { selectLines } from '../lines/selectLines';
import type { Settings } from '../settings';
import type { Period, SourceDocument, SourceLine } from '../sourceDocument';
import { cutText } from '../text/text';
import { isService } from './planCharges';

/** Autotask takes 8000; the rest is left to the people who work on the ticket and to the sync record. */
const MOST_CHARACTERS = 4000;

const EVERY: Record<Period, string> = {
  oneTime: '',
  monthly: ', monthly',
  quarterly: ', quarterly',
  yearly: ', yearly',
};

/**
 * What the ticket's description says: which order it is, and the lines that no charge shows, for whoever delivers them. Where
 * Quote Manager invoices no line has a charge (sync-rules § 1, § 4).
 */
export function ticketDescription(source: SourceDocument, settings: Settings, hasCharges: boolean): string {
  const lines = selectLines(source, settings).lines.map(({ line }) => line);
  const listed = hasCharges ? lines.filter(isService) : lines;
  const parts = [`Quote Manager order ${source.number}`];
  if (source.quote) parts.push(`Quote ${source.quote.number}`);
  if (listed.length > 0)
    parts.push('', hasCharges ? 'Services, not charged here:' : 'Lines:', ...listed.map(describeLine));
  return cutText(parts.join('\n'), MOST_CHARACTERS);
}

/** Our own part of a description: people write before and after it. */
const OWN_PART =
  /Quote Manager order \S+(?:\nQuote \S+)?(?:\n\n(?:Services, not charged here|Lines):(?:\n\S+ × [^\n]*)+)?/;

/**
 * The description of a ticket after the order's lines changed; null where our part of it says what it should, or where a
 * person has changed that part. `written` is the text that was sent last.
 */
export function renewedDescription(wanted: string, present: string | null, written: unknown): string | null {
  const text = (present ?? '').replace(/\r\n?/g, '\n');
  const own = OWN_PART.exec(text)?.[0];
  const last = typeof written === 'string' ? OWN_PART.exec(written)?.[0] : undefined;
  if (own === undefined || own !== last || own === wanted) return null;
  return text.replace(own, () => wanted);
}

function describeLine(line: SourceLine): string {
  return `${line.quantity} × ${lineName(line)}${EVERY[line.period]}`;
}
