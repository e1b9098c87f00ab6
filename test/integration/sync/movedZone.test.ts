import { expect, it } from 'vitest';
import { openSession } from '../../../entrypoints/background/openSession';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

/** Two zones with the same records; the zone service stands in the first one. */
const first = useSandbox();
const second = useSandbox();
const quote: DocumentRef = `quote:${seedIndex.skeleton}`;

/** From now on the first zone knows the login no more, and the zone service names the second one. */
function moveTenant(): void {
  const { autotask, credentials, instrumentation } = first();
  const { autotaskUrl } = second();
  autotask.setCredentials({ ...credentials, autotaskSecret: 'gone' });
  const body = { zoneName: 'Two', url: `${autotaskUrl}/ATServicesRest/`, webUrl: `${autotaskUrl}/`, ci: 990_001 };
  const action = { kind: 'status', status: 200, body } as const;
  instrumentation.addFault({ side: 'autotask', path: 'zoneInformation', times: 100, action });
  instrumentation.clearLog();
}

const refusedLogins = () =>
  first().instrumentation.log.filter(({ side, status }) => side === 'autotask' && status === 401);
const zoneLooks = () => first().instrumentation.log.filter(({ path }) => path.includes('zoneInformation'));

async function openBeforeMove() {
  first().autotask.setCredentials(first().credentials);
  const engine = await createEngine(first());
  const session = await openSession(engine.background);
  if (!session.ok) throw new Error(session.problem.code);
  moveTenant();
  return { engine, session: session.value };
}

it('everything that a session asks follows the tenant to its new zone: lists, allowance, records, addresses', async () => {
  const { session } = await openBeforeMove();
  expect(await session.readReference({ fresh: true })).toMatchObject({ ok: true });
  expect(await session.allowance.decide()).not.toHaveProperty('refusal');
  expect(await session.autotask.query('Quotes', [])).toMatchObject({ ok: true });
  expect(session.recordUrl('Quotes', 7)).toContain(second().autotaskUrl);
  const asked = second().instrumentation.log.map(({ path }) => path);
  for (const what of [/entityInformation\/fields/, /userDefinedFields/, /BillingCodes\/query/, /Threshold/])
    expect(
      asked.some((path) => what.test(path)),
      String(what),
    ).toBe(true);
  expect([refusedLogins().length, zoneLooks().length]).toEqual([1, 1]);
});

it('a document whose session was open when the tenant moved is synced in the new zone', async () => {
  const { engine } = await openBeforeMove();
  expect(await engine.sync(quote)).toMatchObject({ state: 'synced', problem: null });
  expect(writesTo(first())).toEqual([]);
  const inNewZone = { ...second(), quoteManager: first().quoteManager };
  expect(recordsOf(inNewZone, seedIndex.skeleton).items).toHaveLength(4);
  expect(refusedLogins()).toHaveLength(1);
});
