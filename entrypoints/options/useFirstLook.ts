import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether the user has come to a part of the page: it reached the upper half of the window once. What it needs from the
 * network is asked for then, not each time that somebody opens the page for something else.
 */
export function useFirstLook(ref: RefObject<Element | null>): boolean {
  const [isLookedAt, setIsLookedAt] = useState(false);
  useEffect(() => {
    if (ref.current === null || isLookedAt) return undefined;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsLookedAt(true);
      },
      { rootMargin: '0px 0px -50% 0px' },
    );
    watcher.observe(ref.current);
    return () => watcher.disconnect();
  }, [ref, isLookedAt]);
  return isLookedAt;
}
