/** Look of the panel: its own font, colours and sizes, whatever the page around it does (look.md). */
const css = `
:host {
  /* Important throughout: any rule of the page for an unknown element, or for all of a toolbar's, beats one for a host. */
  all: initial !important; display: inline-flex !important; position: relative !important;
  vertical-align: middle !important; margin: 0 4px !important;
  /* Fixed: were it as wide as its words, the button would move under a fast second click, and that one hit Send. */
  box-sizing: border-box !important; width: 520px !important; max-width: 100% !important;
}
:host([data-position='floating']) {
  position: fixed !important; width: auto !important; max-width: 520px !important; right: 16px !important;
  bottom: 16px !important; z-index: 2147483000 !important;
}
@media print { :host { display: none !important; } }
.panel {
  font: 13px/20px system-ui, sans-serif; color-scheme: light dark;
  --surface: #ffffff; --border: #8a93a3; --text: #1f2933; --accent: #1f5fbf; --on-accent: #ffffff;
  --neutral: #4b5563; --blue: #1d4ed8; --green: #11703a; --amber: #8a3f0c; --red: #b3261e; --violet: #6d28d9;
}
.panel { display: inline-flex; align-items: center; gap: 8px; min-width: 0; width: 100%; }
.action { flex: none; }
:host([data-position='floating']) .panel {
  padding: 8px; border: 1px solid var(--border); border-radius: 6px; background: var(--surface);
}
button, summary { font: inherit; cursor: pointer; }
.action {
  box-sizing: border-box; min-height: 32px; max-width: 260px; padding: 4px 12px; border: 1px solid var(--accent);
  border-radius: 6px; background: var(--accent); color: var(--on-accent); font-weight: 600; white-space: nowrap;
  transition: filter 120ms;
}
.action:hover { filter: brightness(1.1); }
.action[aria-disabled='true'] { background: var(--surface); color: var(--accent); cursor: default; filter: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
.badge {
  display: inline-flex; align-items: center; gap: 4px; box-sizing: border-box; min-width: 0; max-width: 260px;
  min-height: 24px; padding: 0 8px; border: 1px solid currentColor; border-radius: 6px;
  background: var(--surface); color: var(--neutral);
}
.badge[data-tone='blue'] { color: var(--blue); }
.badge[data-tone='green'] { color: var(--green); }
.badge[data-tone='amber'] { color: var(--amber); }
.badge[data-tone='red'] { color: var(--red); }
.badge[data-tone='violet'] { color: var(--violet); }
.words { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
svg { flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
svg[data-icon='ring'] { animation: turn 1s linear infinite; }
@keyframes turn { to { transform: rotate(360deg); } }
a, summary {
  padding: 0 6px; border-radius: 6px; background: var(--surface); color: var(--accent); white-space: nowrap;
}
.card {
  position: absolute; top: calc(100% + 4px); right: 0; z-index: 2147483000; box-sizing: border-box; width: 320px;
  max-width: 90vw; padding: 12px; border: 1px solid var(--border); border-radius: 6px; background: var(--surface);
  color: var(--text); white-space: normal; overflow-wrap: anywhere;
}
:host([data-position='floating']) .card { top: auto; bottom: calc(100% + 4px); }
.card p { margin: 0 0 8px; }
.card p:last-child { margin: 0; }
[hidden] { display: none !important; }
@media (prefers-color-scheme: dark) {
  .panel {
    --surface: #1d222b; --border: #7d8796; --text: #e6e9ee; --accent: #8ab8ff; --on-accent: #0b1424;
    --neutral: #c3c9d4; --blue: #9cbcff; --green: #7ddca0; --amber: #f5b85c; --red: #ffaaa3; --violet: #cdb8ff;
  }
}
@media (prefers-reduced-motion: reduce) {
  svg[data-icon='ring'] { animation: none; }
  .action { transition: none; }
}
@media (forced-colors: active) {
  .action, .badge, .card { border-color: ButtonText; }
  .action:focus-visible { outline-color: Highlight; }
}
`;

/**
 * Applies the look. A constructed sheet is exempt from the page's content security policy; Firefox refuses one to
 * content scripts (bug 1751346, seen 2025-11-20), so there a style element does it.
 */
export function applyStyles(root: ShadowRoot, createSheet: () => CSSStyleSheet = () => new CSSStyleSheet()): void {
  try {
    const sheet = createSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = root.ownerDocument.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
