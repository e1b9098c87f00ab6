import type { AutotaskBillingCode } from '../autotaskRecords';
import { choiceForCategory } from '../matching/resolveChoice';
import { resolveMaterialCode, resolveServiceCode } from '../matching/resolveMaterialCode';
import type { ReferenceData } from '../referenceData';
import type { Result } from '../result';
import type { Settings } from '../settings';
import type { SourceProduct } from '../sourceDocument';

interface Tenant {
  settings: Settings;
  reference: ReferenceData;
}

/** The material code of a new product: its category's, else the general one (sync-rules § 5). */
export function materialCodeFor(product: SourceProduct, { settings, reference }: Tenant): Result<AutotaskBillingCode> {
  const { materialCodeByCategory, materialCode } = settings.products;
  const { choice, setting } = choiceForCategory(materialCodeByCategory, product.category, materialCode, {
    byCategory: 'products.materialCodeByCategory',
    general: 'products.materialCode',
  });
  return resolveMaterialCode(choice, reference, setting);
}

/** The service code of a new service: its category's, else the general one (sync-rules § 5). */
export function serviceCodeFor(product: SourceProduct, { settings, reference }: Tenant): Result<AutotaskBillingCode> {
  const { serviceCodeByCategory, serviceCode } = settings.services;
  const { choice, setting } = choiceForCategory(serviceCodeByCategory, product.category, serviceCode, {
    byCategory: 'services.serviceCodeByCategory',
    general: 'services.serviceCode',
  });
  return resolveServiceCode(choice, reference, setting);
}
