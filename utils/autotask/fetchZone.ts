import { z } from 'zod';
import { isAutotaskAddress, isUnderAutotask } from '../domain/isAutotaskAddress';
import { isLoopback } from '../domain/isLoopback';
import { matchKeys } from '../domain/matching/matchKeys';
import { createProblem } from '../domain/problem';
import type { Result } from '../domain/result';
import { classifyFailure, classifySilence, crashedFailure, type FailedRequest } from './classifyFailure';
import { readAnswerWords } from './readAnswerWords';
import { sendRequest } from './sendRequest';

/** Where a tenant lives. Both addresses end with a slash. */
export interface Zone {
  /** `https://webservices5.autotask.net/ATServicesRest/V1.0/` */
  apiUrl: string;
  /** `https://ww5.autotask.net/` */
  webUrl: string;
  zoneName: string;
  databaseNumber: number;
}

const zoneSchema = z.preprocess(
  (value) => matchKeys(value, ['zoneName', 'url', 'webUrl', 'ci']),
  z.object({ zoneName: z.string(), url: z.url(), webUrl: z.url(), ci: z.number() }),
);

const REQUEST: FailedRequest = { isWrite: false, what: 'finding the zone' };

/**
 * Asks which zone serves an API user (reference § 1.1); no secret is sent. `zoneUrl` is the full address of `zoneInformation`.
 * Problems: `setting-missing` for an address that is not Autotask's, `auth-rejected` for an unknown user, `zone-moved` for an address that must not get credentials, and those of a read.
 */
export async function fetchZone(options: {
  zoneUrl: string;
  userName: string;
  fetch: typeof globalThis.fetch;
  timeoutMs?: number;
}): Promise<Result<Zone>> {
  const address = parseAddress(options.zoneUrl);
  if (address === null) return settingMissing(options.zoneUrl);
  const asked = new URL(address);
  asked.searchParams.set('user', options.userName);
  const delivery = await sendRequest(options, { url: asked.href, method: 'GET', headers: {} });
  if (delivery.kind === 'silence') {
    return { ok: false, problem: classifySilence(delivery.reason, REQUEST, delivery.details).problem };
  }
  if (delivery.status === 200) return readZone(delivery.body, address, delivery.headers);
  return { ok: false, problem: classifyZoneFailure(delivery) };
}

function classifyZoneFailure({ status, body, headers }: { status: number; body: string; headers: Headers }) {
  const { errors, hasErrorId } = readAnswerWords(body);
  // An unknown user is reported as a validation failure.
  if (status !== 500 || errors.length === 0 || hasErrorId) {
    return classifyFailure({ ...REQUEST, status, body, headers }).problem;
  }
  const view = { kind: 'options', section: 'connection' } as const;
  return createProblem('auth-rejected', { system: 'Autotask' }, { details: errors, view });
}

function readZone(body: string, zoneAddress: URL, headers: Headers): Result<Zone> {
  const parsed = zoneSchema.safeParse(parseJson(body));
  if (!parsed.success)
    return { ok: false, problem: crashedFailure({ ...REQUEST, status: 200, body, headers }).problem };
  const { url, webUrl, zoneName, ci } = parsed.data;
  const untrusted = [url, webUrl].find((address) => !isTrusted(new URL(address), zoneAddress));
  if (untrusted !== undefined) {
    const view = { kind: 'options', section: 'connection' } as const;
    return { ok: false, problem: createProblem('zone-moved', {}, { details: [untrusted], view }) };
  }
  const apiUrl = withSlash(url).replace(/v1\.0\/$/i, '');
  return { ok: true, value: { apiUrl: `${apiUrl}V1.0/`, webUrl: withSlash(webUrl), zoneName, databaseNumber: ci } };
}

/** Credentials go to Autotask alone; what stands on this computer may point to this computer. */
function isTrusted(address: URL, zoneAddress: URL): boolean {
  return isUnderAutotask(address) || (isLoopback(zoneAddress) && isLoopback(address));
}

const withSlash = (address: string) => `${address.replace(/\/+$/, '')}/`;

function parseAddress(address: string): URL | null {
  return URL.canParse(address) && isAutotaskAddress(new URL(address)) ? new URL(address) : null;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The schema refuses it like any other unreadable answer.
    return null;
  }
}

function settingMissing(zoneUrl: string): Result<never> {
  const parts = { setting: 'autotask.zoneUrl', why: `"${zoneUrl}" is no address of Autotask.` };
  return {
    ok: false,
    problem: createProblem('setting-missing', parts, { view: { kind: 'options', section: 'connection' } }),
  };
}
