import '../../components/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { App } from './App';
import { createConnectionPorts } from './createConnectionPorts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for its content.');

createRoot(root).render(
  <StrictMode>
    <App browser={browser} ports={createConnectionPorts(browser)} />
  </StrictMode>,
);
