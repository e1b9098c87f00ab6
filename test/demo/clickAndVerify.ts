import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import type { ExtensionBrowser } from '../support/launchBrowser.ts';
import { findPanel } from '../support/quotePage.ts';

export interface DemoResult {
  document: string;
  /** `synced` only when the sandbox's own records agree; `unverified` when the page says so and they do not. */
  state: string;
  opportunityId: number | null;
  quoteId: number | null;
  items: number;
  /** Requests to Autotask from the click on. */
  calls: number;
  /** From the click to *Synced*. */
  seconds: number;
  screenshots: string[];
}

interface DemoInput {
  browser: ExtensionBrowser;
  sandbox: Sandbox;
  page: Page;
  quoteId: number;
  /** Folder for screenshots. */
  output: string;
}

/** Clicks the button as a salesperson would, waits for the end, and compares with what stands in the sandbox. */
export async function clickAndVerify(input: DemoInput): Promise<DemoResult> {
  const { sandbox, page, quoteId } = input;
  const panel = findPanel(page);
  await panel.button.waitFor();
  sandbox.instrumentation.clearLog();
  const startedAt = performance.now();
  await panel.button.click();
  const shown = await panel.waitForState('synced', 'failed', 'partial', 'conflict', 'paused', 'offline');
  const seconds = Math.round((performance.now() - startedAt) / 10) / 100;
  const calls = sandbox.instrumentation.log.filter(({ side }) => side === 'autotask').length;
  const made = findRecords(sandbox, quoteId);
  const screenshots = await takeScreenshots(input, made.opportunity?.id ?? null);
  return {
    document: `quote:${quoteId}`,
    state: shown === 'synced' && !made.isWhole ? 'unverified' : shown,
    opportunityId: made.opportunity?.id ?? null,
    quoteId: made.quote?.id ?? null,
    items: made.items.length,
    calls,
    seconds,
    screenshots,
  };
}

/** The records that bear the quote's number; whole = one of each, with an item for each line and for shipping. */
export function findRecords(sandbox: Sandbox, quoteId: number) {
  const source = sandbox.quoteManager.get('quote', quoteId);
  const quotes = sandbox.autotask.all('Quotes').filter((quote) => quote.externalQuoteNumber === source?.quoteNumber);
  const [quote] = quotes;
  const opportunity = sandbox.autotask.all('Opportunities').find((candidate) => candidate.id === quote?.opportunityID);
  const items = sandbox.autotask.all('QuoteItems').filter((item) => item.quoteID === quote?.id);
  const isWhole =
    quotes.length === 1 && opportunity?.useQuoteTotals === true && items.length === expectedItems(sandbox, quoteId);
  return { quote, opportunity, items, isWhole };
}

function expectedItems(sandbox: Sandbox, quoteId: number): number {
  const sections = sandbox.quoteManager.all('quotesection').filter((section) => section.quoteID === quoteId);
  const lines = sandbox.quoteManager
    .all('quoteline')
    .filter((line) => sections.some((section) => section.id === line.quoteSectionID));
  const hasShipping = Number(sandbox.quoteManager.get('quote', quoteId)?.deliveryAmount ?? 0) !== 0;
  return lines.length + (hasShipping ? 1 : 0);
}

async function takeScreenshots(
  { browser, sandbox, page, output }: DemoInput,
  opportunityId: number | null,
): Promise<string[]> {
  const shots: string[] = [];
  const shoot = async (target: Page, name: string) => {
    const path = resolve(output, `${name}.png`);
    await target.screenshot({ path });
    shots.push(path);
  };
  await shoot(page, 'quote-page');
  const popup = await browser.openExtensionPage('popup.html');
  await popup.setViewportSize({ width: 380, height: 560 });
  await popup.getByRole('list', { name: 'Notifications' }).or(popup.getByText('Notifications')).first().waitFor();
  await shoot(popup, 'popup');
  if (opportunityId !== null) {
    const autotask = await browser.context.newPage();
    await autotask.goto(`${sandbox.autotaskUrl}/Mvc/CRM/OpportunityDetail.mvc?opportunityId=${opportunityId}`);
    await shoot(autotask, 'autotask-opportunity');
  }
  return shots;
}

/** The records that were made, for a person to read. */
export function printRecords(result: DemoResult, sandbox: Sandbox): void {
  const number = Number(result.document.split(':')[1]);
  const { opportunity, quote, items } = findRecords(sandbox, number);
  const print = (text: string) => process.stdout.write(`${text}\n`);
  print(`${result.document}: ${result.state} in ${result.seconds} s with ${result.calls} requests to Autotask`);
  print(`Opportunity #${opportunity?.id}  ${opportunity?.title}  amount ${opportunity?.amount}`);
  print(`Quote       #${quote?.id}  ${quote?.name}  ${quote?.externalQuoteNumber}`);
  for (const item of items) {
    print(
      `  Item      #${item.id}  type ${item.quoteItemType}  ${item.quantity} × ${item.unitPrice}  ${item.name}${item.isOptional ? '  (optional)' : ''}`,
    );
  }
  for (const path of result.screenshots) print(path);
}
