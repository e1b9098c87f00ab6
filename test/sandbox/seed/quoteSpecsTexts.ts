import { seedProducts as p } from './catalogueExceptions.ts';
import { type QuoteSpec, simpleQuote } from './documentSpecs.ts';
import { seedIndex } from './seedIndex.ts';

const long = (length: number) =>
  'Ultra-quiet workstation with three displays and a docking arm. '.repeat(9).slice(0, length);

/** HTML as people paste it: lists, entities, a script, a comment, no closing tag. */
const pastedHtml =
  '<p>Includes:</p><ul><li>Setup &amp; hand-over</li><li>1&nbsp;year <b>warranty</b></li></ul>' +
  '<!-- internal --><script>alert("no")</script><p>Price &lt; list<br>Line two';

/** Quotes with hard texts: long, emoji, right to left, HTML. */
export const quoteSpecsTexts: QuoteSpec[] = [
  simpleQuote(seedIndex.longTexts, 'A title that fills all fifty characters of its fie', [
    { product: 2084, title: long(101) },
    { product: 2085, title: long(500), description: `<p>${long(500)}</p>`.repeat(6) },
    { product: p.longTitle },
    { title: `${'x'.repeat(99)}🚀🚀`, price: 10 },
  ]),
  simpleQuote(
    seedIndex.emoji,
    'Launch 🚀 kit',
    [
      { product: 2001, title: 'Laptop 💻 for the 👩‍👩‍👧 team', description: '<p>Ships with 🎁</p>' },
      { title: 'Confetti 🎉', price: 9.5, quantity: 2 },
    ],
    { customer: 1025 },
  ),
  simpleQuote(
    seedIndex.rightToLeft,
    'عرض أجهزة المكتبة',
    [
      { product: 2002, title: 'حاسوب محمول للقراءة', description: '<p dir="rtl">مع ضمان سنة واحدة</p>' },
      { title: 'תמיכה באתר', price: 120 },
    ],
    { customer: 1023 },
  ),
  simpleQuote(seedIndex.html, 'Pasted <b>text</b> & more', [
    { product: 2003, description: pastedHtml },
    { product: p.serviceMonthly, description: '<table><tr><td>Hours</td><td>8&ndash;18</td></tr></table>' },
    { title: '5 < 6 & "quotes"', price: 10, description: '' },
    { product: 2004, description: null },
  ]),
];
