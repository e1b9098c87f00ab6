// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findAnchor } from '../../utils/pages/findAnchor';
import { readDocumentHint } from '../../utils/pages/readDocumentHint';

const quote = '<h1>Quote QO00000123</h1><div role="toolbar"><button>Save</button><button>Send</button></div>';
const hint = { kind: 'quote', id: null, number: 'QO00000123' };

function read(html: string) {
  document.documentElement.innerHTML = `<head></head><body>${html}</body>`;
  return {
    hint: readDocumentHint(document, 'https://portal.example/quotes/x9Y8z7'),
    anchor: findAnchor(document)?.name,
  };
}

/** What a design system does to a page while something lies over it. */
const behind = (content: string) => `<div id="root" aria-hidden="true">${content}</div>`;

describe('a page behind an open dialog', () => {
  it.each([
    ['dialog of a design system', '<div role="dialog" aria-modal="true"><h2>Add line</h2></div>'],
    ['dialog without aria-modal', '<div><div role="alertdialog">Delete?</div></div>'],
    ['menu', '<div role="presentation"><ul role="menu"><li role="menuitem">Copy</li></ul></div>'],
    ['list of choices', '<div role="listbox"><div role="option">Acme</div></div>'],
    ['dialog element', '<dialog open>Add line</dialog>'],
  ])('is read as before: %s', (_, dialog) => {
    expect(read(behind(quote) + dialog)).toEqual({ hint, anchor: 'toolbar of the actions' });
    expect(read(dialog + behind(quote))).toEqual({ hint, anchor: 'toolbar of the actions' });
  });

  it('is not named by what the dialog says', () => {
    const dialog = `<div role="dialog"><h1>Quote QO00099999</h1><label>Quote number <input value="QO00099999"></label>
      <dl><dt>Number</dt><dd>QO00099999</dd></dl><p>QO00099999</p><button>Save</button></div>`;
    expect(read(dialog + behind(quote))).toEqual({ hint, anchor: 'toolbar of the actions' });
    expect(read(dialog + quote)).toEqual({ hint, anchor: 'toolbar of the actions' });
    const bare = '<h1>Quote QO00000123</h1>';
    expect(read(dialog + behind(bare))).toEqual({ hint, anchor: 'page heading' });
  });
});

describe('what is hidden from assistive technology', () => {
  it('stays unread while nothing lies over the page', () => {
    expect(read(behind(quote)).hint).toBeNull();
    expect(read(`${behind(quote.replace('123', '124'))}${quote}`).hint).toEqual(hint);
  });

  it('stays unread where the dialog is the hidden part, or is not shown', () => {
    expect(read(`<div aria-hidden="true"><div role="dialog">${quote}</div></div>`).hint).toBeNull();
    expect(read(`${behind(quote)}<div role="dialog" aria-hidden="true">Closed</div>`).hint).toBeNull();
    expect(read(`${behind(quote)}<div role="dialog" style="display: none">Closed</div>`).hint).toBeNull();
  });

  it('stays unread where it is not drawn, dialog or not', () => {
    const other = `<div aria-hidden="true" style="display: none">${quote.replace('123', '124')}</div>`;
    expect(read(`${other}${behind(quote)}<div role="dialog">Add line</div>`).hint).toEqual(hint);
  });
});
