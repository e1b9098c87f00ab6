import type { ReactElement } from 'react';

/**
 * Tells the outcome of an action. The outer element is there from the start, for screen readers announce only what
 * changes inside one they know; the status itself exists once there is something to tell.
 */
export function LiveStatus({ children }: { children: ReactElement | string | null }) {
  return (
    <div aria-live="polite">
      {children !== null && (
        <div role="status" aria-live="off">
          {children}
        </div>
      )}
    </div>
  );
}
