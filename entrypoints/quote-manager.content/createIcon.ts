import type { StatusIcon } from '../../utils/domain/describeStatus';

/** Strokes on a grid of 16 by 16, one picture per state (look.md). */
const paths: Record<StatusIcon, string> = {
  'hollow-circle': 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11',
  clock: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M8 5v3l2 1.5',
  ring: 'M8 2.5a5.5 5.5 0 1 1-5.5 5.5',
  check: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M5.5 8.2l1.8 1.8l3.2-3.6',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  'half-circle': 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M8 2.5v11M5.7 4v8',
  exclamation: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M8 5v3.6M8 10.6v.4',
  'arrows-meeting': 'M1.5 8h5M4.5 5.5L7 8l-2.5 2.5M14.5 8h-5M11.5 5.5L9 8l2.5 2.5',
  link: 'M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.3 6.7a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  'cloud-off': 'M5 12.5h6a2.5 2.5 0 0 0 .6-4.9a3.8 3.8 0 0 0-7.1-.6a2.8 2.8 0 0 0 .5 5.5M2.5 2.5l11 11',
};

const namespace = 'http://www.w3.org/2000/svg';

/** An icon in the colour of the text around it; assistive technology skips it, for the words say the same. */
export function createIcon(document: Document, name: StatusIcon): SVGElement {
  const icon = document.createElementNS(namespace, 'svg');
  const attributes = { viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true', 'data-icon': name };
  for (const [attribute, value] of Object.entries(attributes)) icon.setAttribute(attribute, value);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  icon.append(path);
  return icon;
}
