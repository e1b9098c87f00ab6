import type { Browser } from 'webextension-polyfill';
import { type Addresses, AddressForm } from '../../components/AddressForm';
import { ConnectionForm } from '../../components/ConnectionForm';
import { ProblemText } from '../../components/ProblemText';
import type { Connection, ConnectionPorts } from '../../components/useConnection';
import type { Settings } from '../../utils/domain/settings';
import { parseSettings } from '../../utils/settings/parseSettings';
import { saveSettings } from '../../utils/settings/settingsStorage';
import styles from './App.module.css';
import { loadFresh } from './loadFresh';
import { Section } from './Section';

interface ConnectionSectionProps {
  browser: Browser;
  connection: Connection;
  onTest: ConnectionPorts['test'];
  settings: Settings;
}

/** Addresses and credentials of both systems. */
export function ConnectionSection({ browser, connection, onTest, settings }: ConnectionSectionProps) {
  const { facts, problem, save, allowAccess } = connection;
  const { quoteManager, autotask } = settings;
  return (
    <Section
      id="connection"
      explanation="Where both systems are, and the keys with which Quotebridge reads and writes there."
    >
      <h3>Addresses</h3>
      <AddressForm
        addresses={{ ...quoteManager, zoneUrl: autotask.zoneUrl }}
        onApply={(addresses) => applyAddresses(browser, settings, addresses)}
      />
      <h3 className={styles.next}>Credentials</h3>
      {problem && <ProblemText problem={problem} />}
      {facts && (
        <ConnectionForm
          stored={facts.stored}
          missingOrigins={facts.missingOrigins}
          onTest={onTest}
          onSave={save}
          onAllowAccess={allowAccess}
        />
      )}
    </Section>
  );
}

async function applyAddresses(browser: Browser, shown: Settings, addresses: Addresses): Promise<string | null> {
  const { portalUrls, apiUrl, zoneUrl } = addresses;
  const present = await loadFresh(browser, shown);
  const parsed = parseSettings({ quoteManager: { portalUrls, apiUrl }, autotask: { zoneUrl } }, present);
  if (!parsed.ok) return parsed.message;
  await saveSettings(browser.storage.local, parsed.value);
  return null;
}
