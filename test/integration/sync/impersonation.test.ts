import { expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { recordsOf, useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const ref = `quote:${seedIndex.demo}` as const;
const impersonate = () => ({ autotask: { ...(sandbox().settings.autotask as object), impersonate: true } });

function ownerId(): unknown {
  const employee = sandbox().quoteManager.get(
    'employee',
    Number(sandbox().quoteManager.get('quote', seedIndex.demo)?.ownerEmployeeID),
  );
  return sandbox()
    .autotask.all('Resources')
    .find(({ email }) => String(email).toLowerCase() === String(employee?.email).toLowerCase())?.id;
}

it('writes as the owner of the quote, and reads as the API user', async () => {
  const engine = await createEngine(sandbox(), impersonate());
  expect(await engine.sync(ref)).toMatchObject({ state: 'synced' });
  const { opportunities, quotes } = recordsOf(sandbox(), seedIndex.demo);
  expect([opportunities[0]?.creatorResourceID, quotes[0]?.creatorResourceID]).toEqual([ownerId(), ownerId()]);
});

it('writes as the API user while the setting is off', async () => {
  const engine = await createEngine(sandbox());
  expect(await engine.sync(ref)).toMatchObject({ state: 'synced' });
  const apiUser = sandbox()
    .autotask.all('Resources')
    .find(({ userName }) => userName === sandbox().credentials.autotaskUserName);
  const [opportunity] = recordsOf(sandbox(), seedIndex.demo).opportunities;
  expect(opportunity?.creatorResourceID ?? null).toBe(apiUser?.id ?? null);
  expect(opportunity?.creatorResourceID).not.toBe(ownerId());
});

it('says who may not be acted for, writes nothing, and goes on once it is allowed', async () => {
  const engine = await createEngine(sandbox(), impersonate());
  // The lists still name the resource as active when Autotask has just locked it.
  await engine.sync(`quote:${seedIndex.skeleton}`);
  const id = Number(ownerId());
  sandbox().autotask.patch('Resources', id, { isActive: false });
  const refused = await engine.sync(ref);
  expect(refused).toMatchObject({ state: 'failed', problem: { code: 'impersonation-refused' } });
  expect(refused.problem?.parts.email).toContain('@');
  expect(recordsOf(sandbox(), seedIndex.demo).opportunities).toEqual([]);
  sandbox().autotask.patch('Resources', id, { isActive: true });
  expect(await engine.retry(ref)).toMatchObject({ state: 'synced', problem: null });
});
