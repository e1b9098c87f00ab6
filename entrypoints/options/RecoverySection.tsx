import { useCallback } from 'react';
import type { Browser } from 'webextension-polyfill';
import { SettleTimeForm } from '../../components/SettleTimeForm';
import { loadSettleSeconds, saveSettleSeconds } from '../../utils/settings/settleTime';
import { Section } from './Section';

/** What happens after an answer was lost. */
export function RecoverySection({ browser }: { browser: Browser }) {
  const area = browser.storage.local;
  return (
    <Section
      id="recovery"
      explanation="When the answer to a create is lost, Quotebridge looks for the record in Autotask before it sends anything again."
    >
      <SettleTimeForm
        load={useCallback(() => loadSettleSeconds(area), [area])}
        save={(seconds) => saveSettleSeconds(area, seconds)}
      />
    </Section>
  );
}
