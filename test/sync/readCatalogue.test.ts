import { describe, expect, it } from 'vitest';
import type { FilterEntry } from '../../utils/autotask/autotaskClient';
import { variantExternalId } from '../../utils/domain/matching/matchService';
import type { AutotaskPort } from '../../utils/sync/ports';
import { readServices } from '../../utils/sync/readCatalogue';

describe('readServices', () => {
  it('asks for a variant by the number that was written: cut before its period', async () => {
    const number = 'N'.repeat(50);
    const asked: FilterEntry[] = [];
    const query = async (_: string, filter: FilterEntry[]) => {
      asked.push(...filter);
      return { ok: true as const, value: [] };
    };
    const product = { number, manufacturerPartNumber: '', name: 'Backup' };
    await readServices([{ product, linkedIds: [] }], { query } as unknown as AutotaskPort);
    const written = variantExternalId(number, 'yearly');
    expect(written).toHaveLength(50);
    expect(JSON.stringify(asked)).toContain(`"${written}"`);
  });
});
