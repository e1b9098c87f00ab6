import { decidePace, percentUsed, type StatedAllowance } from '../../utils/domain/schedule/allowancePolicy';

/** Autotask counts the last hour; what it said before says nothing any more. */
const HOUR_MS = 60 * 60_000;

/** That a tenant's allowance slows the queue down, as a sentence; null while it does not. `nowMs`: the present time. */
export function describeAllowance(known: StatedAllowance | null, nowMs: number): string | null {
  if (!known || nowMs - known.at > HOUR_MS) return null;
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
