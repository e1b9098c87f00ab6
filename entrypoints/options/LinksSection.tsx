import { LinksTools } from '../../components/LinksTools';
import { sendMessage } from '../../utils/messaging/sendMessage';
import { MAX_LINKS_FILE_BYTES, refuseLinks } from '../../utils/sync/linksFile';
import { downloadText } from './downloadText';
import { Section } from './Section';

/** Which record in Autotask belongs to which document: found again, out to a file, in from one. */
export function LinksSection() {
  return (
    <Section
      id="links"
      explanation="Which records in Autotask belong to which quote and order. This browser remembers it; here it is saved, taken to another one, or found again."
    >
      <LinksTools onRebuild={() => sendMessage('rebuildLinks', {})} onExport={exportFile} onImport={importFile} />
    </Section>
  );
}

async function importFile(file: File) {
  // Read and sent as a message it would take several times its size.
  if (file.size > MAX_LINKS_FILE_BYTES) return refuseLinks('The file is larger than 20 MB.');
  return await sendMessage('importLinks', { text: await file.text() });
}

async function exportFile() {
  const file = await sendMessage('exportLinks', {});
  if (!file.ok) return file;
  downloadText('quotebridge-links.json', file.value);
  return { ok: true, value: null } as const;
}
