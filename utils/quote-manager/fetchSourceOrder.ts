import { createProblem, type Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { SourceDocument, SourceProduct } from '../domain/sourceDocument';
import type { CatalogueCache } from './catalogueCache';
import type { QuoteManagerClient } from './createQuoteManagerClient';
import { fetchSourceProducts } from './fetchSourceProducts';
import { realId } from './mapParts';
import { mapSalesOrder } from './mapSalesOrder';
import type { QuoteManagerSalesOrder, QuoteManagerSalesOrderLine } from './quoteManagerRecords';

/**
 * Reads a sales order with its lines, customer, owner and quote, all at once after the order itself (engine.md, *Reads overlap
 * too*): five requests while the products are cached. Problems: those of the client, and `quote-not-found`.
 */
export async function fetchSourceOrder(
  client: QuoteManagerClient,
  id: number,
  cache: CatalogueCache,
): Promise<Result<SourceDocument>> {
  const order = await client.fetchSalesOrder(id);
  if (!order.ok) return order;
  if (order.value === null) return { ok: false, problem: orderNotFound(id) };
  return fetchParts(client, order.value, cache);
}

async function fetchParts(
  client: QuoteManagerClient,
  order: QuoteManagerSalesOrder,
  cache: CatalogueCache,
): Promise<Result<SourceDocument>> {
  const [content, customer, employee, quote] = await Promise.all([
    fetchContent(client, order.id, cache),
    client.fetchCustomer(order.customerID),
    whereGiven(order.ownerEmployeeID, client.fetchEmployee),
    whereGiven(order.quoteID, client.fetchQuote),
  ]);
  if (!content.ok) return content;
  if (!customer.ok) return customer;
  if (!employee.ok) return employee;
  if (!quote.ok) return quote;
  if (customer.value === null) return { ok: false, problem: customerMissing(order) };
  const records = { order, ...content.value, customer: customer.value, employee: employee.value, quote: quote.value };
  return { ok: true, value: mapSalesOrder(records) };
}

type Content = { lines: QuoteManagerSalesOrderLine[]; products: ReadonlyMap<number, SourceProduct> };

async function fetchContent(
  client: QuoteManagerClient,
  orderId: number,
  cache: CatalogueCache,
): Promise<Result<Content>> {
  const lines = await client.fetchSalesOrderLines(orderId);
  if (!lines.ok) return lines;
  const productIds = lines.value.map((line) => line.productID ?? 0).filter((id) => id > 0);
  const products = await fetchSourceProducts(client, productIds, cache);
  return products.ok ? { ok: true, value: { lines: lines.value, products: products.value } } : products;
}

async function whereGiven<T>(
  id: number | null,
  fetchRecord: (id: number) => Promise<Result<T | null>>,
): Promise<Result<T | null>> {
  const real = realId(id);
  return real === null ? { ok: true, value: null } : fetchRecord(real);
}

const orderNotFound = (id: number): Problem =>
  createProblem('quote-not-found', { kind: 'sales order', number: String(id) });

const customerMissing = (order: QuoteManagerSalesOrder): Problem =>
  createProblem(
    'quote-manager-refused',
    {},
    {
      details: [`Customer ${order.customerID} of order ${order.orderNumber} does not exist.`],
      view: { kind: 'document', ref: `order:${order.id}` },
    },
  );
