import type { Browser } from 'webextension-polyfill';
import { ExportSettings } from '../../components/ExportSettings';
import { ImportSettings } from '../../components/ImportSettings';
import { Disclosure } from '../../components/ui/Disclosure';
import type { Settings } from '../../utils/domain/settings';
import { exportSettings } from '../../utils/settings/exportSettings';
import { importSettingsFile } from '../../utils/settings/importSettings';
import { layChanges } from '../../utils/settings/layChanges';
import { saveSettings } from '../../utils/settings/settingsStorage';
import styles from './App.module.css';
import { downloadText } from './downloadText';
import { loadFresh } from './loadFresh';
import { Section } from './Section';

/** The settings as a file, in and out, and as they are now. */
export function SettingsFileSection({ browser, settings }: { browser: Browser; settings: Settings }) {
  const importFile = async (file: File) => {
    const before = await loadFresh(browser, settings);
    const imported = await importSettingsFile(file, before);
    if (!imported.ok) return imported;
    await saveSettings(browser.storage.local, imported.value);
    const undo = async () => {
      const stored = await loadFresh(browser, imported.value);
      await saveSettings(browser.storage.local, layChanges(stored, { before: imported.value, after: before }));
    };
    return { ...imported, undo };
  };
  const exportFile = () => downloadText('quotebridge-settings.json', exportSettings(settings));
  return (
    <Section id="settings-file" explanation="All settings as a file, for another browser or as a backup.">
      <ImportSettings onImport={importFile} />
      <ExportSettings onExport={exportFile} />
      <Disclosure summary="Present settings">
        <pre className={styles.settings}>{exportSettings(settings)}</pre>
      </Disclosure>
    </Section>
  );
}
