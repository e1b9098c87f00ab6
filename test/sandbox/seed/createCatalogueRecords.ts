import type { QuoteManagerRecord, QuoteManagerSeed } from '../types.ts';
import { brandNames, categoryNames } from './catalogueNames.ts';
import type { ProductProfile, SeedPeriod } from './ProductProfile.ts';
import { productProfiles } from './productProfiles.ts';
import { seedDate } from './seedDate.ts';

/** Quote Manager's number of a period; null for one-off. */
export const recurringTypeOf: Record<SeedPeriod, number | null> = { once: null, monthly: 0, quarterly: 1, yearly: 2 };

function createProduct(profile: ProductProfile, index: number): QuoteManagerRecord {
  return {
    id: profile.id,
    productNumber: profile.productNumber,
    manufacturerPartNumber: profile.manufacturerPartNumber,
    type: profile.type,
    title: profile.title,
    brandID: profile.brandId,
    weight: profile.type === 0 ? 1 + (index % 9) / 2 : 0,
    categoryID: profile.categoryId,
    price: profile.price,
    retailPrice: Math.round(profile.price * 110) / 100,
    isHidden: false,
    isActive: true,
    isRecommended: index % 10 === 0,
    isSerialized: profile.type === 0 && index % 4 === 0,
    isRecurring: profile.period !== 'once',
    recurringType: recurringTypeOf[profile.period],
    url: `https://shop.seller.example/product/${profile.id}`,
    createdDate: seedDate(-150, index),
    modifiedDate: seedDate(index % 45, 720),
  };
}

/** Every third product has a second, dearer supplier: the cheapest one counts. */
function createSuppliers(profile: ProductProfile, index: number): QuoteManagerRecord[] {
  const { cost } = profile;
  if (cost === undefined) return [];
  const offers = index % 3 === 0 ? [Math.round(cost * 105) / 100, cost] : [cost];
  return offers.map((offer, number) => ({
    id: 5001 + index * 2 + number,
    productID: profile.id,
    supplierID: 71 + ((index + number) % 4),
    quantity: (index * 7) % 50,
    cost: offer,
    productNumber: `SUP-${profile.id}-${number + 1}`,
    createdDate: seedDate(-140, index),
    modifiedDate: seedDate(index % 45, 750),
  }));
}

function createImage(profile: ProductProfile, index: number): QuoteManagerRecord {
  return {
    id: 6001 + index,
    productID: profile.id,
    productNumber: profile.productNumber,
    url: `https://shop.seller.example/images/${profile.id}.png`,
  };
}

const createBrand = (name: string, index: number): QuoteManagerRecord => ({
  id: 11 + index,
  name,
  imageFilename: index % 2 === 0 ? `brand-${11 + index}.png` : null,
  createDate: seedDate(-400),
  modifiedDate: seedDate(-100 + index),
});

const createCategory = (name: string, index: number): QuoteManagerRecord => ({
  id: 61 + index,
  parentID: index === 1 || index === 2 ? 61 : null,
  name,
  type: 0,
  displayOrder: index + 1,
  html: index === 0 ? '<p>All <strong>hardware</strong></p>' : null,
  createdDate: seedDate(-400),
  modifiedDate: seedDate(-90 + index),
});

const createSupplier = (name: string, index: number): QuoteManagerRecord => ({
  id: 71 + index,
  accountNumber: index === 3 ? null : `ACC-${index + 1}`,
  name,
  isOnline: index < 2,
  onlineETA: null,
  email: `orders@supplier${index + 1}.example`,
  note: null,
  createDate: seedDate(-400),
  modifiedDate: seedDate(-80 + index),
});

/** Products, what suppliers ask for them, images, brands, categories and suppliers. */
export function createCatalogueRecords(): QuoteManagerSeed {
  return {
    product: productProfiles.map(createProduct),
    productsupplier: productProfiles.flatMap(createSuppliers),
    productimage: productProfiles.slice(0, 40).map(createImage),
    brand: brandNames.map(createBrand),
    category: categoryNames.map(createCategory),
    supplier: ['Main Street Distribution', 'Ingot Wholesale', 'Cloudmart', 'Local Parts'].map(createSupplier),
  };
}
