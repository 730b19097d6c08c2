import { withMentions } from '../composer/typed-mentions.js';
import { openModal } from '../forms/modal-dialog.js';
import { createFailures } from '../messages/failures.js';
import { reasonOf } from '../parts/reason.js';
import { act } from '../parts/sandbox-client.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../message-view.ts').MessageView} MessageView */
/** @typedef {import('../../member-action.ts').ActionResult} ActionResult */
/** @typedef {import('../../member-action.ts').UnsentAction} UnsentAction */
/** @typedef {import('../composer/option-choices.js').OptionValue} OptionValue */

/**
 * What the page's member does with messages and commands. A modal that follows is that member's, too, even when the
 * page has become somebody else's.
 * @param {object} page
 * @param {() => PageView | undefined} page.view the newest view
 * @param {() => void} page.draw redraws the page
 * @param {() => void} page.toEnd shows the newest message
 * @param {() => void} page.toComposer focuses the composer, if nothing else has the focus
 * @param {(work: () => Promise<unknown>) => Promise<boolean>} page.quietly shows an error instead of throwing it, and
 * resolves with whether the work succeeded
 */
export function createMemberActions({ view, draw, toEnd, toComposer, quietly }) {
  const failures = createFailures();
  /** The messages whose use the bot has yet to answer, by member and message. */
  /** @type {Set<string>} */
  const inUse = new Set();

  /** @returns the current view @throws {Error} before there is one */
  function here() {
    const shown = view();
    if (!shown) throw new Error('The sandbox hasn’t responded yet.');
    return { shown, me: shown.me.id, channel: shown.channelId ?? '' };
  }

  /** Shows the newest message, if the page still shows the same channel as the same member. @param {PageView} shown */
  function toAnswer(shown) {
    const now = view();
    if (now?.me.id === shown.me.id && now.channelId === shown.channelId) toEnd();
  }

  /** @param {Extract<UnsentAction, { message: string }>} action */
  async function useMessage(action) {
    const { shown, me } = here();
    const use = `${me} ${action.message}`;
    // Like Discord's client, which accepts no second press before the first is answered.
    if (inUse.has(use)) return;
    inUse.add(use);
    failures.set(me, action.message);
    draw();
    try {
      const result = await act(me, action);
      if (result.kind === 'failed') failures.set(me, action.message, result.reason);
      else if (result.kind === 'message') toAnswer(shown);
      follow(result, shown);
    } catch (error) {
      failures.set(me, action.message, reasonOf(error));
    }
    inUse.delete(use);
    draw();
  }

  /** Opens the modal, if an answer is one. @param {ActionResult} result @param {PageView} shown the view in which it was asked for */
  function follow(result, shown) {
    if (result.kind !== 'modal') return;
    const { modal } = result;
    async function submit(/** @type {import('../forms/modal-dialog.js').Values} */ values) {
      const answer = await act(shown.me.id, { action: 'submit', modal, values });
      if (answer.kind === 'failed') throw new Error(answer.reason);
      toAnswer(shown);
      follow(answer, shown);
    }
    openModal(result, shown, submit, toComposer);
  }

  return {
    failures,
    /** Whether the member waits for the bot's answer to a press in the message. */
    isInUse: (/** @type {string} */ memberId, /** @type {string} */ messageId) =>
      inUse.has(`${memberId} ${messageId}`),
    ofMessages: {
      press: (/** @type {MessageView} */ { id }, /** @type {string} */ component) =>
        useMessage({ action: 'press', message: id, component }),
      select: (
        /** @type {MessageView} */ { id },
        /** @type {string} */ component,
        /** @type {string[]} */ values,
      ) => useMessage({ action: 'select', message: id, component, values }),
      command: (/** @type {MessageView} */ { id }, /** @type {string} */ command) =>
        useMessage({ action: 'message-command', message: id, command }),
      onPerson: (/** @type {string} */ member, /** @type {string} */ command) =>
        quietly(() => {
          const { channel } = here();
          return useCommand(command, { action: 'user-command', member, command, channel });
        }),
      toggle: (/** @type {MessageView} */ { id }, /** @type {string} */ emoji, /** @type {boolean} */ add) =>
        quietly(() => act(here().me, { action: add ? 'react' : 'unreact', message: id, emoji })),
      suppressEmbeds: (/** @type {MessageView} */ { id }) =>
        quietly(() => act(here().me, { action: 'suppress-embeds', message: id })),
      remove: (/** @type {MessageView} */ { id }) =>
        quietly(() => act(here().me, { action: 'remove', message: id })),
    },
    ofComposer: { send, slash, autocomplete },
  };

  /** @param {string} text */
  async function send(text) {
    const { shown, me, channel } = here();
    await act(me, { action: 'send', channel, text: withMentions(text, shown) });
    toAnswer(shown);
  }

  /** @param {string} command @param {Record<string, OptionValue>} options */
  async function slash(command, options) {
    const { channel } = here();
    return useCommand(`/${command}`, { action: 'slash', command, options, channel });
  }

  /**
   * @param {string} name the command's, as messages show it
   * @param {UnsentAction} action
   * @returns whether the bot answered
   */
  async function useCommand(name, action) {
    const { shown, me } = here();
    const result = await act(me, action);
    if (result.kind === 'failed') {
      failures.addCommand(shown, name, result.reason);
      draw();
    }
    toAnswer(shown);
    follow(result, shown);
    return result.kind !== 'failed';
  }

  /** @param {string} command @param {string} option @param {string} typed @param {Record<string, OptionValue>} options */
  async function autocomplete(command, option, typed, options) {
    const { me, channel } = here();
    const result = await act(me, { action: 'autocomplete', command, option, typed, options, channel });
    return result.kind === 'choices' ? result.choices : [];
  }
}
