import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { opportunityFault } from './opportunityFault.ts';
import { startTinySandbox, type TinySandbox, tinyCredentials } from './startTinySandbox.ts';
import { validOpportunity } from './validBodies.ts';

let sandbox: TinySandbox;
beforeEach(async () => {
  sandbox = await startTinySandbox();
});
afterEach(() => sandbox.server.stop());

const post = () => sandbox.call('POST', 'Opportunities', validOpportunity);
const stored = () => sandbox.store.all('Opportunities').length;

describe('faults', () => {
  test('status before the handler, and after its commit', async () => {
    sandbox.instrumentation.addFault(opportunityFault({ kind: 'status', status: 503, body: 'busy' }, { nth: 2 }));
    sandbox.instrumentation.addFault(
      opportunityFault({ kind: 'status', status: 502, afterCommit: true, body: {} }, { nth: 3 }),
    );
    expect((await post()).status).toBe(200);
    await expect(post()).rejects.toThrow(SyntaxError);
    expect(stored()).toBe(1);
    expect((await post()).status).toBe(502);
    expect(stored()).toBe(2);
    expect(sandbox.instrumentation.log.map(({ status }) => status)).toEqual([200, 503, 502]);
  });

  test('dropped connections, before and after the commit, for as many requests as asked', async () => {
    sandbox.instrumentation.addFault(opportunityFault({ kind: 'drop', when: 'before' }, { times: 2, method: 'post' }));
    await expect(post()).rejects.toThrow();
    await expect(post()).rejects.toThrow();
    expect(stored()).toBe(0);
    sandbox.instrumentation.clearFaults();
    sandbox.instrumentation.addFault(opportunityFault({ kind: 'drop', when: 'after' }));
    await expect(post()).rejects.toThrow();
    expect(stored()).toBe(1);
    expect((await post()).status).toBe(200);
  });

  test('a truncated body is committed and unreadable', async () => {
    sandbox.instrumentation.addFault(opportunityFault({ kind: 'truncate' }));
    await expect(post()).rejects.toThrow();
    expect(stored()).toBe(1);
    expect(sandbox.instrumentation.log[0]).toMatchObject({ fault: 'truncate', method: 'POST', body: validOpportunity });
  });

  test('a client that leaves during a stall harms nobody; what was asked for happens', async () => {
    sandbox.instrumentation.addFault(opportunityFault({ kind: 'stall', when: 'before', ms: 150 }));
    const url = `${sandbox.server.url}/ATServicesRest/V1.0/Opportunities`;
    const headers = {
      UserName: tinyCredentials.autotaskUserName,
      Secret: tinyCredentials.autotaskSecret,
      ApiIntegrationCode: tinyCredentials.autotaskIntegrationCode,
      'Content-Type': 'application/json',
    };
    const init = { method: 'POST', headers, body: JSON.stringify(validOpportunity), signal: AbortSignal.timeout(50) };
    await expect(fetch(url, init)).rejects.toThrow();
    expect(stored()).toBe(0);
    await expect.poll(stored).toBe(1);
    expect((await post()).status).toBe(200);
  });

  test('stop does not wait for a stalled request', async () => {
    sandbox.instrumentation.addFault(opportunityFault({ kind: 'stall', when: 'after', ms: 60_000 }));
    const pending = post();
    const ended = expect(pending).rejects.toThrow();
    await expect.poll(stored).toBe(1);
    await sandbox.server.stop();
    await ended;
    sandbox = await startTinySandbox();
  });
});

describe('limits', () => {
  test('the fourth request in flight at an endpoint is refused, children count under their own name', async () => {
    sandbox.instrumentation.setLatency({ autotask: 200 });
    const flat = Array.from({ length: 4 }, () => sandbox.call('GET', 'Contacts/30'));
    const others = [sandbox.call('GET', 'Companies/175'), sandbox.call('GET', 'Companies/175/Contacts')];
    const answers = await Promise.all([...flat, ...others]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(JSON.stringify(refused?.body)).toMatch(/thread threshold of 3 threads has been exceeded/);
    expect((await sandbox.call('GET', 'Contacts/30')).status).toBe(200);
  });

  test('the hourly allowance slows down, then refuses', async () => {
    sandbox.store.setLimits({ hourlyUsed: 7_500, latencyFactor: 0.1 });
    const before = performance.now();
    expect((await sandbox.call('GET', 'Companies/175')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(90);
    const threshold = (await sandbox.call('GET', 'ThresholdInformation')).body;
    expect(threshold).toMatchObject({ externalRequestThreshold: 10_000, currentTimeframeRequestCount: 7_502 });
    sandbox.store.setLimits({ hourlyUsed: 10_000, retryAfterSeconds: 60 });
    const refused = await sandbox.call('GET', 'Companies/175');
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60']);
    const zone = await sandbox.call('GET', `zoneinformation?user=${tinyCredentials.autotaskUserName}`);
    expect(zone.body).toMatchObject({ url: `${sandbox.server.url}/ATServicesRest/`, webUrl: `${sandbox.server.url}/` });
  });
});

describe('who asks', () => {
  test('credentials, zone, routes', async () => {
    for (const header of ['UserName', 'Secret', 'ApiIntegrationCode']) {
      expect((await sandbox.call('GET', 'Companies/175', undefined, { [header]: 'wrong' })).status).toBe(401);
    }
    expect((await sandbox.call('GET', 'zoneInformation?user=')).status).toBe(500);
    expect((await sandbox.call('GET', 'ZoneInformation?user=nobody@x.example')).status).toBe(500);
    expect((await sandbox.call('GET', 'Companies/999')).status).toBe(404);
    expect((await sandbox.call('GET', 'Nonsense/1')).status).toBe(404);
    expect((await sandbox.call('GET', 'Companies//175')).status).toBe(404);
    const versions = await sandbox.call('GET', `${sandbox.server.url}/atservicesrest/versioninformation`);
    expect(versions.body).toEqual({ apiVersions: ['1.0'] });
    const inactive = await sandbox.call('GET', 'Companies/175', undefined, { ImpersonationResourceId: '41' });
    expect([inactive.status, JSON.stringify(inactive.body)]).toEqual([
      500,
      expect.stringMatching(/adequate permissions/),
    ]);
    const made = await sandbox.call('POST', 'Opportunities', validOpportunity, { ImpersonationResourceId: '40' });
    expect(sandbox.store.get('Opportunities', Number(made.body.itemId))?.creatorResourceID).toBe(40);
  });
});
