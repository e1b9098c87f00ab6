import type { AutotaskId } from '../domain/autotaskRecords';
import type { Result } from '../domain/result';
import { nativeOpportunityId } from '../domain/sale/nativeIds';
import type { SourceDocument } from '../domain/sourceDocument';
import type { AutotaskPort } from './ports';

/**
 * The opportunity that Quote Manager's own integration made for a quote, by its id or by that of its Autotask quote; null where
 * none is named, or the one that is named was deleted.
 */
export async function findNativeOpportunity(
  { native }: Pick<SourceDocument, 'native'>,
  autotask: Pick<AutotaskPort, 'get' | 'query'>,
): Promise<Result<AutotaskId | null>> {
  const quotes =
    native.opportunityId === null && native.quoteId !== null
      ? await autotask.query('Quotes', [{ op: 'eq', field: 'id', value: native.quoteId }])
      : NO_QUOTES;
  if (!quotes.ok) return quotes;
  const id = nativeOpportunityId(native, { quotes: quotes.value });
  if (id === undefined) return { ok: true, value: null };
  const opportunity = await autotask.get('Opportunities', id);
  return opportunity.ok ? { ok: true, value: opportunity.value?.id ?? null } : opportunity;
}

const NO_QUOTES = { ok: true, value: [] } as const;
