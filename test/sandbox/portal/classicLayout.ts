import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

export interface ClassicPage {
  title: string;
  /** Which entry of the navigation is the present one. */
  active: 'Quotes' | 'Sales';
  heading: Html | string;
  actions: Html | string;
  content: Html;
}

const styles = `
body{margin:0;font:13px Arial,sans-serif;color:#222;background:#eef0f3}
#hdr{background:#24374f;color:#fff;padding:10px 16px;display:flex;justify-content:space-between}
#frame{width:100%;border-collapse:collapse}#frame>tbody>tr>td{vertical-align:top}
#nav{width:150px;background:#fff;border-right:1px solid #c9ced6;height:90vh;padding-top:8px}
#nav a{display:block;padding:8px 16px;color:#24374f;text-decoration:none}#nav a.on{background:#dfe7f1;font-weight:bold}
#main{padding:16px}.bar{display:flex;justify-content:space-between;align-items:center;margin-bottom:12px}
.bar h2{margin:0;font-size:18px}.btns{display:flex;gap:6px}
.btn{border:1px solid #9aa4b2;background:#fff;padding:5px 14px;border-radius:3px;color:#222;text-decoration:none;font:13px Arial}
.btn.primary{background:#2d6cb5;border-color:#2d6cb5;color:#fff}
.box{background:#fff;border:1px solid #c9ced6;padding:12px;margin-bottom:12px}
.grid{width:100%;border-collapse:collapse;background:#fff}.grid th,.grid td{border:1px solid #d8dce2;padding:6px;text-align:left}
.grid th{background:#f4f6f8}.num{text-align:right!important}.form td{padding:4px 12px 4px 0}.note{color:#7a4b00}
`;

const navigation = [
  ['Quotes', '/quote'],
  ['Sales', '/salesorder'],
  ['Apps', '/apps'],
  ['Settings', '/settings'],
];

/** A whole page of the classic portal: header, navigation left, heading with actions upper right. */
export function renderClassicPage(page: ClassicPage): Html {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${page.title} - Admin Center</title>
<style>${raw(styles)}</style></head><body>
<div id="hdr"><b>Admin Center</b><span>Signed in as sales@msp.example</span></div>
<table id="frame"><tbody><tr><td id="nav">${navigation.map(
    ([name, path]) => html`<a href="${path}" class="${name === page.active ? 'on' : ''}">${name}</a>`,
  )}</td><td id="main"><div class="bar"><h2>${page.heading}</h2><div class="btns">${page.actions}</div></div>
${page.content}</td></tr></tbody></table></body></html>`;
}
