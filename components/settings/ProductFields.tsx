import { CategoryMapField } from './CategoryMapField';
import { ChoiceField } from './ChoiceField';
import { OptionField } from './OptionField';
import styles from './Settings.module.css';

/** Products and services that Autotask lacks, and the codes that they get. */
export function ProductFields() {
  return (
    <div className={styles.fields}>
      <OptionField
        name="products.missing"
        legend="When Autotask lacks a product or service"
        options={[
          { value: 'create', label: 'Make it in Autotask' },
          { value: 'stop', label: 'Stop the document' },
        ]}
      />
      <OptionField
        name="products.update"
        legend="The catalogue sync updates"
        options={[
          { value: 'prices', label: 'prices and costs' },
          { value: 'all', label: 'names and texts too' },
          { value: 'nothing', label: 'nothing that is there already' },
        ]}
      />
      <ChoiceField name="products.materialCode" label="Material code of new products" />
      <CategoryMapField
        name="products.materialCodeByCategory"
        list="materialCodes"
        legend="Material codes of new products by category"
        hint="Categories of Quote Manager; the others get the code above."
      />
      <ChoiceField name="services.serviceCode" label="Service code of new services" />
      <CategoryMapField
        name="services.serviceCodeByCategory"
        list="serviceCodes"
        legend="Service codes of new services by category"
        hint="Categories of Quote Manager; the others get the code above."
      />
      <ChoiceField
        name="services.oneOffMaterialCode"
        label="Material code of one-off services"
        hint="A service that does not recur becomes a cost item."
      />
      <CategoryMapField
        name="services.materialCodeByCategory"
        list="materialCodes"
        legend="Material codes of one-off services by category"
        hint="Categories of Quote Manager; the others get the code above."
      />
    </div>
  );
}
