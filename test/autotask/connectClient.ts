import { createAutotaskClient } from '../../utils/autotask/createAutotaskClient';
import { createLanes } from '../../utils/autotask/lanes';
import { type Handler, startTestServer, type TestServer } from '../quote-manager/startTestServer';

const credentials = { userName: 'api@msp.example', secret: 's3cret', integrationCode: 'CODE' };

/** A client of a server that answers with `handle`; `servers` collects what has to be closed. */
export async function connectClient(
  servers: TestServer[],
  handle: Handler,
  options: { timeoutMs?: number; clock?: () => number } = {},
) {
  const server = await startTestServer(handle);
  servers.push(server);
  const apiUrl = `${server.origin}/ATServicesRest/V1.0/`;
  const zone = { apiUrl, webUrl: `${server.origin}/`, zoneName: 'Test', databaseNumber: 1 };
  const lanes = createLanes({ perEndpoint: 3 });
  const { fetch } = globalThis;
  const client = createAutotaskClient({ zone, credentials, fetch, lanes, clock: Date.now, ...options });
  return { client, server, apiUrl };
}
