import type { Show } from './show.ts';
import { titleKey } from './title.ts';

const known = new WeakMap<Show, string>();

/** The `titleKey` of a show, made once: orders ask for it at each comparison, and that of a Korean title takes 20 microseconds. */
export function titleKeyOf(show: Show): string {
  const before = known.get(show);
  if (before !== undefined) return before;
  const key = titleKey(show.title);
  known.set(show, key);
  return key;
}
