import type { Known, Link } from '../known';
import { recordKey } from '../operationGraph';
import type { Operation, OperationKey, Plan } from '../plan';
import type { ReferenceData } from '../referenceData';
import type { RemoteState } from '../remoteState';
import type { SourceDocument } from '../sourceDocument';
import type { Preview, PreviewEntry } from './preview';
import { describeCreated, describeUpdated } from './previewFields';
import { nameRecord } from './previewNames';

export interface PreviewInput {
  source: SourceDocument;
  plan: Plan;
  known: Known;
  remote: RemoteState;
  reference: ReferenceData;
}

/** A plan in words (look, *Side panel*): the same plan that a sync would carry out. */
export function describePreview(input: PreviewInput): Preview {
  const { source, plan } = input;
  const isWithheld = plan.problems.length > 0;
  const operations = isWithheld ? plan.withheld : plan.operations;
  const records = groupByRecord(operations.filter(({ kind }) => kind !== 'adopt'));
  const entries = [...records].map(([key, steps]) => ({ kind: kindOf(steps), entry: toEntry(key, steps, input) }));
  const ofKind = (kind: EntryKind) => entries.filter((row) => row.kind === kind).map(({ entry }) => entry);
  return {
    ref: `${source.kind}:${source.id}`,
    number: source.number,
    title: source.title,
    created: ofKind('created'),
    changed: ofKind('changed'),
    removed: ofKind('removed'),
    unchanged: unchanged(operations, new Set(records.keys()), input),
    isWithheld,
    notices: plan.notices,
    problems: plan.problems,
    questions: plan.questions,
    totals: { quoteManager: plan.sourceTotals, autotask: plan.remoteTotals },
    waitMs: plan.waitMs,
    estimate: estimate(operations, input.known),
  };
}

type EntryKind = 'created' | 'changed' | 'removed';

function groupByRecord(operations: Operation[]): Map<OperationKey, Operation[]> {
  const records = new Map<OperationKey, Operation[]>();
  for (const operation of operations) {
    const key = recordKey(operation.key);
    records.set(key, [...(records.get(key) ?? []), operation]);
  }
  return records;
}

/** Removed and made again is a change to the one who looks at it. */
function kindOf(steps: Operation[]): EntryKind {
  const has = (kind: Operation['kind']) => steps.some((step) => step.kind === kind);
  if (has('create')) return has('delete') ? 'changed' : 'created';
  return has('delete') ? 'removed' : 'changed';
}

function toEntry(key: OperationKey, steps: Operation[], input: PreviewInput): PreviewEntry {
  const { remote } = input;
  const names = { ...input.reference, contacts: remote.contacts, companies: remote.companies };
  const creation = steps.find((step) => step.kind === 'create');
  const fields = creation
    ? describeCreated(creation, names)
    : steps.flatMap((step) => (step.kind === 'update' ? describeUpdated(step, names) : []));
  const [first] = steps;
  return {
    key,
    label: first ? nameRecord(creation ?? first, remote) : key,
    reason: isPlain(steps) ? '' : [...new Set((creation ? [creation] : steps).map(({ reason }) => reason))].join(', '),
    fields,
  };
}

/** A record that is simply made or changed says so by its group. */
function isPlain(steps: Operation[]): boolean {
  const [only, ...others] = steps.filter(({ kind }) => kind === 'create' || kind === 'update');
  const hasRemoval = steps.some(({ kind }) => kind === 'delete');
  if (hasRemoval || !only) return false;
  if (only.kind === 'create') return isShown(only.entity) || only.entity === 'QuoteLocations';
  return others.length === 0 && !only.key.includes('#');
}

/** Records of the document that stand and stay as they are: linked before, or found by this very plan. */
function unchanged(
  operations: Operation[],
  touched: ReadonlySet<OperationKey>,
  { known, remote }: PreviewInput,
): PreviewEntry[] {
  const adopted = operations.filter((operation) => operation.kind === 'adopt');
  const standing = new Map<OperationKey, Pick<Link, 'key' | 'entity' | 'id'>>();
  for (const link of [...known.links, ...adopted]) standing.set(recordKey(link.key), link);
  return [...standing]
    .filter(([key, { id, entity }]) => !touched.has(key) && isShown(entity) && isThere(id, entity, remote))
    .map(([key, record]) => ({ key, label: nameRecord(record, remote), reason: '', fields: [] }));
}

const SHELVES = { Opportunities: 'opportunities', Quotes: 'quotes', QuoteItems: 'items' } as const;
const TICKET_SHELVES = { Tickets: 'tickets', TicketCharges: 'charges' } as const;
const SHOWN = { ...SHELVES, ...TICKET_SHELVES };
type ShownEntity = keyof typeof SHOWN;

const isShown = (entity: string): entity is ShownEntity => Object.hasOwn(SHOWN, entity);

function isThere(id: number, entity: string, remote: RemoteState): boolean {
  return isShown(entity) && remote[SHOWN[entity]].some((record) => record.id === id);
}

/** Requests that a sync needs for reading both sides, before it writes and for verifying afterwards (sync-rules § 8). */
const READS = { known: 3, unknown: 9, verify: 3 };
/** A request of Autotask as it is felt, the way there and back included. */
const SECONDS_PER_REQUEST = 0.4;
const LANES = 3;

function estimate(operations: Operation[], { links }: Known): Preview['estimate'] {
  const writes = operations.filter(({ kind }) => kind !== 'adopt');
  const reads = links.some(({ key }) => key === 'opportunity' || key === 'ticket') ? READS.known : READS.unknown;
  if (writes.length === 0) return { requests: reads, seconds: 1 };
  const children = writes.filter(({ entity }) => entity === 'QuoteItems' || entity === 'TicketCharges').length;
  const turns = Math.ceil((reads + READS.verify + children) / LANES) + (writes.length - children);
  return { requests: reads + writes.length + READS.verify, seconds: Math.ceil(turns * SECONDS_PER_REQUEST) };
}
