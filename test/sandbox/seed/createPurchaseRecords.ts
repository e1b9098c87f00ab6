import type { QuoteManagerRecord, QuoteManagerSeed } from '../types.ts';
import { computeLineAmounts } from './computeLineAmounts.ts';
import { productProfile } from './productProfiles.ts';
import { seedDate } from './seedDate.ts';
import { seedIndex } from './seedIndex.ts';

const salesOrders = [seedIndex.orderWon, seedIndex.orderProcessed, null];

const address = (kind: 'billing' | 'delivery'): Record<string, unknown> => ({
  [`${kind}Company`]: 'Seller Ltd',
  [`${kind}Contact`]: 'Goods in',
  [`${kind}Address`]: '1 Seller Square',
  [`${kind}City`]: 'Albany',
  [`${kind}State`]: 'NY',
  [`${kind}PostalCode`]: '12210',
  [`${kind}Country`]: 'United States',
});

function createPurchaseOrder(salesOrderID: number | null, index: number): QuoteManagerRecord {
  return {
    id: 801 + index,
    orderNumber: `PO${55_000_001 + index}`,
    reference: null,
    supplierID: 71 + index,
    warehouseID: 91,
    salesOrderID,
    type: index === 1 ? 1 : 0,
    status: index,
    note: null,
    dueDate: seedDate(60 + index),
    ...address('billing'),
    ...address('delivery'),
    deliveryInstruction: null,
    orderDate: seedDate(47 + index),
    receivedDate: index === 2 ? seedDate(51) : null,
    createdDate: seedDate(47 + index),
    modifiedDate: seedDate(50 + index),
  };
}

function createLine(purchaseOrderID: number, index: number): QuoteManagerRecord {
  const product = productProfile(2010 + index);
  const price = product.cost ?? product.price;
  return {
    id: purchaseOrderID * 1000 + 1,
    purchaseOrderID,
    productID: product.id,
    title: product.title,
    description: null,
    price,
    tax: computeLineAmounts({ price, quantity: 2, taxRate: 10 }).tax,
    taxRate: 10,
    landedCost: price,
    quantity: 2,
    quantityReceived: index === 2 ? 2 : 0,
    lineNumber: 1,
    serialNumbers: index === 2 ? [{ serialNumber: 'IN-0001', status: 'Received', warehouseID: 91 }] : [],
    createdDate: seedDate(47 + index),
    modifiedDate: seedDate(50 + index),
  };
}

const createCost = (purchaseOrderID: number, index: number): QuoteManagerRecord => ({
  id: 8501 + index,
  purchaseOrderID,
  description: 'Freight in',
  amount: 30,
  tax: 3,
  taxRate: 10,
  createdDate: seedDate(47 + index),
  modifiedDate: seedDate(50 + index),
});

/** Purchase orders, which never travel to Autotask, and the warehouse. */
export function createPurchaseRecords(): QuoteManagerSeed {
  const purchaseorder = salesOrders.map(createPurchaseOrder);
  return {
    purchaseorder,
    purchaseorderline: purchaseorder.map((order, index) => createLine(order.id, index)),
    purchaseordercost: purchaseorder.map((order, index) => createCost(order.id, index)),
    warehouse: [
      {
        id: 91,
        name: 'Main warehouse',
        email: 'goods.in@seller.example',
        address: '1 Seller Square',
        city: 'Albany',
        state: 'NY',
        postalCode: '12210',
        country: 'United States',
        createDate: seedDate(-400),
        modifiedDate: seedDate(-100),
      },
    ],
  };
}
