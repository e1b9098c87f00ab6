/** A storage area of the browser over plain items, which a test may look at. */
export function createStorageArea(items: Record<string, unknown> = {}) {
  return {
    get: async (key: string) => (key in items ? { [key]: items[key] } : {}),
    set: async (added: Record<string, unknown>) => void Object.assign(items, added),
  };
}
