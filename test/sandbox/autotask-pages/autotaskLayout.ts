import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

const styles = `
body{margin:0;font:12px Roboto,Arial,sans-serif;color:#333;background:#fff}
.PageHeadingContainer,.EntityHeadingContainer{background:#376a94;color:#fff;padding:8px 14px;display:flex;gap:10px;align-items:baseline}
.Title>.Text{font-size:15px;font-weight:bold}.IdentificationText,.SecondaryText{opacity:.9}
.ButtonBar{background:#d3d3d3;padding:6px 14px;border-bottom:1px solid #adadad}
.Body{display:grid;grid-template-columns:260px 1fr;gap:16px;padding:14px}.Section{border:1px solid #d3d3d3;margin-bottom:12px}
.Section>.Heading{background:#eaf1f7;padding:5px 8px;font-weight:bold}.Section>.Content{padding:8px}
.Field{margin-bottom:8px}.Field>.Label{color:#4f4f4f;font-weight:bold}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #d7d7d7;padding:5px;text-align:left}th{background:#cbd9e4}
.Right{text-align:right}
`;

/** A whole page of the application, title and body as given. */
export function renderDocument(title: string, body: Html): Html {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<style>${raw(styles)}</style></head><body>${body}</body></html>`;
}

/** The heading of MVC pages; class names as seen in the field (observed in extensions' sources, 2025-11-20). */
export function renderHeading(title: string, identification: string, secondary: string): Html {
  return html`<div class="PageHeadingContainer EntityHeadingContainer"><div class="Title">
<span class="Text">${title}</span></div><span class="IdentificationText">${identification}</span>
<span class="SecondaryText">${secondary}</span></div><div class="ButtonBar">Edit · New · Tools · Print</div>`;
}

/** Label and value pairs, as in the panel on the left. */
export function renderFields(heading: string, fields: Array<[label: string, value: string]>): Html {
  return html`<div class="Section"><div class="Heading">${heading}</div><div class="Content">${fields.map(
    ([label, value]) =>
      html`<div class="Field"><div class="Label">${label}</div><div class="Value">${value}</div></div>`,
  )}</div></div>`;
}

/** A grid with a heading; the cells of a row in the order of the columns. */
export function renderGrid(heading: string, columns: string[], rows: Array<Array<Html | string>>): Html {
  const body = rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<div class="Section"><div class="Heading">${heading}</div><div class="Content"><table><thead><tr>${columns.map(
    (column) => html`<th>${column}</th>`,
  )}</tr></thead><tbody>${body}</tbody></table></div></div>`;
}
