// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readDocumentHint } from '../../utils/pages/readDocumentHint';

const buttons = '<button>Save</button><button>Send</button>';

function read(html: string, { path = '/quotes/8', title = '' } = {}) {
  document.documentElement.innerHTML = `<head></head><body>${html}${buttons}</body>`;
  document.title = title;
  return readDocumentHint(document, `https://portal.example${path}`);
}

const own = { kind: 'quote', id: 8, number: 'QO00056789' };
const idAlone = { kind: 'quote', id: 8, number: null };

describe('a page that names another document besides its own', () => {
  it.each([
    ['list', '<dl><dt>Quote number</dt><dd>QO00056789</dd></dl>'],
    ['labelled field', '<label>Number <input value="QO00056789"></label>'],
    ['field with a label beside', '<label>Number</label><input value="QO00056789">'],
    ['field named for assistive technology', '<input aria-label="Quote number" value="QO00056789">'],
  ])('goes by its labelled number, not by a heading that mentions one: %s', (_, html) => {
    expect(read(`<h1>Renewal of QO00012345</h1>${html}`)).toEqual(own);
    expect(read(`<h1>QO00012345 renewed</h1>${html}`)).toEqual(own);
    expect(read(`<h1>Renewal</h1>${html}`, { title: 'QO00012345 renewed | Portal' })).toEqual(own);
  });

  it('goes by the heading that is the number, not by one that mentions another', () => {
    expect(read('<h1>Quote QO00056789</h1><h2>Renewal of QO00012345</h2>')).toEqual(own);
    expect(read('<h1>Quote QO00056789</h1>', { title: 'Renewal of QO00012345 | Portal' })).toEqual(own);
    expect(read('<h1>Edit quote</h1><h2>Quote QO00012345</h2><p>Number:</p><p>QO00056789</p>')).toEqual(own);
  });

  it('is named by the id of its address where numbers are only mentioned', () => {
    expect(read('<h1>Renewal of QO00012345</h1>')).toEqual(idAlone);
    expect(read('<h1>Office refresh</h1><p>Customer note: same as QO00001111 please</p>')).toEqual(idAlone);
    expect(read('<h1>Office refresh</h1><p>QO00001111</p>')).toEqual(idAlone);
    expect(read('<h1>Office refresh</h1><nav aria-label="Breadcrumb"><a>Quotes</a><b>QO00001111</b></nav>')).toEqual(
      idAlone,
    );
    expect(read('<h1>Refresh</h1>', { title: 'Copy of QO00012345 | Portal' })).toEqual(idAlone);
    expect(read('<label>Copied from <input value="QO00012345"></label>')).toEqual(idAlone);
  });

  it('names nothing by a mention alone where the address has no id', () => {
    const path = '/app/quotes/8f3kQ2xZ';
    expect(read('<h1>Renewal of QO00012345</h1>', { path })).toBeNull();
    expect(read('<h1>Refresh</h1><p>same as QO00001111 please</p>', { path })).toBeNull();
  });
});

describe('a page whose numbers contradict each other', () => {
  it('names no document', () => {
    expect(read('<h1>Quote QO00056789</h1><dl><dt>Quote number</dt><dd>QO00012345</dd></dl>')).toBeNull();
    expect(read('<h1>Quote QO00056789</h1>', { path: '/quotes/QO00012345' })).toBeNull();
    expect(read('<h1>Quote QO00056789</h1>', { path: '/orders/12' })).toBeNull();
  });

  it('goes by the number that two such places name', () => {
    const repeated = '<h1>Quote QO00056789</h1><dl><dt>Number</dt><dd>QO00056789</dd></dl>';
    expect(read(`${repeated}<dl><dt>Number</dt><dd>QO00012345</dd></dl>`)).toEqual(own);
  });

  it('knows an order by its own number beside that of its quote', () => {
    const labels = '<dl><dt>Quote number</dt><dd>QO00012345</dd><dt>Order no.</dt><dd>ON00000012</dd></dl>';
    expect(read(labels, { path: '/orders/12' })).toEqual({ kind: 'order', id: 12, number: 'ON00000012' });
    const quoteOnly = '<h1>Sales order</h1><h3>Quote QO00012345</h3>';
    expect(read(quoteOnly, { path: '/orders/12' })).toEqual({ kind: 'order', id: 12, number: null });
  });
});
