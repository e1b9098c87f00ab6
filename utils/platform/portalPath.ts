/** Pages where people come in and sections of the portal: the address that somebody copies may name one of them. */
const pages = /^(log-?in|sign-?in|sso|home|dashboard|index|start|welcome|sales?)$|quot(e|ing|ation)|order|purchas|\./i;

/**
 * The part of a portal's address that all of its pages share, with a slash at its end: `/shop/` for
 * `https://host.example/shop/quotes/8`, `/` for most. Something else may stand at the same host beside it.
 */
export function portalPath({ pathname }: URL): string {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const end = segments.findIndex((segment) => pages.test(segment));
  return ['', ...(end === -1 ? segments : segments.slice(0, end)), ''].join('/');
}
