import { createProblem, type Problem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { CataloguePorts } from '../../utils/sync/catalogueStep';
import { guardWrites } from '../../utils/sync/guardWrites';
import type { Background, BackgroundSession } from './Background';
import { openSession } from './openSession';

/** What the catalogue sync of a tenant works with, under the present connection; a problem when that leads elsewhere. */
export async function openCatalogue(background: Background, tenant: string): Promise<Result<CataloguePorts>> {
  const opened = await openSession(background);
  if (!opened.ok) return opened;
  const session = opened.value;
  const obstacle = session.tenant === tenant ? await allowanceObstacle(session) : connectionChanged();
  if (obstacle) return { ok: false, problem: obstacle };
  const findObstacle = async () => ((await session.isCurrent()) ? null : connectionChanged());
  return {
    ok: true,
    value: {
      database: background.database,
      quoteManager: session.catalogueReader,
      autotask: guardWrites(session.autotask, findObstacle),
      readReference: session.readReference,
      settings: session.settings,
      settleMs: session.settleMs,
      clock: Date.now,
      isCurrent: session.isCurrent,
    },
  };
}

const connectionChanged = (): Problem => createProblem('connection-changed', {}, { retryAfterMs: 5_000 });

/** Work that nobody waits for stops where people's work would only slow down. */
async function allowanceObstacle({ allowance, isCurrent }: BackgroundSession): Promise<Problem | null> {
  const { pace, percent, nextLookMs, refusal } = await allowance.decide();
  if (refusal) return (await isCurrent()) ? refusal : connectionChanged();
  if (pace.kind === 'full') return null;
  return createProblem('allowance-low', { used: String(percent) }, { retryAfterMs: nextLookMs });
}
