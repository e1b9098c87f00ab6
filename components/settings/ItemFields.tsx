import { ChoiceField } from './ChoiceField';
import { OptionField } from './OptionField';
import styles from './Settings.module.css';

/** What lines become. */
export function ItemFields() {
  return (
    <div className={styles.fields}>
      <OptionField
        name="optionalLines"
        legend="Optional lines"
        options={[
          { value: 'asOptional', label: 'Become optional items' },
          { value: 'selectedOnly', label: 'Only the selected ones are synced' },
        ]}
      />
      <OptionField
        name="lineProblems"
        legend="When one line cannot be synced"
        options={[
          { value: 'stop', label: 'Stop before anything is written' },
          { value: 'skip', label: 'Write the rest', explanation: 'The document is then shown as Not all lines.' },
        ]}
      />
      <OptionField
        name="unlisted"
        legend="Lines without a product"
        options={[
          { value: 'cost', label: 'Become cost items', explanation: 'With the material code below.' },
          { value: 'stop', label: 'Stop the document' },
        ]}
      />
      <div className={styles.pair}>
        <ChoiceField name="unlistedMaterialCode" label="Material code of lines without a product" />
        <ChoiceField name="surchargeMaterialCode" label="Material code of payment surcharges" />
        <ChoiceField name="couponMaterialCode" label="Material code of coupons" />
      </div>
      <OptionField
        name="items.order"
        legend="Order of the items"
        options={[
          { value: 'fast', label: 'Fast', explanation: 'Three at once; Autotask may show a few in another order.' },
          { value: 'exact', label: 'Exactly as in the quote', explanation: 'One after another; takes longer.' },
        ]}
      />
    </div>
  );
}
