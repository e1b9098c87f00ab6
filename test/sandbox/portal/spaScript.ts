/**
 * The client of the single-page build, as it stands in the page. It builds all text through `textContent`, draws each
 * view into a new root element and throws the old one away, as frameworks do.
 */
export const spaScript = `
(() => {
  const kinds = { quotes: 'Quote', sales: 'Sales order' };
  const el = (tag, props, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(props || {})) {
      if (name === 'onclick') node.addEventListener('click', value);
      else node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };
  let root = document.getElementById('mount');
  let turn = 0;
  const draw = (...children) => {
    const next = el('div', { class: 'shell' }, el('div', { class: 'side', role: 'navigation' }, ...links()), el('div', { class: 'view' }, ...children));
    root.replaceWith(next);
    root = next;
  };
  const go = (path) => { history.pushState({}, '', path); show(); };
  const link = (path, text, props) => el('a', { href: path, ...props, onclick: (event) => { event.preventDefault(); go(path); } }, text);
  const links = () => [['/app/quotes', 'Quotes'], ['/app/sales', 'Sales'], ['/app/apps', 'Apps'], ['/app/settings', 'Settings']]
    .map(([path, text]) => link(path, text, location.pathname.startsWith(path) ? { 'aria-current': 'true' } : {}));
  const load = async (path) => {
    const response = await fetch('/app/data/' + path);
    return response.ok ? response.json() : null;
  };
  const row = (cells, head) => el('div', { class: head ? 'row head' : 'row', role: 'row' }, ...cells.map((cell) => el('div', { role: 'cell' }, cell)));
  const drawList = (kind, items) => {
    document.title = 'Portal';
    draw(
      el('div', { class: 'top' }, el('h1', {}, kind === 'quotes' ? 'Quotes' : 'Sales'), el('input', { type: 'search', placeholder: 'Search' })),
      el('div', { class: 'card', role: 'table' }, row(['Title', 'Customer', 'Number', 'Status', 'Created', ''], true),
        ...items.map((item) => row([link('/app/' + kind + '/' + item.code, item.title), item.customer, item.number, item.status, item.created, '']))),
    );
  };
  const say = (words) => { root.querySelector('[role=alert]').textContent = words; };
  const readOnly = () => say('This portal is read-only: nothing was changed.');
  const actions = (kind, item) => kind === 'quotes' ? ['Preview', 'Send', 'Save'] : item.status === 'Draft' ? ['Approve'] : [];
  const facts = (item) => [['Number', item.number], ['Customer', item.customer], ['Contact', item.contact], ['Status', item.status],
    [item.extra.label, item.extra.value], ['Owner', item.owner]].map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
  const drawDocument = (kind, item) => {
    document.title = item.title + ' | Portal';
    draw(
      el('div', { class: 'top' }, el('h1', {}, kinds[kind] + ' ' + item.number),
        el('div', { class: 'tools', role: 'toolbar', 'aria-label': 'Actions' }, ...actions(kind, item).map((name) => el('button', { type: 'button', onclick: readOnly }, name)))),
      el('p', { role: 'alert' }), el('div', {}, item.title), el('dl', { class: 'facts' }, ...facts(item)),
      ...item.sections.map((section) => el('div', { class: 'card', role: 'table' }, el('strong', {}, section.title),
        row(['Item', 'Number', 'Qty', 'Price', 'Billing', 'Amount'], true),
        ...section.lines.map((line) => row([line.title, line.number, line.quantity, line.price, line.period, line.amount])))),
      el('div', { class: 'card sum' }, ...item.totals.map((total) => el('span', {}, total.label + ' ' + total.value))),
    );
  };
  const show = async () => {
    const own = ++turn;
    const [, , kind, code] = location.pathname.split('/');
    draw(el('p', {}, 'Loading…'));
    if (!kinds[kind]) return draw(el('h1', {}, 'Nothing is set up here yet'));
    const data = await load(code ? kind + '/' + code : kind);
    if (own !== turn) return;
    if (!data) return draw(el('h1', {}, 'Not found'));
    if (code) drawDocument(kind, data);
    else drawList(kind, data);
  };
  addEventListener('popstate', show);
  show();
})();
`;
