import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchZone } from '../../utils/autotask/fetchZone';
import { type Handler, mishaps, sendJson, startTestServer, type TestServer } from '../quote-manager/startTestServer';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function ask(handle: Handler, timeoutMs?: number) {
  const server = await startTestServer(handle);
  servers.push(server);
  const zoneUrl = `${server.origin}/ATServicesRest/V1.0/zoneInformation`;
  const answer = await fetchZone({ zoneUrl, userName: 'api+1@msp.example', fetch: globalThis.fetch, timeoutMs });
  return { answer, server };
}

const zoneOf = (url: string, webUrl = 'https://ww5.autotask.net') => ({
  zoneName: 'America West',
  url,
  webUrl,
  ci: 42,
});

/** Asks a public-looking zone service that a function stands for. */
const askPublic = (zone: unknown, zoneUrl = 'https://webservices.autotask.net/ATServicesRest/V1.0/zoneInformation') =>
  fetchZone({ zoneUrl, userName: 'u', fetch: async () => Response.json(zone) });

describe('fetchZone', () => {
  it('asks for the user without any secret and normalises the addresses', async () => {
    const { answer, server } = await ask((_, response) =>
      sendJson(response, 200, zoneOf('https://webservices5.autotask.net/ATServicesRest')),
    );
    expect(answer).toEqual({
      ok: true,
      value: {
        apiUrl: 'https://webservices5.autotask.net/ATServicesRest/V1.0/',
        webUrl: 'https://ww5.autotask.net/',
        zoneName: 'America West',
        databaseNumber: 42,
      },
    });
    expect(server.requests[0]?.url.searchParams.get('user')).toBe('api+1@msp.example');
    expect(server.requests[0]?.headers).not.toHaveProperty('secret');
  });

  it('takes a loopback zone from a loopback service, at another port too', async () => {
    const { answer } = await ask((_, response) =>
      sendJson(response, 200, zoneOf('http://localhost:9/ATServicesRest/V1.0/', 'http://127.0.0.1:8/')),
    );
    expect(answer).toMatchObject({ value: { apiUrl: 'http://localhost:9/ATServicesRest/V1.0/' } });
  });

  it.each([
    'https://evil.example/ATServicesRest/',
    'http://webservices5.autotask.net/ATServicesRest/',
    'https://autotask.net.evil.example/',
    'https://evilautotask.net/',
    'http://127.0.0.1:9/ATServicesRest/',
  ])('trusts no %s', async (url) => {
    expect(await askPublic(zoneOf(url))).toMatchObject({ ok: false, problem: { code: 'zone-moved', details: [url] } });
  });

  it('trusts no foreign web address', async () => {
    const api = 'https://webservices5.autotask.net/ATServicesRest/';
    expect(await askPublic(zoneOf(api, 'javascript:alert(1)'))).toMatchObject({ problem: { code: 'zone-moved' } });
  });

  it.each([
    'https://evil.example/zone',
    'http://webservices.autotask.net/zone',
    'https://a.autotask.net.evil.example/',
  ])('does not even tell %s who the user is', async (zoneUrl) => {
    const fetch = vi.fn(async () => Response.json(zoneOf(zoneUrl, zoneUrl)));
    const answer = await fetchZone({ zoneUrl, userName: 'u', fetch });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'setting-missing' } });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('names an unknown user', async () => {
    const { answer } = await ask((_, response) => sendJson(response, 500, { errors: ['Unknown user'] }));
    expect(answer).toMatchObject({ problem: { code: 'auth-rejected', details: ['Unknown user'] } });
  });

  it('names crashes, silence and wrong addresses', async () => {
    const crash = await ask((_, response) => sendJson(response, 500, { errors: ['Error ID: 1'] }));
    expect(crash.answer).toMatchObject({ problem: { code: 'autotask-crashed' } });
    const html = await ask((_, response) => mishaps.html(response));
    expect(html.answer).toMatchObject({ problem: { code: 'autotask-crashed' } });
    const slow = await ask(mishaps.silent, 50);
    expect(slow.answer).toMatchObject({ problem: { code: 'timed-out' } });
    expect(await askPublic({}, 'webservices')).toMatchObject({ problem: { code: 'setting-missing' } });
  });
});
