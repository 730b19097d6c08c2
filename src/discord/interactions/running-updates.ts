import type { AnswerableInteraction, Reply } from './command.ts';

/**
 * The updates of answers that still come. They end once something else takes the place of the answer: what was pressed last is
 * what the message shows.
 */
export class RunningUpdates {
  readonly #running = new Map<string, AbortController>();

  /** Begins the updates of a reply, and ends those of the answer whose place it takes. Returns what says when they end. */
  begin(interaction: AnswerableInteraction, reply: Reply): AbortController {
    const id = answerId(interaction, reply);
    const updates = new AbortController();
    this.#running.get(id)?.abort('replaced');
    this.#running.set(id, updates);
    updates.signal.addEventListener('abort', () => {
      if (this.#running.get(id) === updates) this.#running.delete(id);
    });
    return updates;
  }
}

/** What all versions of an answer have in common: the id of the interaction that it answered first. */
function answerId(interaction: AnswerableInteraction, { kind }: Reply): string {
  const replaced = kind === 'update' && 'message' in interaction ? interaction.message : null;
  return replaced?.interactionMetadata?.id ?? replaced?.id ?? interaction.id;
}
