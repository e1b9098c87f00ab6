import { type FoundAnchor, findAnchor, findFloatingAnchor } from '../../utils/pages/findAnchor';

/** So many removals within the window mean that the page's framework will never leave the panel in place. */
const mostRemovals = 5;
const windowMs = 10_000;

/** Puts the panel into the page and keeps it there. */
export class PanelPlace {
  readonly #host: HTMLElement;
  readonly #now: () => number;
  #anchor: FoundAnchor | null = null;
  #removals: number[] = [];

  constructor(host: HTMLElement, now: () => number) {
    this.#host = host;
    this.#now = now;
  }

  /** Mounts or moves the panel where it belongs now; does nothing while its place is still the best one. */
  keep(document: Document): void {
    const isMounted = this.#host.isConnected;
    if (this.#anchor !== null && !isMounted) this.#noteRemoval();
    const anchor = this.#isFought() ? findFloatingAnchor(document) : findAnchor(document);
    if (anchor === null) return;
    if (isMounted && (this.#isAt(anchor) || document.activeElement === this.#host)) return;
    this.#insert(anchor);
  }

  /** Takes the panel out of the page. */
  remove(): void {
    this.#host.remove();
    this.#anchor = null;
    this.#removals = [];
  }

  #isAt(anchor: FoundAnchor): boolean {
    return this.#anchor?.element === anchor.element && this.#anchor.position === anchor.position;
  }

  #insert(anchor: FoundAnchor): void {
    this.#host.setAttribute('data-position', anchor.position);
    if (anchor.position === 'after') anchor.element.after(this.#host);
    else anchor.element.append(this.#host);
    this.#anchor = anchor;
  }

  #noteRemoval(): void {
    this.#removals = [...this.#removals.filter((at) => this.#now() - at < windowMs), this.#now()];
  }

  /** Once given up, the floating place stays until the next document. */
  #isFought(): boolean {
    return this.#removals.length > mostRemovals;
  }
}
