import '../../components/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { sendMessage } from '../../utils/messaging/sendMessage';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { presentTenant } from '../background/presentTenant';
import { App } from './App';
import { readDocumentRef } from './readDocumentRef';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for its content.');

const database = new QuotebridgeDatabase();
createRoot(root).render(
  <StrictMode>
    <App
      database={database}
      documentRef={readDocumentRef(location.search)}
      loadTenant={async () => (await presentTenant(database, browser.storage.local)).id}
      ports={{
        preview: (ref) => sendMessage('previewDocument', { ref }),
        decide: (ref, decisions) => sendMessage('decideDocument', { ref, decisions }),
        search: (query) => sendMessage('searchRecords', query),
      }}
    />
  </StrictMode>,
);
