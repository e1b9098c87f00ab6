import { describe, expect, it } from 'vitest';
import { createProblem } from '../../utils/domain/problem';
import { followZone } from '../../utils/sync/followZone';
import type { AutotaskPort } from '../../utils/sync/ports';

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
  const connect = ({ zoneName }: { zoneName: string }): AutotaskPort => {
    const answer = async () => {
      asked.push(zoneName);
      return zoneName === home ? ({ ok: true, value: null } as const) : refused;
    };
    const write = async () =>
      (await answer()).ok ? ({ ok: true, value: 1 } as const) : ({ ...refused, outcome: 'refused' } as const);
    return { get: answer, query: async () => refused, create: write, update: write, remove: write };
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
    const port = followZone({ zone: zoneAt('old'), ...tenant });
    expect(await port.create('Quotes', {}, null)).toEqual({ ok: true, value: 1 });
    expect(tenant.asked).toEqual(['old', 'new']);
  });

  it('asks the zone service once, also for many refusals at once, and then believes them', async () => {
    const tenant = createTenant('old');
    const port = followZone({ zone: zoneAt('old'), ...tenant });
    const answers = await Promise.all([port.query('Quotes', []), port.query('Products', []), port.query('Quotes', [])]);
    expect(answers).toEqual([refused, refused, refused]);
    expect(tenant.looks()).toBe(1);
  });
});
