import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The interaction for which the work at hand is done, by the id that the log and its member are told. It follows the work by
 * itself through promises, timers and `KeyedQueue`: handing it on by arguments would put it into every function between a
 * command and the disk. Where one piece of work begins another's (a line, a list of what is due), that has to be handed its own.
 */
const causes = new AsyncLocalStorage<string | undefined>();

/** The id of the interaction; undefined for what follows from an event, the clock or the start. */
export const currentCause = (): string | undefined => causes.getStore();

/** Runs work, and all that follows from it, for an interaction, or for none. */
export const causedBy = <T>(id: string | undefined, work: () => T): T => causes.run(id, work);

/** Returns the work as a function that runs it for the interaction that is at hand now, whoever calls it. */
export function withCause<T>(work: () => T): () => T {
  const id = currentCause();
  return () => causedBy(id, work);
}
