import { DIRECT } from '../parts/channel-types.js';
import { element } from '../parts/elements.js';
import { reasonOf } from '../parts/reason.js';
import { commandLine } from './command-line.js';
import { withSuggestions } from './suggestions.js';
import { typedCommand } from './typed-command.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {PageView['commands'][number]} Command */
/** @typedef {import('./option-choices.js').Choice} Choice */
/** @typedef {import('./option-choices.js').OptionValue} OptionValue */

/** @typedef {string | { command: string, values: Record<string, string> }} DraftContent a text, or a command with its values */

/**
 * @typedef {object} DraftUse
 * @property {() => PageView | undefined} view the newest view
 * @property {() => void} toMessages focuses the newest message
 * @property {(direction: 1 | -1) => void} scrollMessages scrolls by a page
 * @property {(text: string) => Promise<void>} send
 * @property {(command: string, options: Record<string, OptionValue>) => Promise<boolean>} slash resolves with whether
 * the bot answered
 * @property {(command: string, option: string, typed: string, options: Record<string, OptionValue>) => Promise<readonly
 * Choice[]>} autocomplete
 */

/**
 * A message that a member writes; a command takes its place until it is sent or left.
 * @param {DraftUse} use
 * @param {DraftContent} [written] its initial content
 */
export function createDraft({ view, toMessages, scrollMessages, send, slash, autocomplete }, written = '') {
  const input = /** @type {HTMLTextAreaElement} */ (element('textarea', { rows: '1', enterkeyhint: 'send' }));
  const problem = element('p', { class: 'failure', role: 'alert' });
  const form = /** @type {HTMLFormElement} */ (
    element(
      'form',
      { class: 'message-form' },
      withSuggestions(input, {
        name: 'commands',
        find: (typed) => (typed.startsWith('/') ? matching(view()?.commands ?? [], typed.slice(1)) : []),
        choose: ({ value }) => open(/** @type {Command} */ (value)),
      }),
      problem,
    )
  );
  const box = element('div', {}, form);
  /** @type {ReturnType<typeof commandLine> | undefined} */
  let line;
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === 'ArrowUp' && input.value === '') {
      event.preventDefault();
      toMessages();
    }
    const page = /** @type {const} */ ({ PageUp: -1, PageDown: 1 })[event.key];
    if (page && !input.value.includes('\n')) {
      event.preventDefault();
      scrollMessages(page);
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
      const typed = typedCommand(text, view()?.commands ?? []);
      if (typed) open(typed.command, typed.values);
      else problem.textContent = `There is no command ${text.trim()}, or you can’t use it`;
      return;
    }
    input.value = '';
    try {
      await send(text);
    } catch (error) {
      input.value = [text, input.value].filter(Boolean).join('\n');
      problem.textContent = reasonOf(error);
    }
  });

  /** @param {Command} command @param {Record<string, string>} [values] the initial values */
  function open(command, values = {}) {
    const current = view();
    if (!current) return;
    input.value = '';
    const opened = commandLine({
      command,
      values,
      view: () => view() ?? current,
      autocomplete: (option, typed, others) => autocomplete(command.name, option, typed, others),
      async send(options) {
        if (await slash(command.name, options)) leave(opened);
      },
      leave: () => leave(opened),
    });
    line = opened;
    box.replaceChildren(opened.form);
    opened.focus();
  }

  /** Returns to the message, unless another command has replaced this one. @param {typeof line} left */
  function leave(left) {
    if (!line || line !== left) return;
    const hadFocus = line.form.contains(document.activeElement);
    line = undefined;
    box.replaceChildren(form);
    if (hadFocus) input.focus();
  }

  if (typeof written === 'string') input.value = written;
  else {
    const command = view()?.commands.find(({ name }) => name === written.command);
    if (command) open(command, written.values);
    else input.value = [`/${written.command}`, ...Object.values(written.values)].join(' ');
  }

  return {
    box,
    isEmpty: () => !line && input.value === '',
    /** @returns {DraftContent} its content */
    written: () => line?.written() ?? input.value,
    /** Updates the placeholder, which says what the member may write. @param {PageView} current */
    show(/** @type {PageView} */ current) {
      const channel = current.channels.find(({ id }) => id === current.channelId);
      const allowed = channel?.canSend ?? false;
      const place = `${channel?.type === DIRECT ? '@' : '#'}${channel?.name}`;
      input.placeholder = allowed ? `Message ${place}, or / for commands` : 'Type / for commands';
      input.setAttribute('aria-label', input.placeholder);
    },
  };
}

/** Commands whose name contains the typed text, those that begin with it first. @param {readonly Command[]} commands @param {string} typed */
function matching(commands, typed) {
  const wanted = typed.trim().toLowerCase();
  return [
    ...commands.filter(({ name }) => name.startsWith(wanted)),
    ...commands.filter(({ name }) => name.includes(wanted) && !name.startsWith(wanted)),
  ].map((command) => ({ label: `/${command.name}`, detail: command.description, value: command }));
}
