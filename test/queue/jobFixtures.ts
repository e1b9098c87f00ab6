import { createProblem } from '../../utils/domain/problem';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { claim } from '../../utils/queue/claim';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { enqueue } from '../../utils/queue/enqueue';

export const tenant = 'portal.example';
export const ref: DocumentRef = 'quote:123';
export const key = `${tenant}|${ref}`;
export const leaseMs = 60_000;
export const own = { key, owner: 'a' };

/** One job, running under worker `a` since `now`. */
export async function startJob(database: QuotebridgeDatabase, now = 1_000, of: DocumentRef = ref) {
  await enqueue(database, { tenant, ref: of, now });
  const job = await claim(database, { tenant, owner: 'a', now, leaseMs });
  if (!job) throw new Error('nothing to claim');
  return job;
}

export const offline = createProblem('offline', { system: 'Autotask' });
export const rejected = createProblem('auth-rejected', { system: 'Autotask' });
export const refused = createProblem('autotask-refused', { what: 'the quote' });
