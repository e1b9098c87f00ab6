import type { AutotaskStore } from './createAutotaskStore.ts';
import type { Picklists } from './createPicklists.ts';

/** What every part of the sandbox's Autotask works on. */
export interface AutotaskContext {
  store: AutotaskStore;
  picklists: Picklists;
  /** Milliseconds since the epoch. */
  clock: () => number;
}
