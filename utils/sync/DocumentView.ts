import type { AutotaskQuoteLocation } from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { Known } from '../domain/known';
import { sharedKeysOf } from '../domain/matching/sharedKeys';
import type { Operation, OperationKey, Plan } from '../domain/plan';
import { planSync } from '../domain/planSync';
import { forgetDecided, withPicks } from '../domain/questions/settleDecisions';
import type { ReferenceData } from '../domain/referenceData';
import type { RemoteState } from '../domain/remoteState';
import type { Result } from '../domain/result';
import { counterpartOf, joinCounterpart } from '../domain/sale/continueQuote';
import type { SourceDocument } from '../domain/sourceDocument';
import { targetsOf } from '../domain/syncTargets';
import { isParent, isTicketUnproven } from '../domain/twoBrowsers/claims';
import { assumeClosed } from './assumeClosed';
import { completeTargets } from './completeTargets';
import type { FindInput } from './findSale';
import type { SyncPorts } from './ports';
import { readClaims, withoutUnseen } from './readClaims';
import { readLinked } from './readLinked';
import { hasUnknownAddress, readLocations } from './readLocations';
import { type LookupGroup, type Lookups, readLookups } from './readLookups';
import { asFirstRead, refreshTargets, type Targets } from './targets';
import { groupsCreated, partsTouched } from './touched';

/** What a document is opened with: both sides as they were read together. */
export interface ViewStart {
  source: SourceDocument;
  decisions: Decisions;
  reference: ReferenceData;
  linked: Partial<Targets>;
}

/** Both sides of one document as seen now: reads what a plan needs, and after a change only what was changed. */
export class DocumentView {
  readonly source: SourceDocument;
  readonly decisions: Decisions;
  known: Known = { links: [], intents: [] };
  /** Look-ups to be remembered after a verified sync. */
  lookupEntries = new Map<string, unknown>();
  private lists: ReferenceData;
  private lookups: Lookups | null = null;
  /** What of the look-ups this run has changed itself. */
  private readonly fresh = new Set<LookupGroup>();
  private locations: AutotaskQuoteLocation[] = [];
  private targets: Targets;
  private hasLooked = false;
  private readonly ports: SyncPorts;

  constructor({ source, decisions, reference, linked }: ViewStart, ports: SyncPorts) {
    this.source = source;
    this.decisions = decisions;
    this.lists = reference;
    this.ports = ports;
    this.targets = asFirstRead(linked);
  }

  /** The tenant's own lists, as they were read last. */
  get reference(): ReferenceData {
    return this.lists;
  }

  takeLists(lists: ReferenceData): void {
    this.lists = lists;
  }

  /** An order goes on from what the sync of its quote knows, a quote learns what became of its order. */
  async loadKnown(): Promise<Known> {
    const { journal, settings } = this.ports;
    const known = await journal.loadKnown(sharedKeysOf(this.source));
    const ref = counterpartOf(this.source);
    const counterpart = ref === null ? null : await journal.loadCounterpart(ref);
    this.known = counterpart === null ? known : joinCounterpart(known, { source: this.source, settings, counterpart });
    return this.known;
  }

  /** Reads what is not known yet. */
  async look(): Promise<Result<null>> {
    const known = this.decided();
    if (this.lookups === null) {
      const { source, decisions, fresh } = this;
      const { autotask, lookups: memory } = this.ports;
      const answer = await readLookups({ source, known, decisions, fresh, autotask, memory });
      if (!answer.ok) return answer;
      this.lookups = answer.value.lookups;
      this.lookupEntries = answer.value.entries;
    }
    const { sale, ticket } = this.targets.read;
    const found = await completeTargets(this.targets, this.findInput(known, this.lookups));
    if (!found.ok) return found;
    this.targets = { ...found.value.targets, read: { sale: true, ticket: true } };
    if (found.value.locations) this.locations = found.value.locations;
    // A linked ticket was read by its id; the claim on it may not be proven yet.
    const unproven = new Set(ticket && !this.hasLooked && isTicketUnproven(known) ? ['ticket'] : []);
    this.hasLooked = true;
    const settled = await this.lookAtClaims(unproven, this.findInput(known, this.lookups));
    if (!settled.ok) return settled;
    return sale ? this.lookForAddresses(known) : DONE;
  }

  /**
   * Reads back what was written, and after a parent was made whatever else bears its mark. `anew`: nothing that was read before
   * is believed any more, since another browser seems to write as well.
   */
  async lookAgain(touched: Operation[], { anew }: { anew: boolean }): Promise<Result<null>> {
    const lookups = this.lookups ?? EMPTY_LOOKUPS;
    for (const group of groupsCreated(touched)) {
      this.fresh.add(group);
      this.lookups = null;
    }
    await this.loadKnown();
    // Where the own record was given up, what the other browser's holds is still to be found.
    if (anew || touched.some(({ key }) => key.startsWith('duplicate:'))) return this.startOver();
    const made = new Set(touched.flatMap(({ kind, key }) => (kind === 'create' ? [key] : [])));
    const parts = partsTouched(touched.filter(({ key }) => !(made.has(key) && isParent(key))));
    const known = this.decided();
    const assumed = assumeClosed(touched, known, this.targets);
    if (assumed) {
      this.targets = assumed;
      parts.delete('opportunities');
    }
    const [read, claims] = await Promise.all([
      readLinked(known, this.ports.autotask, parts),
      this.lookAtClaims(made, this.findInput(known, lookups)),
    ]);
    if (!read.ok) return read;
    this.targets = refreshTargets(this.targets, read.value);
    return claims;
  }

  private async startOver(): Promise<Result<null>> {
    const linked = await readLinked(this.decided(), this.ports.autotask);
    if (!linked.ok) return linked;
    this.targets = asFirstRead(linked.value);
    return DONE;
  }

  plan(): Plan {
    const { settings, settleMs, quietMs, today } = this.ports;
    const { source, known, reference, decisions } = this;
    const remote = this.remote();
    return planSync({ source, remote, known, reference, settings, decisions, today: today(), settleMs, quietMs });
  }

  remote(): RemoteState {
    const { read: _, ...targets } = this.targets;
    const { locations, lookups, reference } = this;
    return { ...(lookups ?? EMPTY_LOOKUPS), ...targets, locations, resources: reference.resources };
  }

  /** What is to be read: the records that the user picked among them, those that were given up not. */
  private decided(): Known {
    return withPicks(forgetDecided(this.known, this.decisions).known, this.decisions, this.source).known;
  }

  private findInput(known: Known, lookups: Lookups): FindInput {
    const { source, reference, decisions } = this;
    const { settings, autotask, settleMs } = this.ports;
    return { source, known, lookups, settings, reference, decisions, autotask, settleMs };
  }

  private async lookAtClaims(keys: ReadonlySet<OperationKey>, input: FindInput): Promise<Result<null>> {
    const claims = await readClaims(keys, input);
    if (!claims.ok) return claims;
    this.targets = withoutUnseen(refreshTargets(this.targets, claims.value), claims.value, input);
    return DONE;
  }

  /** A linked document whose address changed may find the new one in Autotask already. */
  private async lookForAddresses(known: Known): Promise<Result<null>> {
    const [company] = (this.lookups?.companies ?? []).filter((candidate) => candidate.isActive);
    // A ticket alone has no addresses.
    if (!targetsOf(this.source, this.ports.settings).opportunity) return DONE;
    if (!company || !hasUnknownAddress(this.source, company, known)) return DONE;
    const found = await readLocations(this.source, company, this.ports.autotask);
    if (!found.ok) return found;
    this.locations = found.value;
    return DONE;
  }
}

const DONE = { ok: true, value: null } as const;
const EMPTY_LOOKUPS: Lookups = { companies: [], contacts: [], products: [], services: [] };
