import { never } from './cut';

/** Whether a worker still lives; whoever ends it never hears of it again. */
export class Life {
  isOver = false;
  /** Resolves at the end. */
  readonly over: Promise<'dead'>;
  private announce: (end: 'dead') => void = () => undefined;

  constructor() {
    this.over = new Promise((resolve) => {
      this.announce = resolve;
    });
  }

  /** Ends it here and now; the promise is for the code that was running. */
  end(): Promise<never> {
    this.isOver = true;
    this.announce('dead');
    return never;
  }
}
