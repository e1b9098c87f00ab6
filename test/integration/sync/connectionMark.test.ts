import { expect, it } from 'vitest';
import { loadConnection } from '../../../entrypoints/background/presentTenant';
import { toConnectionMark } from '../../../utils/queue/tenants';
import { loadConnectionMark } from '../../../utils/settings/connectionMark';
import { loadSettings } from '../../../utils/settings/settingsStorage';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine, type Engine } from '../../support/createEngine';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();

async function testedAt({ background, database }: Engine) {
  const { local } = background.browser.storage;
  const connection = toConnectionMark(await loadConnection(database, await loadSettings(local)));
  return (await loadConnectionMark(local, connection)).testedAt;
}

it('a sync that went through has proved the credentials, until they are saved anew', async () => {
  const engine = await createEngine(sandbox());
  expect(await testedAt(engine)).toBeNull();
  expect(await engine.sync(`quote:${seedIndex.demo}`)).toMatchObject({ state: 'synced' });
  expect(await testedAt(engine)).toBeGreaterThan(0);
  await engine.saveCredentials({ autotaskSecret: 'wrong' });
  expect(await testedAt(engine)).toBeNull();
  await engine.sync(`quote:${seedIndex.demo}`);
  expect(await testedAt(engine)).toBeNull();
});
