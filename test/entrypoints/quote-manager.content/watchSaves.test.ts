// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchSaves } from '../../../entrypoints/quote-manager.content/watchSaves';

let listening = new AbortController();
const onSave = vi.fn();
const press = (id: string) => document.getElementById(id)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));

beforeEach(() => {
  listening = new AbortController();
  onSave.mockClear();
  window.history.replaceState({}, '', '/quote/edit/101');
  document.title = 'Edit quote';
  document.body.innerHTML = `<h1>Edit quote</h1>
    <div role="toolbar"><button id="save" type="button"><span id="icon"></span>Save</button>
    <button id="preview" type="button">Preview</button><button id="other" type="button">Add line</button></div>
    <form id="editor"><input id="number" value="QO00000101" readonly><label for="number">Quote number</label>
    <button id="send" type="submit">Send</button></form>`;
  watchSaves(window, onSave, listening.signal);
});
afterEach(() => listening.abort());

describe('a save in the page', () => {
  it('is reported with the document, wherever in the button it was pressed', () => {
    press('icon');
    expect(onSave).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'quote' }));
  });

  it('is not seen in what changes nothing', () => {
    press('preview');
    press('other');
    expect(onSave).not.toHaveBeenCalled();
  });

  it('is seen when the form is sent by the Enter key, and once when it is sent by its button', () => {
    const form = document.getElementById('editor');
    form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, submitter: null }));
    expect(onSave).toHaveBeenCalledTimes(1);
    press('send');
    form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, submitter: document.getElementById('send') }));
    expect(onSave).toHaveBeenCalledTimes(2);
  });

  it('is none on a page without a document, and none after the script ended', () => {
    window.history.replaceState({}, '', '/dashboard');
    document.body.innerHTML = '<button id="save" type="button">Save</button>';
    press('save');
    listening.abort();
    expect(onSave).not.toHaveBeenCalled();
  });
});
