import type { CatalogueActions } from '../../components/CataloguePanel';
import { describeProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import { sendMessage } from '../../utils/messaging/sendMessage';

/** What the buttons of the catalogue sync ask of the background. */
export function createCatalogueActions(): CatalogueActions {
  return {
    onStart: async (options) => inWords(await sendMessage('startCatalogue', options)),
    onPause: async () => inWords(await sendMessage('pauseCatalogue', {})),
    onResume: async () => inWords(await sendMessage('resumeCatalogue', {})),
    onView: async (productId) => {
      const url = await sendMessage('getCatalogueViewUrl', { productId });
      if (!url.ok || url.value === null) return url.ok ? 'There is no page to show for this product.' : inWords(url);
      window.open(url.value, '_blank', 'noopener');
      return null;
    },
  };
}

function inWords(result: Result<unknown>): string | null {
  if (result.ok) return null;
  const { message, remedy } = describeProblem(result.problem);
  return `${message} ${remedy}`;
}
