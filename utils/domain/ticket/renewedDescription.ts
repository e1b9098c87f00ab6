import type { Link } from '../known';
import type { Plan } from '../plan';
import type { PlanInput } from '../planInput';
import type { SourceDocument } from '../sourceDocument';
import { readSyncRecord } from '../syncRecord/readSyncRecord';
import { findBlock } from '../syncRecord/recordText';
import { checksum } from '../syncRecord/syncRecord';
import { targetsOf } from '../syncTargets';
import { findParts, orderLine, quoteLine } from './ownPart';
import { ticketDescription } from './ticketDescription';

/**
 * The description of a ticket after the order's lines changed; null where our part of it says what it should, or where a
 * person has changed that part (sync-rules § 6, *Three-way*). What people wrote around it stays as it is, to the letter.
 */
export function renewedDescription(
  wanted: string,
  present: string | null,
  source: SourceDocument,
  link: Link | undefined,
): string | null {
  const text = present ?? '';
  const written = writtenDigests(source, link);
  const own = findParts(text, source.number).find((part) => written.includes(checksum(part.text)));
  if (!own || own.text === wanted) return null;
  return `${text.slice(0, own.start)}${wanted}${text.slice(own.end)}`;
}

/**
 * Digest of our part as it will have been written last, for the sync record; null where that is not known. A part that says
 * what it should is as good as written, as equal fields without a base are (sync-rules § 6).
 */
export function ownPartAfter({ source, settings, known, remote }: PlanInput, plan: Plan): string | null {
  const wanted = checksum(ticketDescription(source, settings, targetsOf(source, settings).charges));
  if (isDescribed(plan)) return wanted;
  const link = known.links.find(({ key }) => key === 'ticket');
  const written = writtenDigests(source, link);
  const ticket = remote.tickets.find(({ id }) => id === link?.id);
  const present = findParts(ticket?.description ?? '', source.number).map(({ text }) => checksum(text));
  return present.find((digest) => digest === wanted || written.includes(digest)) ?? written[0] ?? null;
}

const isDescribed = ({ operations }: Plan): boolean =>
  operations.some((operation) => {
    if (operation.key !== 'ticket') return false;
    if (operation.kind === 'create') return typeof operation.fields.description === 'string';
    return operation.kind === 'update' && typeof operation.changes.description?.after === 'string';
  });

/**
 * What our part may have been when it was written last. A sync record says so itself, in this browser and in others; a
 * description that was sent without one has the part in it.
 */
function writtenDigests(source: SourceDocument, link: Link | undefined): string[] {
  const base = link?.base ?? {};
  const texts = Object.values(base).filter((value) => typeof value === 'string');
  const recorded = texts.flatMap((text) => readSyncRecord(text)?.ownPart ?? []);
  const { description } = base;
  if (typeof description !== 'string' || findBlock(description) !== null) return recorded;
  return [...partsSent(description, source), ...recorded];
}

/** The longest reading that begins as we begin: a person's `Quote…` below our first line is not ours. */
function partsSent(description: string, source: SourceDocument): string[] {
  const head = [orderLine(source.number), ...(source.quote ? [quoteLine(source.quote.number)] : [])].join('\n');
  const own = findParts(description, source.number).find(({ text }) => text === head || text.startsWith(`${head}\n\n`));
  return own ? [checksum(own.text)] : [];
}
