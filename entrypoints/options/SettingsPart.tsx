import { useEffect, useRef } from 'react';
import type { Browser } from 'webextension-polyfill';
import { ListsNotice } from '../../components/settings/ListsNotice';
import { SettingsForm } from '../../components/settings/SettingsForm';
import { useTenantLists } from '../../components/useTenantLists';
import type { Settings } from '../../utils/domain/settings';
import { sendMessage } from '../../utils/messaging/sendMessage';
import { saveSettings } from '../../utils/settings/settingsStorage';
import styles from './App.module.css';
import { SettingsFileSection } from './SettingsFileSection';
import { SettingsSections } from './SettingsSections';
import { useFirstLook } from './useFirstLook';
import { showSettingAgain } from './useSection';

interface SettingsPartProps {
  browser: Browser;
  settings: Settings;
  isConnected: boolean;
}

const loadLists = (fresh: boolean) => sendMessage('getTenantLists', { fresh });

/** All settings: the form with the tenant's lists, and the file. `#settings` leads here. */
export function SettingsPart({ browser, settings, isConnected }: SettingsPartProps) {
  const place = useRef<HTMLDivElement>(null);
  const isLookedAt = useFirstLook(place);
  const { refresh, ...tenant } = useTenantLists(loadLists, isConnected && isLookedAt);
  const hasLists = tenant.lists !== null;
  useEffect(() => {
    if (hasLists) showSettingAgain();
  }, [hasLists]);
  const save = async (next: Settings) => {
    // The addresses have a form of their own; what it stored meanwhile holds.
    const { quoteManager } = settings;
    const autotask = { ...settings.autotask, impersonate: next.autotask.impersonate };
    await saveSettings(browser.storage.local, { ...next, quoteManager, autotask });
    return null;
  };
  return (
    <div id="settings" className={styles.settingsPart} ref={place}>
      <SettingsForm settings={settings} lists={tenant.lists} onSave={save}>
        <ListsNotice {...tenant} isConnected={isConnected} onRefresh={refresh} />
        <SettingsSections />
      </SettingsForm>
      <SettingsFileSection browser={browser} settings={settings} />
    </div>
  );
}
