import '../../components/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { createConnectionPorts } from '../options/createConnectionPorts';
import { App } from './App';
import { createNotificationActions } from './createNotificationActions';
import { createPagePorts } from './createPagePorts';
import { createQueuePorts } from './createQueuePorts';
import { createSetupPorts } from './createSetupPorts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for its content.');

const database = new QuotebridgeDatabase();

createRoot(root).render(
  <StrictMode>
    <App
      database={database}
      ports={createConnectionPorts(browser)}
      setup={createSetupPorts(browser)}
      page={createPagePorts(browser, database)}
      queue={createQueuePorts()}
      actions={createNotificationActions(browser)}
      onOpenOptions={() => void browser.runtime.openOptionsPage()}
    />
  </StrictMode>,
);
