import { useState } from 'react';
import { useForm } from 'react-hook-form';
import styles from './AddressForm.module.css';
import { Button } from './ui/Button';
import { TextAreaField, TextField } from './ui/TextField';

/** Where both systems are. */
export interface Addresses {
  portalUrls: string[];
  apiUrl: string;
  zoneUrl: string;
}

export interface AddressFormProps {
  addresses: Addresses;
  /** Resolves with the sentence to show when they cannot be taken, else with null. */
  onApply(addresses: Addresses): Promise<string | null>;
}

interface FormValues {
  portals: string;
  apiUrl: string;
  zoneUrl: string;
}

/** The addresses of the portals and of both interfaces. */
export function AddressForm({ addresses, onApply }: AddressFormProps) {
  const [outcome, setOutcome] = useState<{ failure: string | null } | null>(null);
  // `values` follows settings that are imported meanwhile; what is being typed stays.
  const form = useForm<FormValues>({ values: toValues(addresses), resetOptions: { keepDirtyValues: true } });
  const { isDirty, isSubmitting } = form.formState;

  const apply = form.handleSubmit(async (values) => {
    const next = toAddresses(values);
    const failure = await onApply(next);
    setOutcome({ failure });
    // What was typed is saved: nothing of it is to be kept apart from the settings any longer.
    if (failure === null) form.reset(toValues(next), { keepDirtyValues: false });
  });

  return (
    <form className={styles.form} onSubmit={apply} noValidate>
      <TextAreaField
        label="Quote Manager portal addresses"
        hint="The sites where you work with quotes, one per line, such as https://example.mydattocommerce.com."
        spellCheck={false}
        {...form.register('portals')}
      />
      <TextField label="Quote Manager API address" type="url" spellCheck={false} {...form.register('apiUrl')} />
      <TextField
        label="Autotask zone address"
        type="url"
        spellCheck={false}
        hint="Autotask tells here which of its zones is yours."
        {...form.register('zoneUrl')}
      />
      <div className={styles.actions}>
        <Button type="submit" disabled={isSubmitting}>
          Apply addresses
        </Button>
        <p className={styles.feedback} aria-live="polite">
          {describeFeedback(outcome, isDirty)}
        </p>
      </div>
    </form>
  );
}

function describeFeedback(outcome: { failure: string | null } | null, isDirty: boolean): string | null {
  if (outcome?.failure) return outcome.failure;
  if (isDirty) return 'Not applied yet';
  return outcome === null ? null : 'Saved';
}

function toValues({ portalUrls, apiUrl, zoneUrl }: Addresses): FormValues {
  return { portals: portalUrls.join('\n'), apiUrl, zoneUrl };
}

function toAddresses({ portals, apiUrl, zoneUrl }: FormValues): Addresses {
  const portalUrls = portals.split(/\s+/).filter((line) => line !== '');
  return { portalUrls: [...new Set(portalUrls)], apiUrl: apiUrl.trim(), zoneUrl: zoneUrl.trim() };
}
