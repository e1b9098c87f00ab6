/** A global of the extension's own world in a page that its content script reads; the page itself cannot see it. */
export const READER_MARK = 'quotebridgeReader';
