/** Pages where people come in and sections of the portal: an address that was copied may name one of them, with a slash as well. */
const pages =
  /^(log-?in|sign-?in|sso|auth|identity|accounts?|admin|users?|home|dashboard|index|start|welcome|sales?|customers?|contacts?|products?|suppliers?|reports?|settings?)$|quot(e|ing|ation)|order|purchas|\./i;

/**
 * The part of a portal's address that all of its pages share, with a slash at its end: `/shop/` for
 * `https://host.example/shop/`, beside which something else stands at the same host. Only an address that ends with a slash names
 * such a part: one that was copied from any page (`…/Account/Login`) means the whole host.
 */
export function portalPath({ pathname }: URL): string {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const isFolder = pathname.endsWith('/') && !segments.some((segment) => pages.test(segment));
  return isFolder ? ['', ...segments, ''].join('/') : '/';
}
