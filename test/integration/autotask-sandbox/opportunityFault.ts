import type { Fault } from '../../sandbox/types.ts';

/** A fault of the requests that make an opportunity. */
export const opportunityFault = (action: Fault['action'], rest: Partial<Fault> = {}): Fault => ({
  side: 'autotask',
  path: '/opportunities$',
  action,
  ...rest,
});
