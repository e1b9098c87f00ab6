import { seedProducts } from '../../../sandbox/seed/catalogueExceptions';
import { seedIndex } from '../../../sandbox/seed/seedIndex';
import type { ProblemCase, World } from '../ProblemCase';

const linesOf = (box: World['box'], quoteId: number) => {
  const sections = box.quoteManager.all('quotesection').filter((section) => section.quoteID === quoteId);
  return box.quoteManager
    .all('quoteline')
    .filter((line) => sections.some((section) => section.id === line.quoteSectionID));
};

const mayCreate = ({ engine }: World) => engine.changeSettings({ products: { missing: 'create' } });
const mayNotCreate = { products: { missing: 'stop' } };

/** Products and services that are missing, several, inactive, or cannot be billed as the line says. */
export const catalogueCases: ProblemCase[] = [
  {
    code: 'product-not-found',
    because: 'products may not be made',
    document: `quote:${seedIndex.productMissing}`,
    settings: mayNotCreate,
    mend: mayCreate,
  },
  {
    code: 'product-not-found',
    because: 'lines of free text are not wanted',
    document: `quote:${seedIndex.freeText}`,
    settings: { unlisted: 'stop' },
    mend: ({ engine }) => engine.changeSettings({ unlisted: 'cost' }),
  },
  {
    code: 'ambiguous-product',
    because: 'two products bear the number',
    document: `quote:${seedIndex.ambiguousProduct}`,
    mend: ({ box }) => {
      const [, copy] = box.autotask.all('Products').filter((product) => product.sku === 'HW-2096');
      box.autotask.patch('Products', copy?.id ?? 0, { sku: 'HW-2096-COPY' });
    },
  },
  {
    code: 'product-inactive',
    because: 'the product was retired',
    document: `quote:${seedIndex.inactiveProduct}`,
    mend: ({ box }) => {
      const product = box.autotask.all('Products').find(({ name }) => name === 'Switch 24p HW97');
      box.autotask.patch('Products', product?.id ?? 0, { isActive: true });
    },
  },
  {
    code: 'recurring-without-service',
    because: 'free text recurs',
    document: `quote:${seedIndex.recurringFreeText}`,
    mend: ({ box }) => {
      const line = linesOf(box, seedIndex.recurringFreeText).find(({ title }) => title === 'Retainer for advice');
      box.quoteManager.patch('quoteline', line?.id ?? 0, { isRecurring: false, recurringType: null });
    },
  },
  {
    code: 'service-period-differs',
    because: 'the service is billed monthly and none may be made',
    document: `quote:${seedIndex.servicePeriodVariant}`,
    settings: mayNotCreate,
    mend: mayCreate,
  },
  {
    code: 'service-repeated',
    because: 'one service stands on three lines that differ',
    document: `quote:${seedIndex.serviceThrice}`,
    mend: ({ box }) => {
      const [line] = linesOf(box, seedIndex.serviceThrice).filter(
        ({ productID }) => productID === seedProducts.serviceMonthly,
      );
      box.quoteManager.remove('quoteline', line?.id ?? 0);
    },
  },
];
