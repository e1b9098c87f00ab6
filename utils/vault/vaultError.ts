/** The stored secrets cannot be read: altered, cut, or their key is gone. The remedy is to enter them again. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  constructor(cause?: unknown) {
    super('The stored credentials cannot be read. Enter them again.', { cause });
  }
}
