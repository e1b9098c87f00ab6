import { lineName } from '../lines/lineName';
import { selectLines } from '../lines/selectLines';
import type { Settings } from '../settings';
import type { Period, SourceDocument, SourceLine } from '../sourceDocument';
import { cutText, oneLine } from '../text/text';
import { listHeading, moreLine, orderLine, quoteLine } from './ownPart';
import { isService } from './planCharges';

/** Autotask takes 8000; the rest is left to the people who work on the ticket and to the sync record. */
const MOST_CHARACTERS = 4000;

/** So that one endless title leaves room for the other lines. */
const NAME_LENGTH = 500;

/** Room for the longest line that ends a cut list. */
const MORE_LENGTH = 20;

const EVERY: Record<Period, string> = {
  oneTime: '',
  monthly: ', monthly',
  quarterly: ', quarterly',
  yearly: ', yearly',
};

/**
 * What the ticket's description says: which order it is, and the lines that no charge shows, for whoever delivers them. Where
 * Quote Manager invoices no line has a charge (sync-rules § 1, § 4). Built so that `ownPart.ts` finds it again.
 */
export function ticketDescription(source: SourceDocument, settings: Settings, hasCharges: boolean): string {
  const lines = selectLines(source, settings).lines.map(({ line }) => line);
  const listed = hasCharges ? lines.filter(isService) : lines;
  const head = [orderLine(source.number)];
  if (source.quote) head.push(quoteLine(source.quote.number));
  if (listed.length === 0) return head.join('\n');
  const heading = listHeading(hasCharges ? 'Services, not charged here' : 'Lines', listed.length);
  const above = [...head, '', heading].join('\n');
  return [above, ...wholeLines(listed.map(describeLine), MOST_CHARACTERS - above.length)].join('\n');
}

/** As many lines as there is room for; where some are left out, a last one says how many. */
function wholeLines(lines: string[], room: number): string[] {
  if (lines.join('\n').length < room) return lines;
  let length = MORE_LENGTH;
  const overflow = lines.findIndex((line) => {
    length += line.length + 1;
    return length > room;
  });
  return overflow < 0 ? lines : [...lines.slice(0, overflow), moreLine(lines.length - overflow)];
}

function describeLine(line: SourceLine): string {
  return `${line.quantity} × ${cutText(oneLine(lineName(line)), NAME_LENGTH)}${EVERY[line.period]}`;
}
