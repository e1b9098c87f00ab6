/** The present time in milliseconds since 1970; `Date.now` in the extension, a settable one in tests. */
export type Clock = () => number;
