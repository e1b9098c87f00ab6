import { describe, expect, it } from 'vitest';
import type { AutotaskClient } from '../../utils/autotask/autotaskClient';
import { createProblem } from '../../utils/domain/problem';
import { followZone } from '../../utils/sync/followZone';

const zoneAt = (host: string) => ({
  apiUrl: `https://${host}/V1.0/`,
  webUrl: `https://${host}/`,
  zoneName: host,
  databaseNumber: 1,
});
const refused = { ok: false, problem: createProblem('auth-rejected', { system: 'Autotask' }) } as const;

/** A tenant that lives at `home`: every other address answers 401. */
function createTenant(home: string) {
  const asked: string[] = [];
  let looks = 0;
  const connect = ({ zoneName }: { zoneName: string }): AutotaskClient => {
    const answer = async () => {
      asked.push(zoneName);
      return zoneName === home ? ({ ok: true, value: null } as const) : refused;
    };
    const write = async () =>
      (await answer()).ok ? ({ ok: true, value: 1 } as const) : ({ ...refused, outcome: 'refused' } as const);
    const none = async () => refused;
    const reads = { get: answer, query: none, count: none, fields: none, userDefinedFields: none, threshold: none };
    return { ...reads, create: write, update: write, remove: write };
  };
  const fetchZone = async () => {
    looks += 1;
    return { ok: true, value: zoneAt(home) } as const;
  };
  return { asked, connect, fetchZone, looks: () => looks };
}

describe('followZone', () => {
  it('goes on in the new zone after a move', async () => {
    const tenant = createTenant('new');
    const client = followZone({ zone: zoneAt('old'), ...tenant });
    expect(await client.create('Quotes', {}, null)).toEqual({ ok: true, value: 1 });
    expect(tenant.asked).toEqual(['old', 'new']);
  });

  it('asks the zone service once, also for many refusals at once, and then believes them', async () => {
    const tenant = createTenant('old');
    const client = followZone({ zone: zoneAt('old'), ...tenant });
    const answers = await Promise.all([client.query('Quotes', []), client.fields('Quotes'), client.threshold()]);
    expect(answers).toEqual([refused, refused, refused]);
    expect(tenant.looks()).toBe(1);
  });
});
