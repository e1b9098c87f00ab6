import type { Browser } from 'webextension-polyfill';
import { ExportSettings } from '../../components/ExportSettings';
import { ImportSettings } from '../../components/ImportSettings';
import { Disclosure } from '../../components/ui/Disclosure';
import type { Settings } from '../../utils/domain/settings';
import { exportSettings } from '../../utils/settings/exportSettings';
import { importSettingsFile } from '../../utils/settings/importSettings';
import { saveSettings } from '../../utils/settings/settingsStorage';
import styles from './App.module.css';
import { downloadText } from './downloadText';
import { Section } from './Section';

/** The settings as a file, in and out, and as they are now. */
export function SettingsSection({ browser, settings }: { browser: Browser; settings: Settings }) {
  const importFile = async (file: File) => {
    const imported = await importSettingsFile(file, settings);
    if (imported.ok) await saveSettings(browser.storage.local, imported.value);
    return imported;
  };
  const exportFile = () => downloadText('quotebridge-settings.json', exportSettings(settings));
  return (
    <Section
      id="settings"
      explanation="How quotes and orders become records in Autotask: stages, codes, queues and what to do in doubt. Export the file, change it, import it again."
    >
      <ImportSettings onImport={importFile} />
      <ExportSettings onExport={exportFile} />
      <Disclosure summary="Present settings">
        <pre className={styles.settings}>{exportSettings(settings)}</pre>
      </Disclosure>
    </Section>
  );
}
