import type { Browser } from 'webextension-polyfill';
import { type ConnectionPorts, useConnection } from '../../components/useConnection';
import styles from './App.module.css';
import { CatalogueSection } from './CatalogueSection';
import { ConnectionSection } from './ConnectionSection';
import { LinksSection } from './LinksSection';
import { RecoverySection } from './RecoverySection';
import { Section } from './Section';
import { SettingsPart } from './SettingsPart';
import { sections, useSection } from './useSection';
import { useSettings } from './useSettings';

/** The options: navigation left, one column of sections right. `#connection` and so on lead to a section. */
export function App({ browser, ports }: { browser: Browser; ports: ConnectionPorts }) {
  const { settings, failure } = useSettings(browser);
  const connection = useConnection(ports);
  const isConnected = connection.facts !== null && Object.values(connection.facts.stored).every(Boolean);
  const current = useSection(settings !== null);
  return (
    <div className={styles.page}>
      <nav className={styles.navigation} aria-label="Options">
        <p className={styles.brand}>
          <img src="/icon/32.png" alt="" width={24} height={24} />
          Quotebridge
        </p>
        {sections.map(({ id, title }) => (
          <a key={id} href={`#${id}`} aria-current={current === id ? 'location' : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <main className={styles.main}>
        <h1>Options</h1>
        {failure && (
          <p role="alert" className={styles.failure}>
            {failure} Import a settings file to mend it; the defaults are shown meanwhile.
          </p>
        )}
        {settings && (
          <ConnectionSection browser={browser} connection={connection} onTest={ports.test} settings={settings} />
        )}
        {settings && <SettingsPart browser={browser} settings={settings} isConnected={isConnected} />}
        {settings && <CatalogueSection />}
        {settings && <LinksSection />}
        {settings && <RecoverySection browser={browser} />}
        <Section
          id="about"
          explanation="One click turns a Kaseya Quote Manager quote into an Autotask opportunity, quote and items."
        >
          <p>Quotebridge {browser.runtime.getManifest().version}</p>
          <p className={styles.muted}>
            It works in this browser only and talks to Quote Manager and Autotask directly; there is no server of its
            own. Keys and secrets are kept encrypted in this browser and go only to the system that they belong to.
          </p>
        </Section>
      </main>
    </div>
  );
}
