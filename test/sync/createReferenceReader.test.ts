import { describe, expect, it, vi } from 'vitest';
import type { AutotaskClient } from '../../utils/autotask/autotaskClient';
import { createProblem } from '../../utils/domain/problem';
import { createReferenceReader } from '../../utils/sync/createReferenceReader';
import { openTestDatabase } from '../queue/openTestDatabase';

const HOUR_MS = 60 * 60_000;

function createReader() {
  const database = openTestDatabase();
  const state = { now: 1_000, reads: 0, isDown: false, reported: [] as unknown[] };
  const down = { ok: false as const, problem: createProblem('offline', { system: 'Autotask' }) };
  const client: Pick<AutotaskClient, 'fields' | 'query' | 'userDefinedFields'> = {
    fields: async () => ({ ok: true, value: [] }),
    query: async (entity) => {
      if (entity === 'BillingCodes') state.reads += 1;
      return state.isDown ? down : { ok: true, value: [] };
    },
    userDefinedFields: async () => ({ ok: true, value: [] }),
  };
  const reader = createReferenceReader(database, {
    tenant: 't',
    clock: () => state.now,
    client: client as AutotaskClient,
    report: (error) => state.reported.push(error),
  });
  return { ...reader, state };
}

describe('the tenant’s lists', () => {
  it('are read once an hour, and behind a sync that goes on with what is there', async () => {
    const { readReference, listsReadAt, state } = createReader();
    await readReference({ fresh: false });
    await readReference({ fresh: false });
    expect(state.reads).toBe(1);
    state.now += HOUR_MS + 1;
    expect(await readReference({ fresh: false })).toMatchObject({ ok: true });
    await vi.waitFor(async () => expect(await listsReadAt()).toBe(state.now));
    expect(state.reads).toBe(2);
  });

  it('are waited for when they are a day old, and whenever fresh ones are asked for', async () => {
    const { readReference, state } = createReader();
    await readReference({ fresh: false });
    state.now += 25 * HOUR_MS;
    state.isDown = true;
    expect(await readReference({ fresh: false })).toMatchObject({ ok: false, problem: { code: 'offline' } });
    state.isDown = false;
    await readReference({ fresh: true });
    expect(state.reads).toBe(3);
  });

  it('are read anew when they come from the future: the clock was set back', async () => {
    const { readReference, listsReadAt, state } = createReader();
    state.now = 1_000 * HOUR_MS;
    await readReference({ fresh: false });
    state.now -= 100 * HOUR_MS;
    await readReference({ fresh: false });
    expect([state.reads, await listsReadAt()]).toEqual([2, state.now]);
  });

  it('stay as they are while Autotask does not answer', async () => {
    const { readReference, state } = createReader();
    await readReference({ fresh: false });
    state.now += 2 * HOUR_MS;
    state.isDown = true;
    expect(await readReference({ fresh: false })).toMatchObject({ ok: true });
    expect(state.reported).toEqual([]);
  });

  it('are read once for all who ask at the same moment', async () => {
    const { readReference, state } = createReader();
    await Promise.all([readReference({ fresh: true }), readReference({ fresh: true }), readReference({ fresh: true })]);
    expect(state.reads).toBe(1);
  });
});
