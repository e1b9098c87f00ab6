import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { CataloguePanel } from '../../components/CataloguePanel';
import { useNow } from '../../components/ui/useNow';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { createCatalogueActions } from './createCatalogueActions';
import { loadCatalogue } from './loadCatalogue';
import { Section } from './Section';

/** Time left and *goes on at* change by the second while it runs. */
const TICK_MS = 1_000;

/** The catalogue sync: all active products, bundles and services of Quote Manager to Autotask. */
export function CatalogueSection() {
  const [database] = useState(() => new QuotebridgeDatabase());
  const [actions] = useState(createCatalogueActions);
  const nowMs = useNow(TICK_MS);
  const catalogue = useLiveQuery(async () => await loadCatalogue(database), [database]);
  return (
    <Section
      id="catalogue"
      explanation="Brings all active products, bundles and services of Quote Manager to Autotask, and keeps their prices up. Documents go first; it can be paused at any time."
    >
      {catalogue && <CataloguePanel {...catalogue} nowMs={nowMs} actions={actions} />}
    </Section>
  );
}
