import { commandForm } from './command-form.js';
import { element } from './elements.js';
import { withSuggestions } from './suggestions.js';

/** @typedef {import('../member-view.ts').MemberView} MemberView */
/** @typedef {MemberView['commands'][number]} Command */

/**
 * The place where messages and commands are written.
 * @param {HTMLElement} place
 * @param {object} use
 * @param {() => MemberView | undefined} use.view the newest view
 * @param {(text: string) => Promise<void>} use.send
 * @param {(command: string, options: object) => Promise<void>} use.slash
 * @param {(command: string, option: string, typed: string, options: object) => Promise<readonly { name: string, value: string | number }[]>} use.autocomplete
 */
export function createComposer(place, { view, send, slash, autocomplete }) {
  const input = /** @type {HTMLInputElement} */ (element('input', { type: 'text', enterkeyhint: 'send' }));
  const problem = element('p', { class: 'failure', role: 'alert' });
  const form = element(
    'form',
    { class: 'message-form' },
    withSuggestions(input, {
      find: (typed) => (typed.startsWith('/') ? matching(view()?.commands ?? [], typed.slice(1)) : []),
      choose: ({ value }) => open(/** @type {Command} */ (value)),
    }),
    problem,
  );
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
  place.replaceChildren(form);

  /** @param {Command} command */
  function open(command) {
    const current = view();
    if (!current) return;
    input.value = '';
    const filled = commandForm({
      command,
      view: current,
      autocomplete: (option, typed, others) => autocomplete(command.name, option, typed, others),
      async send(options) {
        await slash(command.name, options);
        leave(filled);
      },
      leave: () => leave(filled),
    });
    place.replaceChildren(filled);
    /** @type {HTMLElement | null} */ (filled.querySelector('input, select, [type=submit]'))?.focus();
  }

  /** Back to the message, unless another form has taken the place. @param {HTMLElement} filled */
  function leave(filled) {
    if (!place.contains(filled)) return;
    const hadFocus = filled.contains(document.activeElement);
    place.replaceChildren(form);
    if (hadFocus) input.focus();
  }

  return {
    /** Follows to another channel or member; what is being typed stays. @param {MemberView} current */
    show(/** @type {MemberView} */ current) {
      const channel = current.channels.find(({ id }) => id === current.channelId);
      const allowed = channel?.canSend ?? false;
      input.placeholder = allowed ? `Message #${channel?.name}, or / for commands` : 'Type / for commands';
      input.setAttribute('aria-label', input.placeholder);
    },
    /** Ends a command's form: it belongs to the member who opened it. */
    reset() {
      problem.textContent = '';
      place.replaceChildren(form);
    },
  };
}

/** @param {readonly Command[]} commands @param {string} typed */
function matching(commands, typed) {
  const wanted = typed.trimStart().toLowerCase();
  return commands
    .filter(({ name }) => name.includes(wanted.trimEnd()))
    .map((command) => ({ label: `/${command.name}`, detail: command.description, value: command }));
}
