import { describe, expect, it } from 'vitest';
import type { Link, OpenIntent } from '../../utils/domain/known';
import { isSameWatch, WATCH_KEY, waitForRecorded } from '../../utils/domain/twoBrowsers/planWait';
import { aPlanInput } from '../support/documents';

const opportunity: Link = { key: 'opportunity', entity: 'Opportunities', id: 11, base: {} };
const item: Link = { key: 'item:line-81', entity: 'QuoteItems', id: 31, base: {}, isRecorded: true };

function wait(links: Link[], seen?: Pick<OpenIntent, 'fields' | 'ageMs'>) {
  const intents: OpenIntent[] = seen ? [{ key: WATCH_KEY, entity: 'Quotes', ...seen }] : [];
  return waitForRecorded(aPlanInput({ known: { links, intents }, settleMs: 10_000 }));
}

describe('an item that only the sync record names and no query shows', () => {
  const sight = { what: 'missing', parentId: 11, count: 1 } as const;

  it('may have been written a moment ago, so it is waited for', () => {
    expect(wait([opportunity, item])).toEqual({ watch: sight, waitMs: 10_000 });
    expect(wait([opportunity, item], { fields: sight, ageMs: 4_000 })).toEqual({ watch: sight, waitMs: 6_000 });
  });

  it('counts as removed once it stayed missing for the settle time', () => {
    expect(wait([opportunity, item], { fields: sight, ageMs: 10_000 })).toBeNull();
  });

  it('is waited for anew when another one is missing, or something else was watched', () => {
    expect(wait([opportunity, item], { fields: { ...sight, count: 2 }, ageMs: 60_000 })?.waitMs).toBe(10_000);
    expect(wait([opportunity, item], { fields: { ...sight, what: 'present' }, ageMs: 60_000 })?.waitMs).toBe(10_000);
    expect(isSameWatch(sight, sight)).toBe(true);
  });

  it('is not waited for where the record says that a person removed it, or this browser stored it', () => {
    expect(wait([opportunity, { ...item, digests: { removed: 'AAAA' } }])).toBeNull();
    expect(wait([opportunity, { key: item.key, entity: item.entity, id: item.id, base: {} }])).toBeNull();
  });
});
