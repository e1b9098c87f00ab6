import { type CataloguePlan, planCatalogue } from '../domain/catalogue/planCatalogue';
import type { Known } from '../domain/known';
import { catalogueKeys } from '../domain/matching/sharedKeys';
import type { Result } from '../domain/result';
import type { SourceProduct } from '../domain/sourceDocument';
import { claimNote } from '../domain/twoBrowsers/claims';
import type { CatalogueRunRecord } from '../queue/records';
import { allOk } from './allOk';
import type { CataloguePorts } from './catalogueStep';
import type { JournalPort } from './ports';
import { readProducts, readServices } from './readCatalogue';

interface Batch {
  run: CatalogueRunRecord;
  /** Of the tenant's own scope. */
  journal: JournalPort;
  ports: CataloguePorts;
}

/** Reads what Autotask has of these products, and plans; `known` is what the journal knows of them. Throws `StorageError`. */
export async function planCatalogueBatch(
  products: SourceProduct[],
  { run, journal, ports }: Batch,
): Promise<Result<{ plan: CataloguePlan; known: Known }>> {
  const { autotask, settings, settleMs } = ports;
  const known = about(products.flatMap(catalogueKeys), await journal.loadKnown([]));
  const wanted = products.map((product) => {
    const keys = catalogueKeys(product);
    return { product, linkedIds: known.links.filter(({ key }) => keys.includes(key)).map(({ id }) => id) };
  });
  const goods = wanted.filter(({ product }) => product.kind === 'product');
  const services = wanted.filter(({ product }) => product.kind !== 'product');
  const answers = await Promise.all([
    ports.readReference({ fresh: false }),
    readProducts(goods, autotask),
    readServices(services, autotask),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [reference, foundProducts, foundServices] = results.value;
  const candidates = { products: foundProducts, services: foundServices };
  const plan = planCatalogue({ products, candidates, known, reference, settings, settleMs, takesOver: run.takesOver });
  return { ok: true, value: { plan, known } };
}

/** Nothing was read of the tenant's other products: what is known of them says nothing now. */
function about(keys: string[], { links, intents }: Known): Known {
  const named = new Set([...keys, ...keys.map(claimNote)]);
  const isNamed = ({ key }: { key: string }) => named.has(key);
  return { links: links.filter(isNamed), intents: intents.filter(isNamed) };
}
