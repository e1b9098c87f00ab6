import { OptionField } from './OptionField';
import styles from './Settings.module.css';

const detect = {
  value: 'detect',
  label: 'Find out',
  explanation: 'From the numbers of the document; a notice says so where they do not tell.',
};

/** Who wins, and how Quote Manager's numbers are read. */
export function ConflictFields() {
  return (
    <div className={styles.fields}>
      <OptionField
        name="conflicts"
        legend="When a value was changed in both systems"
        options={[
          { value: 'ask', label: 'Ask', explanation: 'Nothing of the document is overwritten meanwhile.' },
          { value: 'quoteManagerWins', label: 'Quote Manager wins' },
          { value: 'autotaskWins', label: 'Autotask wins' },
        ]}
      />
      <OptionField
        name="interpretation.price"
        legend="The price of a discounted line is"
        options={[
          detect,
          { value: 'beforeDiscount', label: 'before its discount' },
          { value: 'afterDiscount', label: 'after its discount' },
        ]}
      />
      <OptionField
        name="interpretation.fixedDiscount"
        legend="A fixed discount is meant"
        options={[
          { value: 'perLine', label: 'for the whole line' },
          { value: 'perUnit', label: 'for each unit' },
        ]}
      />
      <OptionField
        name="interpretation.tax"
        legend="The tax of a line is stated"
        options={[
          detect,
          { value: 'perUnit', label: 'for each unit' },
          { value: 'perLine', label: 'for the whole line' },
        ]}
      />
      <OptionField
        name="interpretation.taxRate"
        legend="A tax rate is stated as"
        options={[
          detect,
          { value: 'percent', label: 'a percentage (10)' },
          { value: 'fraction', label: 'a fraction (0.1)' },
        ]}
      />
    </div>
  );
}
