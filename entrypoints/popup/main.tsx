import '../../components/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { createConnectionPorts } from '../options/createConnectionPorts';
import { App } from './App';
import { createNotificationActions } from './createNotificationActions';
import { createSetupPorts } from './createSetupPorts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for its content.');

createRoot(root).render(
  <StrictMode>
    <App
      database={new QuotebridgeDatabase()}
      ports={createConnectionPorts(browser)}
      setup={createSetupPorts(browser)}
      actions={createNotificationActions(browser)}
      onOpenOptions={() => void browser.runtime.openOptionsPage()}
    />
  </StrictMode>,
);
