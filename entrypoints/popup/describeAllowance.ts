import {
  decidePace,
  isStillTrue,
  percentUsed,
  type StatedAllowance,
} from '../../utils/domain/schedule/allowancePolicy';

/** That a tenant's allowance slows the queue down, as a sentence; null while it does not. `nowMs`: the present time. */
export function describeAllowance(known: StatedAllowance | null, nowMs: number): string | null {
  if (!known || !isStillTrue(known, nowMs)) return null;
  const present = { limit: known.limit, used: known.used + known.sent };
  const start = `Autotask’s hourly allowance is used to ${percentUsed(present)} %`;
  switch (decidePace(present).kind) {
    case 'full':
      return null;
    case 'slow':
      return `${start}: documents are sent more slowly.`;
    case 'pause':
      return `${start}: the queue pauses and goes on by itself.`;
  }
}
