import type { z } from 'zod';
import type { Result } from '../domain/result';
import { fetchListPage, fetchPage, fetchRows, type ListPage, PAGE_SIZE } from './fetchRows';
import {
  brandSchema,
  type ChangedDocument,
  type ChangedProduct,
  categorySchema,
  changedDocumentSchema,
  changedProductSchema,
  customerSchema,
  employeeSchema,
  lineSchema,
  type OrderName,
  orderNameSchema,
  type ProductName,
  type ProductSupplierName,
  productNameSchema,
  productSchema,
  productSupplierNameSchema,
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
  type QuoteName,
  quoteNameSchema,
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
  fetchQuoteByNumber(number: string): Promise<Result<QuoteName | null>>;
  fetchSections(quoteId: number): Promise<Result<QuoteManagerSection[]>>;
  fetchLines(sectionId: number): Promise<Result<QuoteManagerLine[]>>;
  fetchCustomer(id: number): Promise<Result<QuoteManagerCustomer | null>>;
  fetchEmployee(id: number): Promise<Result<QuoteManagerEmployee | null>>;
  fetchProduct(id: number): Promise<Result<QuoteManagerProduct | null>>;
  fetchProductSuppliers(productId: number): Promise<Result<QuoteManagerProductSupplier[]>>;
  fetchBrands(): Promise<Result<QuoteManagerBrand[]>>;
  fetchCategories(): Promise<Result<QuoteManagerCategory[]>>;
  /** Changed after `since` (`2026-03-01T00:00:00`); null when there are more than one page of 100. */
  fetchChangedProducts(since: string): Promise<Result<ChangedProduct[] | null>>;
  fetchChangedSuppliers(since: string): Promise<Result<ProductSupplierName[] | null>>;
  /** One page of 100 by its number from 1; `since` null = all. A page that is not full is the last one. */
  fetchProductPage(query: PageQuery): Promise<Result<ListPage<QuoteManagerProduct, ProductName>>>;
  fetchSupplierPage(query: PageQuery): Promise<Result<ListPage<QuoteManagerProductSupplier, ProductSupplierName>>>;
  fetchQuotePage(query: PageQuery): Promise<Result<ChangedDocument[]>>;
  fetchSalesOrderPage(query: PageQuery): Promise<Result<ChangedDocument[]>>;
  fetchSalesOrder(id: number): Promise<Result<QuoteManagerSalesOrder | null>>;
  fetchSalesOrderByNumber(number: string): Promise<Result<OrderName | null>>;
  fetchSalesOrderLines(orderId: number): Promise<Result<QuoteManagerSalesOrderLine[]>>;
}

/** Which part of a list: `page` from 1; `since`: changed after that time only. */
export interface PageQuery {
  page: number;
  since: string | null;
}

/** Makes the client; all requests of all clients share `connection.budget`. */
export function createQuoteManagerClient(connection: QuoteManagerConnection): QuoteManagerClient {
  return {
    ...createRecordReads(connection),
    ...createListReads(connection),
    ...createPageReads(connection),
    ...createNumberLookups(connection),
  };
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

/** Pages of whole lists, or of what changed in them. */
function createPageReads(connection: QuoteManagerConnection) {
  const page =
    <Row>(path: string, schema: z.ZodType<Row>) =>
    (query: PageQuery) =>
      fetchPage(connection, path, toParameters(query), schema);
  const list =
    <Row, Name>(path: string, schemas: { row: z.ZodType<Row>; name: z.ZodType<Name> }) =>
    (query: PageQuery) =>
      fetchListPage(connection, { path, query: toParameters(query) }, schemas);
  const changed =
    <Row>(path: string, schema: z.ZodType<Row>) =>
    async (since: string): Promise<Result<Row[] | null>> => {
      const rows = await page(path, schema)({ page: 1, since });
      return rows.ok && rows.value.length >= PAGE_SIZE ? { ok: true, value: null } : rows;
    };
  return {
    fetchBrands: () => fetchRows(connection, 'brand', {}, brandSchema),
    fetchChangedProducts: changed('product', changedProductSchema),
    fetchChangedSuppliers: changed('productsupplier', productSupplierNameSchema),
    fetchProductPage: list('product', { row: productSchema, name: productNameSchema }),
    fetchSupplierPage: list('productsupplier', { row: productSupplierSchema, name: productSupplierNameSchema }),
    fetchQuotePage: page('quote', changedDocumentSchema),
    fetchSalesOrderPage: page('salesorder', changedDocumentSchema),
  };
}

function toParameters({ page, since }: PageQuery): QueryParameters {
  return { page, pageSize: PAGE_SIZE, ...(since === null ? {} : { modifiedAfter: since }) };
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
        schema: quoteNameSchema,
        belongs: (quote) => quote.quoteNumber === quoteNumber,
      }),
    fetchSalesOrderByNumber: (orderNumber: string) =>
      find({
        path: 'salesorder',
        filter: { orderNumber },
        schema: orderNameSchema,
        belongs: (order) => order.orderNumber === orderNumber,
      }),
  };
}
