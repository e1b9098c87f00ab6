import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { Sandbox } from '../sandbox/startSandbox';
import { type Boundary, type Cut, moments } from './cut';
import type { Aftermath } from './oracle';
import { Profile, type ProfileOptions } from './Profile';
import { startOver } from './startOver';

/** One undisturbed course of events, to be repeated with a death at each of its boundaries. */
export interface Course {
  ref: DocumentRef;
  profile?: ProfileOptions;
  /** Brings the sandbox and a profile to where the judged sync starts. */
  prepare?(sandbox: Sandbox, profile: Profile): Promise<void>;
}

/** How many boundaries a course has, and which of its requests are writes. */
export type Boundaries = Record<Boundary, number> & { writes: number[] };

/** Counts the boundaries of the judged sync when nothing goes wrong. */
export async function countBoundaries(sandbox: Sandbox, course: Course): Promise<Boundaries> {
  const profile = await setOut(sandbox, course);
  const worker = await profile.start();
  if (await worker.click(course.ref)) profile.acknowledged.add(course.ref);
  const next = await profile.live(worker);
  if (next !== null) throw new Error(`${course.ref} is not done after one life without faults.`);
  return { commits: worker.commits, requests: worker.network.requests, writes: worker.network.writes };
}

/** Every death of a course: before and after each commit, before, while and after each request. */
export function cutsOf(counts: Record<Boundary, number>): Cut[] {
  const kinds: Boundary[] = ['commits', 'requests'];
  return kinds.flatMap((kind) =>
    moments[kind].flatMap((moment) => Array.from({ length: counts[kind] }, (_, index) => ({ moment, nth: index + 1 }))),
  );
}

/** Looks at what a death left, before anything goes on. */
type LookAtDeath = (profile: Profile) => Promise<void>;

/** The course with one death; a click that was not confirmed is clicked again, as its user would. */
export async function dieAt(sandbox: Sandbox, course: Course, cut: Cut, look?: LookAtDeath): Promise<Aftermath> {
  const profile = await setOut(sandbox, course);
  const worker = await profile.start({ cut });
  const confirmed = await worker.click(course.ref);
  if (confirmed) profile.acknowledged.add(course.ref);
  await profile.live(worker);
  await look?.(profile);
  if (!confirmed) await profile.click(course.ref);
  await profile.settle();
  return { sandbox, profiles: [profile] };
}

/** A fresh sandbox and profile at the start of the judged sync. */
async function setOut(sandbox: Sandbox, course: Course): Promise<Profile> {
  startOver(sandbox);
  const profile = new Profile(sandbox, course.profile);
  await course.prepare?.(sandbox, profile);
  profile.deaths = 0;
  sandbox.instrumentation.clearLog();
  return profile;
}
