/** One sentence and one remedy per problem code (sync-rules § 9). `{name}` stands for a part of the problem. */
export interface ProblemText {
  message: string;
  remedy: string;
  canRetry: boolean;
  /** The remedy once the queue has given up; only for what it first tries again. */
  givenUp?: string;
}

const text = (message: string, remedy: string, canRetry = true): ProblemText => ({ message, remedy, canRetry });

/** What the queue tries again by itself, `{tries}` times at most. */
const passing = (message: string, remedy: string, givenUp: string): ProblemText => ({
  ...text(message, remedy),
  givenUp: `It was tried {tries} times; ${givenUp}`,
});

export const problemTexts = {
  'auth-rejected': text(
    '{system} refused the credentials.',
    'Enter them again under Connection and press Test connection, then Retry.',
  ),
  'permission-missing': text(
    'Autotask does not let the API user do this: {what}.',
    'Give its security level that permission in Autotask, then Retry.',
  ),
  'setting-missing': text(
    'The setting "{setting}" is missing or does not fit: {why}',
    'Set it under Options, then Retry.',
  ),
  'picklist-changed': text(
    'Autotask no longer accepts the value of "{field}".',
    'Choose a value of the present list under Options, then Retry.',
  ),
  'billing-code-missing': text(
    'Autotask has no active material code named "{name}".',
    'Create or activate it in Autotask, or choose another one under Options, then Retry.',
  ),
  'company-unlinked': text(
    '{why}',
    'Decide which company it is, or give the Autotask company the account number {accountNumber} and Retry.',
  ),
  'currency-differs': text(
    'The company "{name}" has another currency than Autotask’s own; Quote Manager states none.',
    'Change the company’s currency in Autotask, or enter this document there by hand.',
  ),
  'contact-mismatch': text(
    'The contact {email} does not belong to the company "{name}".',
    'Correct the contact in Quote Manager or in Autotask, then Retry.',
  ),
  'owner-invalid': text(
    'No active Autotask resource has the e-mail address {email}.',
    'Set a default owner under Options, or activate the resource, then Retry.',
  ),
  'location-required': text(
    'Neither the customer, the delivery nor the Autotask company has an address.',
    'Enter an address in Quote Manager, then Retry.',
  ),
  'ambiguous-target': text(
    'Several opportunities of "{company}" could be meant: {candidates}.',
    'Decide which one is meant, or make a new one.',
  ),
  'opportunity-choice': text(
    '"{company}" has other open opportunities: {candidates}.',
    'Decide which one is meant, or make a new one.',
  ),
  'opportunity-closed': text(
    'The opportunity "{title}" was closed in Autotask.',
    'Decide: reopen it, link another one, or make a new one. Nothing was written.',
  ),
  'target-gone': text('The {what} was deleted in Autotask.', 'Decide or Retry makes it anew.'),
  'product-not-found': text(
    'Autotask has no product "{name}" ({number}).',
    'Decide which product it is, or create it in Autotask and Retry.',
  ),
  'ambiguous-product': text(
    'Several Autotask products fit "{name}" ({number}): {candidates}.',
    'Decide which one is meant.',
  ),
  'product-inactive': text(
    'The Autotask product "{name}" ({number}) is inactive.',
    'Decide for another product, or activate it in Autotask and Retry.',
  ),
  'recurring-without-service': text(
    'The line "{name}" recurs but is no service that Autotask could bill.',
    'Decide which service bills it, or send it as one-time on purpose.',
  ),
  'service-period-differs': text(
    'Autotask bills the service "{name}" in another period than {period}.',
    'Decide which service bills it, or create one with that period in Autotask and Retry.',
  ),
  'service-repeated': text(
    'The service "{name}" stands on more than two lines that differ; Autotask takes it twice.',
    'Combine the lines in Quote Manager, then Retry.',
  ),
  'items-unattributed': text(
    'The Autotask quote has {count} items that could be ours but cannot be told apart: {names}.',
    'Decide whether they are ours, stay, or go.',
  ),
  'totals-differ': text(
    'The totals differ: {source} in Quote Manager, {remote} in Autotask.',
    'Compare both documents; correct the one that is wrong, then Retry.',
  ),
  'not-converging': text(
    'Autotask did not keep what was written: {fields}.',
    'Look at the record in Autotask; a workflow rule there may change it. Then Retry.',
  ),
  conflict: text('{why}: {fields}.', 'Decide whose values hold.'),
  'managed-elsewhere': text(
    'Quote Manager’s own integration syncs this document.',
    'It is only compared here; Decide to take it over. Nothing was written.',
    false,
  ),
  'impersonation-refused': text(
    'Autotask does not let the API user act for {email}.',
    'Allow impersonation in Autotask, or switch it off under Options, then Retry.',
  ),
  'zone-moved': text(
    'Autotask moved to another zone outside autotask.net.',
    'Check the zone address under Connection, then Retry.',
  ),
  'threads-exceeded': text(
    'Autotask serves too many requests of this integration at once.',
    'It is tried again by itself.',
  ),
  'allowance-low': text(
    'Autotask’s hourly allowance of requests, which all integrations share, is used to {used} %.',
    'It goes on by itself.',
    false,
  ),
  'connection-changed': text(
    'This document belongs to another connection than the present one.',
    'It goes on by itself once Quotebridge is connected there again.',
    false,
  ),
  'rate-limited': text('{system} allows no more requests for now.', 'It is tried again by itself.'),
  offline: text('{system} cannot be reached.', 'Check the network; it is tried again by itself.'),
  'timed-out': passing(
    '{system} did not answer in time.',
    'It is tried again by itself.',
    'press Retry once {system} answers again.',
  ),
  'not-settled': text(
    'Autotask does not show yet what was written a moment ago.',
    'Nothing to do: Quotebridge looks again by itself.',
  ),
  'written-elsewhere': text(
    'Another browser is writing this document to Autotask.',
    'Nothing to do: Quotebridge goes on when it is finished.',
  ),
  'autotask-crashed': passing(
    'Autotask failed to answer.',
    'It is tried again by itself.',
    'press Retry once Autotask works again.',
  ),
  'autotask-refused': text('Autotask refused {what}.', 'Read its words under Details, correct the cause, then Retry.'),
  'quote-not-found': text(
    'Quote Manager has no {kind} {number}.',
    'Check the number, or whether it was deleted, then Retry.',
  ),
  'quote-manager-crashed': passing(
    'Quote Manager failed to answer.',
    'It is tried again by itself.',
    'press Retry once Quote Manager works again.',
  ),
  'quote-manager-refused': text('Quote Manager refused the request.', 'Read its words under Details, then Retry.'),
  'not-connected': text(
    'Quotebridge is not connected yet.',
    'Enter the keys under Connection and press Test connection, then Retry.',
  ),
  'keys-held-back': text(
    'The stored keys of {system} were given for {before}, and the address is {place} now: they are held back.',
    'Check the addresses under Connection. Where they are right, enter the keys again and press Test connection, then Retry.',
  ),
  'access-missing': text(
    'The browser does not let Quotebridge reach {hosts}.',
    'Press Allow access under Connection in the options, then Retry.',
  ),
  'not-approved': text(
    'Not approved yet: the order is {state} in Quote Manager.',
    'Approve the order in Quote Manager, then Retry.',
  ),
  'not-supported': text(
    'The settings give {number} no place in Autotask.',
    'Switch quotes or orders on under Options, then Retry.',
  ),
  'possible-duplicate': text(
    'Autotask may have the ticket of {number} already: {candidates}.',
    'Decide whether it is one of these, or make a new ticket.',
  ),
  'charge-billed': text(
    'The charge "{name}" is billed already and stays as it is: {difference}.',
    'Decide to leave it as it was billed, or correct the invoice in Autotask and Retry.',
  ),
  'storage-failed': passing(
    'The browser could not store this.',
    'Free some disk space and try again; nothing was queued.',
    'free some disk space, then press Retry.',
  ),
  'import-refused': text(
    '{why} Nothing was imported.',
    'Choose a file that Export links wrote in a browser with the same connection.',
    false,
  ),
  'storage-blocked': passing(
    'An open page of an older Quotebridge keeps the stored data from being updated.',
    'Close the other pages of Quotebridge and try again; nothing was queued.',
    'close the other pages of Quotebridge, then press Retry.',
  ),
  'storage-newer': text(
    'The stored data was written by a newer version of Quotebridge.',
    'Install the newest version again. Nothing was changed, and nothing was queued.',
    false,
  ),
  unexpected: passing(
    'Something unexpected went wrong.',
    'Retry; if it stays, send the Details to support.',
    'press Retry once more; if it stays, send the Details to support.',
  ),
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problemTexts;
