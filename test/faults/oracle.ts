import type { DocumentState } from '../../utils/domain/documentState';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { Sandbox } from '../sandbox/startSandbox';
import { expectedItems, type HumanEdit } from './expectedItems';
import { findSecrets } from './findSecrets';
import { judgeCatalogue } from './judgeCatalogue';
import { idOf, judgeDocument, type Violation, writtenRecords } from './judgeDocument';
import type { Profile } from './Profile';

/** What a run left behind. */
export interface Aftermath {
  sandbox: Sandbox;
  profiles: Profile[];
  edits?: HumanEdit[];
}

const THREADS = 3;
/** Requests of one life for one document, and for each of its items: a cold first sync with every wait and second look. */
const MOST_REQUESTS = { document: 60, item: 3 };

/** Looks at the sandbox's own records, its request log and the profiles; empty = every promise was kept. */
export async function judge(aftermath: Aftermath): Promise<Violation[]> {
  const { sandbox, profiles, edits } = aftermath;
  const states = await statesByDocument(profiles);
  const inLineOrder = profiles.every((profile) => profile.isInLineOrder);
  const perDocument = [...states].map(([ref, ends]) => judgeDocument(sandbox, { ref, ends, edits, inLineOrder }));
  const perProfile = await Promise.all(profiles.map((profile) => judgeProfile(profile, aftermath)));
  const catalogue = judgeCatalogue(sandbox, { browsers: profiles.length });
  return [...perDocument.flat(), ...perProfile.flat(), ...catalogue, ...judgeEdits(aftermath)];
}

/** What each browser that confirmed a click on a document shows of it now. */
async function statesByDocument(profiles: Profile[]): Promise<Map<DocumentRef, DocumentState[]>> {
  const all = new Map<DocumentRef, DocumentState[]>();
  for (const profile of profiles) {
    const refs = [...profile.acknowledged];
    const states = await profile.statesOf(refs);
    refs.forEach((ref, index) => {
      all.set(ref, [...(all.get(ref) ?? []), states[index] ?? 'unlinked']);
    });
  }
  return all;
}

/** I4: what a person changed in Autotask stands, or went with the line that it belonged to (sync-rules § 6). */
function judgeEdits({ sandbox, profiles, edits = [] }: Aftermath): Violation[] {
  if (edits.length === 0) return [];
  const refs = new Set(profiles.flatMap(({ acknowledged }) => [...acknowledged]));
  const wanted = new Set([...refs].flatMap((ref) => expectedItems(sandbox, idOf(ref))).map(({ name }) => name));
  return edits.flatMap(({ entity, id, field, value, name }) => {
    const record = sandbox.autotask.get(entity, id);
    if (!record && name !== undefined && !wanted.has(name)) return [];
    const words = `${entity} ${id}: ${field} is ${String(record?.[field])}, a person had written ${String(value)}`;
    return record?.[field] === value ? [] : [{ invariant: 'I4', kind: 'loss', words } as const];
  });
}

/** I6, I7 and I8 of one browser. */
async function judgeProfile(profile: Profile, { sandbox }: Aftermath): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const words of await findSecrets(profile, sandbox)) violations.push({ invariant: 'I6', kind: 'other', words });
  for (const [endpoint, peak] of profile.peaks)
    if (endpoint !== 'elsewhere' && peak > THREADS)
      violations.push({ invariant: 'I7', kind: 'other', words: `${peak} requests at once to ${endpoint}` });
  if (profile.isRestless)
    violations.push({ invariant: 'I8', kind: 'loss', words: `still work to do after ${profile.lives} lives` });
  const items = ['QuoteItems', 'TicketCharges'].flatMap((entity) => writtenRecords(sandbox, entity)).length;
  const perLife = MOST_REQUESTS.document * Math.max(1, profile.acknowledged.size) + MOST_REQUESTS.item * items;
  const allowed = perLife * profile.lives;
  if (profile.requests > allowed)
    violations.push({
      invariant: 'I8',
      kind: 'other',
      words: `${profile.requests} requests in ${profile.lives} lives`,
    });
  return violations;
}
