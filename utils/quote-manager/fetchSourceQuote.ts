import { createProblem, type Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { SourceDocument } from '../domain/sourceDocument';
import type { CatalogueCache } from './catalogueCache';
import { collectResults } from './collectResults';
import type { QuoteManagerClient } from './createQuoteManagerClient';
import { fetchSourceProducts } from './fetchSourceProducts';
import { mapQuote, mapSectionKind } from './mapQuote';
import type {
  QuoteManagerEmployee,
  QuoteManagerLine,
  QuoteManagerQuote,
  QuoteManagerSection,
} from './quoteManagerRecords';

/**
 * Reads a quote with all that belongs to it, as much at once as its parts allow (engine.md, *Reads overlap too*). Problems: those
 * of the client, and `quote-not-found`.
 */
export async function fetchSourceQuote(
  client: QuoteManagerClient,
  id: number,
  cache: CatalogueCache,
): Promise<Result<SourceDocument>> {
  const quote = await client.fetchQuote(id);
  if (!quote.ok) return quote;
  if (quote.value === null) return { ok: false, problem: quoteNotFound(id) };
  return fetchParts(client, quote.value, cache);
}

async function fetchParts(
  client: QuoteManagerClient,
  quote: QuoteManagerQuote,
  cache: CatalogueCache,
): Promise<Result<SourceDocument>> {
  const [content, customer, employee] = await Promise.all([
    fetchContent(client, quote.id, cache),
    client.fetchCustomer(quote.customerID),
    fetchOwner(client, quote.ownerEmployeeID),
  ]);
  if (!content.ok) return content;
  if (!customer.ok) return customer;
  if (!employee.ok) return employee;
  if (customer.value === null) return { ok: false, problem: customerMissing(quote) };
  const document = mapQuote({ quote, ...content.value, customer: customer.value, employee: employee.value });
  return { ok: true, value: document };
}

async function fetchContent(client: QuoteManagerClient, quoteId: number, cache: CatalogueCache) {
  const sections = await client.fetchSections(quoteId);
  if (!sections.ok) return sections;
  const linesBySection = await fetchLines(client, sections.value);
  if (!linesBySection.ok) return linesBySection;
  const lines = [...linesBySection.value.values()].flat();
  const productIds = lines.map((line) => line.productID ?? 0).filter((id) => id > 0);
  const products = await fetchSourceProducts(client, productIds, cache);
  if (!products.ok) return products;
  const content = { sections: sections.value, linesBySection: linesBySection.value, products: products.value };
  return { ok: true as const, value: content };
}

/** Text, acceptance and splash sections have no priced lines (sync-rules § 3); they are not asked for. */
async function fetchLines(
  client: QuoteManagerClient,
  sections: readonly QuoteManagerSection[],
): Promise<Result<Map<number, QuoteManagerLine[]>>> {
  const priced = sections.filter((section) => ['products', 'labor', 'notSet'].includes(mapSectionKind(section)));
  const lines = collectResults(await Promise.all(priced.map((section) => client.fetchLines(section.id))));
  if (!lines.ok) return lines;
  return { ok: true, value: new Map(priced.map((section, index) => [section.id, lines.value[index] ?? []])) };
}

async function fetchOwner(client: QuoteManagerClient, id: number | null): Promise<Result<QuoteManagerEmployee | null>> {
  return id !== null && id > 0 ? client.fetchEmployee(id) : { ok: true, value: null };
}

const quoteNotFound = (id: number): Problem => createProblem('quote-not-found', { kind: 'quote', number: String(id) });

const customerMissing = (quote: QuoteManagerQuote): Problem =>
  createProblem(
    'quote-manager-refused',
    {},
    {
      details: [`Customer ${quote.customerID} of quote ${quote.quoteNumber} does not exist.`],
      view: { kind: 'document', ref: `quote:${quote.id}` },
    },
  );
