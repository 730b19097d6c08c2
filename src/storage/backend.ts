import type { Keyv } from 'keyv';

/** One database behind Keyv. */
export interface Backend {
  /**
   * A Keyv over one namespace, with an adapter of its own: an adapter shared by two namespaces mixes their data.
   * It has no `error` listener, so that what fails rejects (with one, Keyv answers "nothing there"), and plain JSON as
   * its serialization: Keyv's own also keeps bytes and bigints, which no entry has, and takes four times as long.
   */
  open(namespace: string): Keyv;
  /** Removes what has expired, in every namespace. */
  clearExpired(): Promise<void>;
  close(): Promise<void>;
}
