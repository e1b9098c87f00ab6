import type { QuotebridgeDatabase } from './database';
import { enqueue } from './enqueue';

/**
 * Gives jobs that were clicked under a connection, before anybody knew where it leads, to the tenant that it turned out to
 * be, with the page where they were clicked. Answers stay: a page of decisions shows only what its own tenant said, and a record's
 * id means another record elsewhere. To be called inside a transaction over jobs, documents and problems.
 */
export async function moveClicks(
  database: QuotebridgeDatabase,
  { from, to, mark, now }: { from: string; to: string; mark: string; now: number },
): Promise<void> {
  if (from === to) return;
  const ofTenant = database.jobs.where('tenant').equals(from);
  const clicked = await ofTenant.filter((job) => job.connection === mark).toArray();
  for (const { key, ref, rank } of clicked) {
    await database.jobs.delete(key);
    const pageUrl = (await database.documents.get(key))?.pageUrl ?? undefined;
    await enqueue(database, { tenant: to, ref, now, connection: mark, clearProblem: rank === 0, pageUrl });
  }
}
