/**
 * The boundaries at which a worker can die. Journal: around a commit of its own database. Network: before a request leaves;
 * while it is under way, so that the other side sees it after the death; after the other side answered, before the worker
 * hears of it.
 */
export const moments = {
  commits: ['before-commit', 'after-commit'],
  requests: ['before-send', 'under-way', 'after-answer'],
} as const;

export type Boundary = keyof typeof moments;
export type Moment = (typeof moments)[Boundary][number];

/** One death: `nth` counts the boundaries of that kind in the life of one worker, from 1. */
export interface Cut {
  moment: Moment;
  nth: number;
}

/** What a worker that died waits for. */
export const never: Promise<never> = new Promise(() => undefined);
