import { commandLine } from './command-line.js';
import { element } from './elements.js';
import { withSuggestions } from './suggestions.js';

/** @typedef {import('./live-view.js').MemberView} MemberView */
/** @typedef {MemberView['commands'][number]} Command */
/** @typedef {import('./option-choices.js').Choice} Choice */
/** @typedef {import('./option-choices.js').OptionValue} OptionValue */

/**
 * The place where messages and commands are written.
 * @param {HTMLElement} place
 * @param {object} use
 * @param {() => MemberView | undefined} use.view the newest view
 * @param {() => void} use.toMessages gives the newest message the focus
 * @param {(text: string) => Promise<void>} use.send
 * @param {(command: string, options: Record<string, OptionValue>) => Promise<void>} use.slash
 * @param {(command: string, option: string, typed: string, options: Record<string, OptionValue>) => Promise<readonly Choice[]>} use.autocomplete
 */
export function createComposer(place, { view, toMessages, send, slash, autocomplete }) {
  const input = /** @type {HTMLTextAreaElement} */ (element('textarea', { rows: '1', enterkeyhint: 'send' }));
  const problem = element('p', { class: 'failure', role: 'alert' });
  /** The commands that are being written, by the member whose they are. */
  /** @type {Map<string, HTMLElement>} */
  const lines = new Map();
  let shownMember = '';
  const form = /** @type {HTMLFormElement} */ (
    element(
      'form',
      { class: 'message-form' },
      withSuggestions(input, {
        find: (typed) => (typed.startsWith('/') ? matching(view()?.commands ?? [], typed.slice(1)) : []),
        choose: ({ value }) => open(/** @type {Command} */ (value)),
      }),
      problem,
    )
  );
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === 'ArrowUp' && input.value === '') {
      event.preventDefault();
      toMessages();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    form.requestSubmit();
  });
  input.addEventListener('input', () => {
    problem.textContent = '';
    const named = view()?.commands.find(({ name }) => input.value === `/${name} `);
    if (named) open(named);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    const text = input.value;
    if (text.trim() === '') return;
    if (text.startsWith('/')) {
      problem.textContent = `There is no command ${text.trim()} that you may use`;
      return;
    }
    input.value = '';
    try {
      await send(text);
    } catch (error) {
      input.value ||= text;
      problem.textContent = error instanceof Error ? error.message : String(error);
    }
  });

  /** @param {Command} command */
  function open(command) {
    const current = view();
    if (!current) return;
    input.value = '';
    const line = commandLine({
      command,
      view: current,
      autocomplete: (option, typed, others) => autocomplete(command.name, option, typed, others),
      async send(options) {
        await slash(command.name, options);
        leave(current.me.id, line.form);
      },
      leave: () => leave(current.me.id, line.form),
    });
    lines.set(current.me.id, line.form);
    place.replaceChildren(line.form);
    line.focus();
  }

  /** Back to the message, unless another command has taken the place. @param {string} member @param {HTMLElement} line */
  function leave(member, line) {
    if (lines.get(member) === line) lines.delete(member);
    if (!place.contains(line)) return;
    const hadFocus = line.contains(document.activeElement);
    place.replaceChildren(form);
    if (hadFocus) input.focus();
  }

  return {
    /**
     * Follows to another channel or member. What is being typed stays, and a command waits for the member whose it is.
     * @param {MemberView} current
     */
    show(/** @type {MemberView} */ current) {
      if (current.me.id !== shownMember) {
        problem.textContent = '';
        place.replaceChildren(lines.get(current.me.id) ?? form);
      }
      shownMember = current.me.id;
      const channel = current.channels.find(({ id }) => id === current.channelId);
      const allowed = channel?.canSend ?? false;
      input.placeholder = allowed ? `Message #${channel?.name}, or / for commands` : 'Type / for commands';
      input.setAttribute('aria-label', input.placeholder);
    },
    /** Puts the focus where one writes. */
    focus() {
      /** @type {HTMLElement | null} */ (place.querySelector('input, textarea'))?.focus();
    },
  };
}

/** Those whose name begins so go before those that hold it elsewhere. @param {readonly Command[]} commands @param {string} typed */
function matching(commands, typed) {
  const wanted = typed.trim().toLowerCase();
  return [
    ...commands.filter(({ name }) => name.startsWith(wanted)),
    ...commands.filter(({ name }) => name.includes(wanted) && !name.startsWith(wanted)),
  ].map((command) => ({ label: `/${command.name}`, detail: command.description, value: command }));
}
