import { type CatalogueException, catalogueExceptions } from './catalogueExceptions.ts';
import { createRandom } from './createRandom.ts';
import type { ProductProfile, SeedPeriod } from './ProductProfile.ts';

const things = ['Laptop', 'Switch 24p', 'Dock', 'Monitor 27"', 'Access point', 'NAS 4-bay', 'UPS 1500', 'Headset'];
const licences = ['Mail Security', 'Endpoint Backup', 'Office Suite', 'Password Vault', 'Remote Access'];
const services = ['Managed Workstation', 'Managed Server', 'Network Monitoring', 'Help Desk Seat', 'Patch Service'];
const bundles = ['Small Office Care', 'Branch Care', 'Security Care'];
const wordsOf = [things, licences, services, bundles];
const prefixOf = ['HW', 'SW', 'SV', 'BD'];

const typeOf = (id: number): 0 | 1 | 2 | 3 => (id <= 2100 ? 0 : id <= 2115 ? 1 : id <= 2140 ? 2 : 3);

const productMatches = ['external', 'sku', 'part'] as const;
const serviceMatches = ['external', 'sku', 'name'] as const;

function categoryOf(id: number, type: number): number {
  if (type === 0) return 61 + (id % 3);
  return type === 1 ? 64 : 65;
}

function createProfile(id: number, exception: CatalogueException | undefined): ProductProfile {
  const random = createRandom(id);
  const type = typeOf(id);
  const words = wordsOf[type] ?? things;
  const price = random.between(2, type === 0 ? 180 : 60) * 10 + random.pick([0, 0.5, 0.99, 0.25]);
  const period: SeedPeriod = exception?.period ?? (type >= 2 ? 'monthly' : 'once');
  return {
    id,
    productNumber: `${prefixOf[type]}-${id}`,
    manufacturerPartNumber: type === 0 || type === 1 ? `MPN-${id * 7}` : '',
    type,
    title: `${words[id % words.length]} ${prefixOf[type]}${id % 100}`,
    brandId: type >= 2 ? 22 : 11 + (id % 11),
    categoryId: categoryOf(id, type),
    price,
    cost: Math.round(price * 80) / 100,
    period,
    autotaskPeriods: type >= 2 && period !== 'once' ? [period] : [],
    match: (type >= 2 ? serviceMatches : productMatches)[id % 3] ?? 'sku',
    ...exception,
  };
}

/** The 150 products, ids 2001–2150: 100 physical, 15 non-physical, 25 services, 10 bundles. */
export const productProfiles: readonly ProductProfile[] = Array.from({ length: 150 }, (_, index) =>
  createProfile(2001 + index, catalogueExceptions[2001 + index]),
);

/** Finds a product of the seed. Throws for an id outside 2001–2150. */
export function productProfile(id: number): ProductProfile {
  const profile = productProfiles[id - 2001];
  if (!profile) throw new Error(`The seed has no product ${id}`);
  return profile;
}
