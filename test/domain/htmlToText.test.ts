import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../utils/domain/text/htmlToText';

describe('htmlToText', () => {
  it.each([
    ['plain text', 'plain text'],
    ['two\nlines stay', 'two\nlines stay'],
    ['a < b and c > d', 'a < b and c > d'],
    ['Fish &amp; chips &#8364;5 &#x2713; &nbsp; &unknown;', 'Fish & chips €5 ✓ &unknown;'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['<p>one</p>\n   <p>two   words</p>', 'one\ntwo words'],
    ['one<br>two<br/><br />three', 'one\ntwo\n\nthree'],
    ['<ul>\n<li>a</li>\n<li>b</li></ul>after', 'a\nb\nafter'],
    ['<div><div>deep</div></div><h2 class="x">head</h2>', 'deep\nhead'],
    ['<b>bo</b>ld <a href="x>y" title=\'>\'>link</a>', 'bold link'],
    ['<style>p { color: red }</style>text<script>alert("<p>")</script><!-- <p>note</p> -->', 'text'],
    ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 2\n3'],
    ['<p>&lt;script&gt; stays text</p>', '<script> stays text'],
    ['', ''],
    ['<p> </p>', ''],
  ])('%j → %j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('keeps up with hostile input', () => {
    const started = performance.now();
    htmlToText('<a '.repeat(50_000));
    htmlToText(`<p>${'<script>'.repeat(2_000)}`);
    htmlToText(`<p>${'<!--'.repeat(5_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
