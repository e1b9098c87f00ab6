import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { createRandom, type SeededRandom } from '../sandbox/seed/createRandom';
import { seedIndex } from '../sandbox/seed/seedIndex';
import type { Sandbox } from '../sandbox/startSandbox';
import type { Fault } from '../sandbox/types';
import type { Cut } from './cut';
import type { HumanEdit } from './expectedItems';
import type { BeforeRequest } from './FaultyNetwork';
import { createHostileQuote } from './hostileQuote';
import type { Aftermath } from './oracle';
import { Profile } from './Profile';
import { startOver } from './startOver';
import { moveClock } from './virtualClock';

const DAY_MS = 86_400_000;
const ROUNDS = 3;

interface Run {
  sandbox: Sandbox;
  random: SeededRandom;
  profile: Profile;
  ref: DocumentRef;
  edits: HumanEdit[];
}

/**
 * One story made of a seed: a quote, edits on both sides, clicks, and whatever can go wrong meanwhile. Then everything works
 * again, the user clicks once more, and what is left can be judged.
 */
export async function runSeed(sandbox: Sandbox, seed: number): Promise<Aftermath> {
  startOver(sandbox);
  const random = createRandom(seed * 7919);
  const run: Run = { sandbox, random, profile: new Profile(sandbox), ref: pickDocument(sandbox, random), edits: [] };
  for (let round = 0; round < random.between(1, ROUNDS); round += 1) {
    if (round > 0) editSource(run);
    if (round > 0 && random.next() < 0.25) editTarget(run);
    await disturbedSync(run);
  }
  startCalm(run);
  await run.profile.settle();
  if ((await run.profile.sync(run.ref)) !== 'synced') await run.profile.retry(run.ref);
  return { sandbox, profiles: [run.profile], edits: run.edits };
}

function pickDocument(sandbox: Sandbox, random: SeededRandom): DocumentRef {
  if (random.next() < 0.25) return `order:${random.pick([seedIndex.orderWon, seedIndex.orderSurcharge])}`;
  const seeded = [seedIndex.oneLine, seedIndex.skeleton, seedIndex.fiveLines, seedIndex.demo] as const;
  if (random.next() < 0.6) return `quote:${random.pick(seeded)}`;
  return createHostileQuote(sandbox, random, random.between(1, 6));
}

/** A click under faults, with backgrounds that die, on a clock that may jump. */
async function disturbedSync({ sandbox, random, profile, ref }: Run): Promise<void> {
  for (let count = random.between(0, 4); count > 0; count -= 1) sandbox.instrumentation.addFault(randomFault(random));
  sandbox.autotask.setLimits({ queryLagMs: random.pick([0, 0, 0, 1_000, 5_000]), threads: random.pick([3, 3, 2, 1]) });
  const cuts = Array.from({ length: random.between(0, 3) }, () => randomCut(random));
  const worker = await profile.start({ cut: cuts.shift(), beforeRequest: randomIncident(random) });
  // A click that was not confirmed is repeated by its user, who then knows that it is stored.
  if (await worker.click(ref)) profile.acknowledged.add(ref);
  await profile.live(worker);
  if (!profile.acknowledged.has(ref)) await profile.click(ref);
  await profile.settle(cuts);
}

function randomFault(random: SeededRandom): Fault {
  const side = random.next() < 0.75 ? 'autotask' : 'quoteManager';
  const afterCommit = random.next() < 0.5;
  const when = afterCommit ? 'after' : 'before';
  const action = random.pick<Fault['action']>([
    { kind: 'drop', when },
    { kind: 'truncate' },
    { kind: 'delay', ms: random.between(1, 15) },
    { kind: 'status', status: random.pick([500, 502, 503, 504]), afterCommit },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 200, body: '<!doctype html><title>Sign in</title>', afterCommit },
  ]);
  return { side, path: '/', nth: random.between(1, 45), times: random.pick([1, 1, 1, 2, 6]), action };
}

function randomCut(random: SeededRandom): Cut {
  const moment = random.pick(['before-commit', 'after-commit', 'before-send', 'under-way', 'after-answer'] as const);
  return { moment, nth: random.between(1, 45) };
}

/** At some request the clock jumps or the network goes, or nothing happens. */
function randomIncident(random: SeededRandom): BeforeRequest {
  const at = random.between(1, 60);
  const kind = random.pick(['none', 'none', 'clock', 'network'] as const);
  const jump = random.pick([DAY_MS, -DAY_MS, 3_600_000, -3_600_000]);
  return (nth, network) => {
    if (nth !== at) return;
    if (kind === 'clock') moveClock(jump);
    if (kind === 'network') network.isOffline = true;
  };
}

/** A person saves another version of the document. */
function editSource(run: Run): void {
  if (run.ref.startsWith('order:')) editOrder(run);
  else editQuote(run);
}

function editOrder({ sandbox: { quoteManager }, random, ref }: Run): void {
  const id = Number(ref.slice('order:'.length));
  const lines = quoteManager.all('salesorderline').filter((line) => line.salesOrderID === id);
  const line = lines[random.between(0, lines.length - 1)];
  if (line && lines.length > 1 && random.next() < 0.3) quoteManager.remove('salesorderline', line.id);
  else if (line) quoteManager.patch('salesorderline', line.id, { quantity: random.between(1, 30) });
  quoteManager.patch('salesorder', id, { deliveryAmount: random.pick([0, 12.34, 99]) });
}

function editQuote({ sandbox, random, ref }: Run): void {
  const { quoteManager } = sandbox;
  const id = Number(ref.slice('quote:'.length));
  const lines = quoteManager.all('quoteline').filter((line) => Math.floor(line.id / 1000) === id);
  const [first] = lines;
  const line = lines[random.between(0, lines.length - 1)];
  if (!first || !line) return;
  const edits = [
    () => quoteManager.patch('quoteline', line.id, { quantity: random.between(1, 30) }),
    () => quoteManager.patch('quoteline', line.id, { title: `Renamed ${random.between(1, 999)}` }),
    () => lines.length > 1 && quoteManager.remove('quoteline', line.id),
    () => quoteManager.create('quoteline', { ...first, id: id * 1000 + random.between(500, 999), lineNumber: 99 }),
    () => quoteManager.patch('quote', id, { deliveryAmount: random.pick([0, 12.34, 99]) }),
  ] as const;
  for (let count = random.between(1, 3); count > 0; count -= 1)
    if (quoteManager.get('quoteline', line.id)) random.pick(edits)();
  quoteManager.patch('quote', id, {});
}

/** A person changes the text of an item in Autotask: a field in which no edit of the source can meet it. */
function editTarget({ sandbox, random, edits }: Run): void {
  const items = sandbox.autotask.all('QuoteItems').filter(({ id }) => sandbox.autotask.addedAt('QuoteItems', id) > 0);
  const item = items[random.between(0, Math.max(0, items.length - 1))];
  if (!item) return;
  const value = `Changed by hand ${random.between(1, 999)}`;
  const field = 'description';
  // Who changes the same text again means the second one.
  const earlier = edits.find((edit) => edit.id === item.id);
  if (earlier) earlier.value = value;
  else edits.push({ entity: 'QuoteItems', id: item.id, field, before: item[field], value, name: String(item.name) });
  sandbox.autotask.patch('QuoteItems', item.id, { description: value });
}

/** Everything works again. */
function startCalm({ sandbox }: Run): void {
  sandbox.instrumentation.clearFaults();
  sandbox.autotask.setLimits({ queryLagMs: 0, threads: 3 });
}
