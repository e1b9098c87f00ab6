import type { z } from 'zod';
import type { Result } from '../domain/result';
import { fetchPage, fetchRows } from './fetchRows';
import {
  brandSchema,
  categorySchema,
  customerSchema,
  employeeSchema,
  lineSchema,
  productSchema,
  productSupplierSchema,
  type QuoteManagerBrand,
  type QuoteManagerCategory,
  type QuoteManagerCustomer,
  type QuoteManagerEmployee,
  type QuoteManagerLine,
  type QuoteManagerProduct,
  type QuoteManagerProductSupplier,
  type QuoteManagerQuote,
  type QuoteManagerSalesOrder,
  type QuoteManagerSalesOrderLine,
  type QuoteManagerSection,
  quoteSchema,
  salesOrderLineSchema,
  salesOrderSchema,
  sectionSchema,
} from './quoteManagerRecords';
import { type QueryParameters, type QuoteManagerConnection, requestJson } from './requestJson';

/**
 * Reads Quote Manager's public interface (v1, read-only). A record that does not exist is null. Problems: `auth-rejected`,
 * `rate-limited`, `quote-manager-refused`, `offline`, `timed-out`, `storage-failed`. Lists hold what was asked for only, in the
 * order in which they came.
 */
export interface QuoteManagerClient {
  fetchQuote(id: number): Promise<Result<QuoteManagerQuote | null>>;
  fetchQuoteByNumber(number: string): Promise<Result<QuoteManagerQuote | null>>;
  fetchSections(quoteId: number): Promise<Result<QuoteManagerSection[]>>;
  fetchLines(sectionId: number): Promise<Result<QuoteManagerLine[]>>;
  fetchCustomer(id: number): Promise<Result<QuoteManagerCustomer | null>>;
  fetchEmployee(id: number): Promise<Result<QuoteManagerEmployee | null>>;
  fetchProduct(id: number): Promise<Result<QuoteManagerProduct | null>>;
  fetchProductSuppliers(productId: number): Promise<Result<QuoteManagerProductSupplier[]>>;
  fetchBrand(id: number): Promise<Result<QuoteManagerBrand | null>>;
  fetchCategories(): Promise<Result<QuoteManagerCategory[]>>;
  fetchSalesOrder(id: number): Promise<Result<QuoteManagerSalesOrder | null>>;
  fetchSalesOrderByNumber(number: string): Promise<Result<QuoteManagerSalesOrder | null>>;
  fetchSalesOrderLines(orderId: number): Promise<Result<QuoteManagerSalesOrderLine[]>>;
}

/** Makes the client; all requests of all clients share `connection.budget`. */
export function createQuoteManagerClient(connection: QuoteManagerConnection): QuoteManagerClient {
  return { ...createRecordReads(connection), ...createListReads(connection), ...createNumberLookups(connection) };
}

function createRecordReads(connection: QuoteManagerConnection) {
  const read =
    <Row>(path: string, schema: z.ZodType<Row>) =>
    (id: number) =>
      requestJson(connection, `${path}/${id}`, {}, schema);
  return {
    fetchQuote: read('quote', quoteSchema),
    fetchCustomer: read('customer', customerSchema),
    fetchEmployee: read('employee', employeeSchema),
    fetchProduct: read('product', productSchema),
    fetchBrand: read('brand', brandSchema),
    fetchSalesOrder: read('salesorder', salesOrderSchema),
  };
}

interface ListQuery<Row> {
  path: string;
  filter: QueryParameters;
  schema: z.ZodType<Row>;
  belongs: (row: Row) => boolean;
}

/** The documented filter is sent and applied again: it is reported to be ignored at times (reference § 2). */
async function fetchMatching<Row extends { id: number }>(
  connection: QuoteManagerConnection,
  { path, filter, schema, belongs }: ListQuery<Row>,
): Promise<Result<Row[]>> {
  const rows = await fetchRows(connection, path, filter, schema);
  return rows.ok ? { ok: true, value: rows.value.filter(belongs) } : rows;
}

function createListReads(connection: QuoteManagerConnection) {
  const list = <Row extends { id: number }>(query: ListQuery<Row>) => fetchMatching(connection, query);
  return {
    fetchSections: (quoteID: number) =>
      list({
        path: 'quotesection',
        filter: { quoteID },
        schema: sectionSchema,
        belongs: (section) => section.quoteID === quoteID,
      }),
    fetchLines: (quoteSectionID: number) =>
      list({
        path: 'quoteline',
        filter: { quoteSectionID },
        schema: lineSchema,
        belongs: (line) => line.quoteSectionID === quoteSectionID,
      }),
    fetchProductSuppliers: (productID: number) =>
      list({
        path: 'productsupplier',
        filter: { productID },
        schema: productSupplierSchema,
        belongs: (supplier) => supplier.productID === productID,
      }),
    fetchSalesOrderLines: (salesOrderID: number) =>
      list({
        path: 'salesorderline',
        filter: { salesOrderID },
        schema: salesOrderLineSchema,
        belongs: (line) => line.salesOrderID === salesOrderID,
      }),
    // The only list without paging.
    fetchCategories: () => fetchPage(connection, 'category', {}, categorySchema),
  };
}

function createNumberLookups(connection: QuoteManagerConnection) {
  const find = async <Row extends { id: number }>(query: ListQuery<Row>): Promise<Result<Row | null>> => {
    const rows = await fetchMatching(connection, query);
    return rows.ok ? { ok: true, value: rows.value[0] ?? null } : rows;
  };
  return {
    fetchQuoteByNumber: (quoteNumber: string) =>
      find({
        path: 'quote',
        filter: { quoteNumber },
        schema: quoteSchema,
        belongs: (quote) => quote.quoteNumber === quoteNumber,
      }),
    fetchSalesOrderByNumber: (orderNumber: string) =>
      find({
        path: 'salesorder',
        filter: { orderNumber },
        schema: salesOrderSchema,
        belongs: (order) => order.orderNumber === orderNumber,
      }),
  };
}
