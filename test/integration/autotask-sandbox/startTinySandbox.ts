import { type AutotaskAppOptions, createAutotaskApp } from '../../sandbox/autotask/createAutotaskApp.ts';
import { createInstrumentation } from '../../sandbox/instrument/createInstrumentation.ts';
import { serveInstrumented } from '../../sandbox/instrument/serveInstrumented.ts';
import { tinyPicklists, tinySeed } from './tinySeed.ts';

export const tinyCredentials = {
  autotaskUserName: 'api@tiny.example',
  autotaskSecret: 'tiny-secret',
  autotaskIntegrationCode: 'TINYCODE',
};

/** An answer with its body parsed; `{}` when there is none. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

const headers = {
  UserName: tinyCredentials.autotaskUserName,
  Secret: tinyCredentials.autotaskSecret,
  ApiIntegrationCode: tinyCredentials.autotaskIntegrationCode,
  'Content-Type': 'application/json',
};

async function send(url: string, method: string, body: unknown, extra: Record<string, string>): Promise<Answer> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(url, { method, headers: { ...headers, ...extra }, body: text });
  const answer = await response.text();
  return { status: response.status, body: answer === '' ? {} : JSON.parse(answer), headers: response.headers };
}

/** Starts the Autotask side with the tiny seed; `call` sends credentials and a path below `/V1.0/` or a whole URL. */
export async function startTinySandbox(options: Partial<AutotaskAppOptions> = {}) {
  const instrumentation = createInstrumentation();
  const { app, store } = createAutotaskApp({
    seed: tinySeed,
    picklists: tinyPicklists,
    credentials: tinyCredentials,
    ...options,
  });
  const server = await serveInstrumented(app, 'autotask', instrumentation);
  const call = (method: string, path: string, body?: unknown, extra: Record<string, string> = {}) =>
    send(path.startsWith('http') ? path : `${server.url}/ATServicesRest/V1.0/${path}`, method, body, extra);
  /** The id of what was made; throws with the refusal's words. */
  const make = async (path: string, body: unknown): Promise<number> => {
    const answer = await call('POST', path, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return Number(answer.body.itemId);
  };
  return { server, store, instrumentation, call, make };
}

export type TinySandbox = Awaited<ReturnType<typeof startTinySandbox>>;
