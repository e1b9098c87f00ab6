import type { ComponentProps } from 'react';
import styles from './TextField.module.css';

export interface SelectOption {
  value: string;
  label: string;
  /** Shown, and taken only where it is chosen already. */
  isRetired?: boolean;
}

export interface SelectOrTextProps extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'ref'> {
  /** Empty = nothing chosen. */
  value: string;
  /** What can be chosen; undefined while that is not known: then any text is taken. */
  options: readonly SelectOption[] | undefined;
  /** What an empty value is called. */
  emptyLabel?: string;
  onChange(value: string): void;
}

/** A list to choose from, or a line of text while the list is not known. A value that is not in the list stays, and says so. */
export function SelectOrText({ value, options, emptyLabel = 'Not set', onChange, ...props }: SelectOrTextProps) {
  if (options === undefined) {
    const { disabled, name, id, onBlur, ...rest } = props;
    const links = { 'aria-label': rest['aria-label'], 'aria-describedby': rest['aria-describedby'] };
    return (
      <input
        {...{ disabled, name, id, ...links }}
        className={styles.control}
        type="text"
        value={value}
        placeholder={emptyLabel}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <select {...props} className={styles.control} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{emptyLabel}</option>
      {!isKnown && <option value={value}>{`${value} (not in the list)`}</option>}
      {options.map(({ value: own, label, isRetired = false }) => (
        <option key={own} value={own} disabled={isRetired && own !== value}>
          {isRetired ? `${label} (inactive)` : label}
        </option>
      ))}
    </select>
  );
}
