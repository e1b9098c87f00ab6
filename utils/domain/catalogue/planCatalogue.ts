import type { AutotaskService } from '../autotaskRecords';
import type { Known } from '../known';
import { matchProduct } from '../matching/matchProduct';
import { matchService, variantExternalId } from '../matching/matchService';
import { periodLabel, periodTypeOf } from '../matching/periodTypeOf';
import { catalogueKeys, linkedIds, linkName } from '../matching/sharedKeys';
import type { Operation, OperationKey, PlannedFields } from '../plan';
import type { Problem } from '../problem';
import type { SourceProduct } from '../sourceDocument';
import { withSuffix } from '../text/text';
import { unseenAges } from '../twoBrowsers/planWait';
import { settleCatalogue } from '../twoBrowsers/settleCatalogue';
import { materialCodeFor, serviceCodeFor } from './catalogueCodes';
import type { CatalogueEntry, PlanCatalogueInput } from './catalogueEntry';
import { productPriceFields, productTextFields, servicePriceFields, serviceTextFields } from './catalogueFields';
import { catalogueProblem } from './catalogueProblem';
import { keepUp } from './keepUpRecord';

export interface CataloguePlan {
  entries: CatalogueEntry[];
  /** A setting that the run cannot do without: nobody wants it named at every product. */
  obstacle: Problem | null;
  /** Products and services of this browser that no other one made first. */
  proven: OperationKey[];
  /** Set when an unanswered create or one that no query shows is younger than the settle time: plan again after this many milliseconds. */
  waitMs: number | null;
}

/**
 * Brings Autotask's products and services to Quote Manager's catalogue (sync-rules § 5): what is ambiguous or inactive is
 * listed and never guessed; prices that a person changed in Autotask are not overwritten in silence. Pure.
 */
export function planCatalogue(read: PlanCatalogueInput): CataloguePlan {
  const { known, products, services, givenUp, proven } = settleCatalogue({ ...read.candidates, known: read.known });
  const input = { ...read, known, candidates: { products, services } };
  const entries = input.products.map((product) => {
    const entry = product.kind === 'product' ? planProduct(product, input) : planService(product, input);
    const keys = catalogueKeys(product);
    const yielded = givenUp.filter(({ key }) => keys.includes(key)).flatMap(({ operations }) => operations);
    return { ...entry, operations: [...yielded, ...entry.operations] };
  });
  const obstacle = entries.find(({ problem }) => problem && STOPPING.has(problem.code))?.problem ?? null;
  return { entries, obstacle, proven, waitMs: waitFor(entries, read) };
}

const STOPPING: ReadonlySet<Problem['code']> = new Set(['setting-missing', 'billing-code-missing']);

function waitFor(entries: CatalogueEntry[], { known, candidates, settleMs }: PlanCatalogueInput): number | null {
  const creates = new Set(
    entries.flatMap(({ operations }) => operations.filter(({ kind }) => kind === 'create').map(({ key }) => key)),
  );
  const young = known.intents.filter(({ key, ageMs }) => creates.has(key) && ageMs < settleMs);
  const ages = [...young.map(({ ageMs }) => ageMs), ...unseenAges(known, candidates)];
  const waits = ages.map((ageMs) => settleMs - ageMs).filter((waitMs) => waitMs > 0);
  return waits.length > 0 ? Math.max(...waits) : null;
}

function planProduct(product: SourceProduct, input: PlanCatalogueInput): CatalogueEntry {
  const linkedId = linkedIds(input.known, 'product').get(linkName(product));
  const match = matchProduct(product, input.candidates.products, linkedId);
  switch (match.kind) {
    case 'found':
      return keepUp({
        product,
        key: `product:${linkName(product)}`,
        entity: 'Products',
        record: match.product,
        prices: productPriceFields(product),
        texts: productTextFields(product),
        input,
      });
    case 'ambiguous':
      return listed(product, catalogueProblem('ambiguous-product', product, match.candidates, 'Products'));
    case 'inactive':
      return listed(product, catalogueProblem('product-inactive', product, [match.product], 'Products'));
    case 'missing':
      return createMissingProduct(product, input);
  }
}

function createMissingProduct(product: SourceProduct, input: PlanCatalogueInput): CatalogueEntry {
  // Without number and part number no later sync could find it again: it would be made anew each time.
  if (input.settings.products.missing === 'stop' || linkName(product) === '')
    return listed(product, catalogueProblem('product-not-found', product));
  const code = materialCodeFor(product, input);
  if (!code.ok) return listed(product, code.problem);
  const fields = { ...productTextFields(product), ...productPriceFields(product), isActive: true };
  return created(product, 'Products', `product:${linkName(product)}`, {
    ...fields,
    productBillingCodeID: code.value.id,
  });
}

function planService(product: SourceProduct, input: PlanCatalogueInput): CatalogueEntry {
  // A one-off service is a cost with a material code; none is made for it, and no period's price is its own (sync-rules § 3).
  if (product.period === 'oneTime') return { product, outcome: 'unchanged', operations: [], problem: null };
  const period = periodTypeOf(product.period, input.reference, input.settings, 'Services.periodType');
  if (!period.ok) return listed(product, period.problem);
  const keys = catalogueKeys(product);
  const links = input.known.links.filter(({ key }) => keys.includes(key));
  const wanted = { period: product.period, typeId: period.value };
  const match = matchService(
    product,
    wanted,
    input.candidates.services,
    links.map(({ id }) => id),
  );
  switch (match.kind) {
    case 'found':
      return keepUp({
        product,
        key: links.find(({ id }) => id === match.service.id)?.key ?? freeKey(product, links),
        entity: 'Services',
        record: match.service,
        prices: servicePriceFields(product),
        // A variant keeps its own name and number.
        texts: isVariant(product, match.service) ? {} : serviceTextFields(product),
        input,
      });
    case 'ambiguous':
      return listed(product, catalogueProblem('ambiguous-product', product, match.candidates, 'Services'));
    case 'inactive':
      return listed(product, catalogueProblem('product-inactive', product, [match.service], 'Services'));
    default:
      return createMissingService(
        product,
        { isVariant: match.kind === 'periodDiffers', periodType: period.value },
        input,
      );
  }
}

const isVariant = (product: SourceProduct, service: AutotaskService): boolean =>
  service.externalID === variantExternalId(product.number, product.period);

/** The plain key, unless another period's service has it. */
function freeKey(product: SourceProduct, links: Known['links']): string {
  const plain = `service:${linkName(product)}`;
  return links.some(({ key }) => key === plain) ? `${plain}:${product.period}` : plain;
}

function createMissingService(
  product: SourceProduct,
  service: { isVariant: boolean; periodType: number },
  input: PlanCatalogueInput,
): CatalogueEntry {
  const plain = `service:${product.number.trim()}`;
  if (input.settings.products.missing === 'stop' || product.number.trim() === '') {
    return listed(
      product,
      catalogueProblem(service.isVariant ? 'service-period-differs' : 'product-not-found', product),
    );
  }
  const code = serviceCodeFor(product, input);
  if (!code.ok) return listed(product, code.problem);
  const variant: PlannedFields = service.isVariant
    ? {
        name: withSuffix(product.name.trim(), ` (${periodLabel(product.period)})`, 150),
        externalID: variantExternalId(product.number, product.period),
      }
    : {};
  return created(product, 'Services', service.isVariant ? `${plain}:${product.period}` : plain, {
    ...serviceTextFields(product),
    ...servicePriceFields(product),
    ...variant,
    isActive: true,
    billingCodeID: code.value.id,
    periodType: service.periodType,
  });
}

function listed(product: SourceProduct, problem: Problem): CatalogueEntry {
  return { product, outcome: 'problem', operations: [], problem };
}

function created(
  product: SourceProduct,
  entity: 'Products' | 'Services',
  key: string,
  fields: PlannedFields,
): CatalogueEntry {
  const reason = 'Autotask does not have it yet';
  const operation: Operation = { kind: 'create', key, entity, parent: null, fields, reason };
  return { product, outcome: 'created', operations: [operation], problem: null };
}
