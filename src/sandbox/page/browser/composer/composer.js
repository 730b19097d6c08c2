import { createDraft } from './draft.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('./draft.js').DraftUse} DraftUse */
/** @typedef {ReturnType<typeof createDraft>} Draft */

const savedAs = 'drafts';

/**
 * The field for messages and commands. Each member has a draft in each channel, which also survives a reload in the
 * same window.
 * @param {HTMLElement} place
 * @param {DraftUse} use
 */
export function createComposer(place, use) {
  /** The drafts from before the reload, by the same keys as `drafts`. */
  /** @type {Record<string, import('./draft.js').DraftContent>} */
  const saved = JSON.parse(sessionStorage.getItem(savedAs) ?? '{}');
  /** By member and channel. */
  /** @type {Map<string, Draft>} */
  const drafts = new Map();
  /** @type {{ member: string, channel: string | undefined, draft: Draft } | undefined} */
  let shown;

  /** @param {PageView} view */
  function draftFor({ me, channelId, channels }) {
    const key = `${me.id} ${channelId}`;
    // A draft whose channel was deleted comes along, unless the next channel has a draft.
    const isHomeless =
      shown?.member === me.id && channels.every(({ id }) => id !== shown?.channel) && !shown.draft.isEmpty();
    if (shown && isHomeless && (drafts.get(key)?.isEmpty() ?? true)) drafts.set(key, shown.draft);
    const draft = drafts.get(key) ?? createDraft(use, saved[key]);
    drafts.set(key, draft);
    return draft;
  }

  addEventListener('pagehide', () => {
    for (const [key, draft] of drafts) saved[key] = draft.written();
    sessionStorage.setItem(savedAs, JSON.stringify(saved));
  });

  return {
    /** Shows the draft of the member and channel in the view. @param {PageView} view */
    show(/** @type {PageView} */ view) {
      const draft = draftFor(view);
      if (draft !== shown?.draft) place.replaceChildren(draft.box);
      shown = { member: view.me.id, channel: view.channelId, draft };
      draft.show(view);
    },
    /** Focuses the field. */
    focus() {
      /** @type {HTMLElement | null} */ (place.querySelector('input, textarea'))?.focus();
    },
  };
}
