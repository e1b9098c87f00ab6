// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findAnchor, findFloatingAnchor } from '../../utils/pages/findAnchor';
import { readDocumentHint } from '../../utils/pages/readDocumentHint';
import { fixturePages } from './fixturePages';

const parsePage = (html: string): Document => {
  document.documentElement.innerHTML = `<head></head><body>${html.replace(/<title>.*?<\/title>/, '')}</body>`;
  document.title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
  return document;
};

describe('readDocumentHint', () => {
  it.each(fixturePages)('$name', ({ html, url, hint }) => {
    expect(readDocumentHint(parsePage(html), url)).toEqual(hint);
  });

  it('is quiet about addresses that are none', () => {
    expect(readDocumentHint(parsePage('<p></p>'), 'about:blank')).toBeNull();
    expect(readDocumentHint(parsePage('<p></p>'), 'not an address')).toBeNull();
  });

  it('goes by the heading while the address is opaque, and by the id of the address where there is one', () => {
    const page = parsePage('<h1>ON00000009</h1><button>Save</button>');
    expect(readDocumentHint(page, 'https://a.example/order/9')).toEqual({ kind: 'order', id: 9, number: 'ON00000009' });
    expect(readDocumentHint(page, 'https://a.example/orders/x9Y8z7')).toMatchObject({ id: null, number: 'ON00000009' });
  });
});

describe('a number in the address that may mean something else', () => {
  const read = (html: string, path: string) => readDocumentHint(parsePage(html), `https://a.example${path}`);

  it('makes no document of a list that is sorted, or of a year', () => {
    const rows = '<table><tbody><tr><td>QO00000001</td></tr></tbody></table>';
    expect(read(`<h1>Quotes</h1>${rows}`, '/quotes?order=1&dir=desc')).toBeNull();
    expect(read('<h1>Quotes</h1><button>Save</button><button>Send</button>', '/quotes?number=25')).toBeNull();
    expect(read('<h1>Sales</h1><button>Save</button>', '/sales/2024')).toBeNull();
  });

  it('counts for as much as a code does where the page names the document', () => {
    const hint = { kind: 'order', id: null, number: 'ON00000501' };
    expect(read('<h1>Sales order ON00000501</h1>', '/sales/501')).toEqual(hint);
  });
});

describe('a number among other words', () => {
  const read = (html: string, path: string) => readDocumentHint(parsePage(html), `https://a.example${path}`);
  const number = 'QO00000123';

  it.each([
    '<h1>QO00000123 Office refresh</h1><button>Save</button>',
    '<h1>Office refresh QO00000123</h1><button>Save</button><button>Send</button>',
    '<h1>Angebot QO00000123</h1><button>Speichern</button>',
    '<div class="page-title">Office refresh (QO00000123)</div><button>Save</button><button>Send</button>',
    '<nav aria-label="Breadcrumb"><a>Quotes</a><span>QO00000123</span></nav><button>Save</button><button>Send</button>',
  ])('names the page’s document where the address does not: %s', (html) => {
    expect(read(html, '/app/quotes/ab12cd34')).toEqual({ kind: 'quote', id: null, number });
  });

  it('of a first heading goes with the id of the address, unless it leads to another document', () => {
    expect(read(`<h1>${number} Office refresh</h1>`, '/quotes/8')).toEqual({ kind: 'quote', id: 8, number });
    expect(read(`<h1>Renewal of ${number}</h1>`, '/quotes/8')).toEqual({ kind: 'quote', id: 8, number: null });
    expect(read(`<p>Same as ${number} please</p>`, '/quotes/8')).toEqual({ kind: 'quote', id: 8, number: null });
  });

  it('comes after a label of its own', () => {
    const labelled = '<dl><dt>Quote number</dt><dd>QO00000999</dd></dl>';
    expect(read(`<h1>Ersetzt ${number}</h1>${labelled}`, '/quotes/8')).toMatchObject({ number: 'QO00000999' });
  });
});

describe('findAnchor', () => {
  it.each(fixturePages)('$name', ({ html, anchor }) => {
    expect(findAnchor(parsePage(html))?.name).toBe(anchor);
  });

  it('knows a floating place', () => {
    expect(findFloatingAnchor(parsePage('<h1>x</h1>'))).toMatchObject({ position: 'floating', element: document.body });
  });

  it('finds nothing in a document without a body', () => {
    document.documentElement.innerHTML = '';
    document.body?.remove();
    expect(findAnchor(document)).toBeNull();
  });
});
