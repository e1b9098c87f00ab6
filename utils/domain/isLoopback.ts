const hosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True for a web address of this very computer, at any port. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return (protocol === 'https:' || protocol === 'http:') && hosts.has(hostname);
}
