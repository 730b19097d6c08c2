import { createComposer } from './composer.js';
import { createDismissedMessages } from './dismissed-messages.js';
import { readMessageAddress } from './message-address.js';
import { createMessageList } from './message-list.js';
import { openModal } from './modal-dialog.js';
import { createNotice } from './notice.js';
import { act, listen, readView } from './sandbox-client.js';
import { showChannels, showMembers } from './sidebar.js';

/** @typedef {import('../member-view.ts').MemberView} MemberView */
/** @typedef {import('../member-action.ts').ActionResult} ActionResult */

start();

function start() {
  const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const address = new URLSearchParams(location.search);
  let member = address.get('member') ?? undefined;
  let channel = address.get('channel') ?? undefined;
  /** @type {MemberView | undefined} */
  let view;
  /** @type {Promise<void> | undefined} */
  let reading;
  let outdated = false;
  const notice = createNotice(place('notice'));
  const dismissed = createDismissedMessages();
  /** @type {Map<string, string>} */
  const failures = new Map();

  const list = createMessageList(place('messages'), {
    press: (message, component) => useComponent(message.id, { action: 'press', component }),
    select: (message, component, values) => useComponent(message.id, { action: 'select', component, values }),
    toggle: (message, emoji, add) =>
      notice.quietly(() => doAs({ action: add ? 'react' : 'unreact', message: message.id, emoji })),
    command: (message, command) => useComponent(message.id, { action: 'message-command', command }),
    remove: (message) => notice.quietly(() => doAs({ action: 'remove', message: message.id })),
    dismiss(message) {
      dismissed.add(message.id);
      draw();
    },
  });
  const composer = createComposer(place('composer'), {
    view: () => view,
    async send(text) {
      await doAs({ action: 'send', channel: view?.channelId, text });
      list.toEnd();
    },
    async slash(command, options) {
      const result = await doAs({ action: 'slash', command, options, channel: view?.channelId });
      if (result.kind === 'failed') notice.show(`/${command}: ${result.reason}`);
      await refresh();
      list.toEnd();
      follow(result);
    },
    async autocomplete(command, option, typed, options) {
      const where = { channel: view?.channelId };
      const result = await doAs({ action: 'autocomplete', command, option, typed, options, ...where });
      return result.kind === 'choices' ? result.choices : [];
    },
  });

  document.addEventListener('click', async (event) => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    const found = readMessageAddress(anchor?.href ?? '');
    if (!found || found.guildId !== view?.guild.id) return;
    event.preventDefault();
    if (found.channelId !== view.channelId) await look(member, found.channelId);
    if (!list.jumpTo(found.messageId)) notice.show('You cannot see that message, or it is gone.');
  });
  const connection = (/** @type {string} */ state) => {
    place('connection').textContent = state;
  };
  listen(
    () =>
      refresh().then(
        () => connection(''),
        ({ message }) => connection(message),
      ),
    () => connection('Connection lost. Trying again…'),
  );

  /** Reads the view anew; what changes meanwhile is read once more before it resolves. */
  function refresh() {
    outdated = true;
    reading ??= readUntilCurrent().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  async function readUntilCurrent() {
    while (outdated) {
      outdated = false;
      view = await readView(member, channel);
      draw();
    }
  }

  function draw() {
    if (!view) return;
    const current = view;
    const { name } = current.channels.find(({ id }) => id === current.channelId) ?? { name: '' };
    place('guild').textContent = current.guild.name;
    place('channel').textContent = `# ${name}`;
    document.title = `${current.me.name} · #${name} · ${current.guild.name}`;
    showChannels(place('channels'), current, (id) => notice.quietly(() => look(member, id)));
    showMembers(place('members'), current, (id) => notice.quietly(() => look(id, current.channelId)));
    composer.show(current);
    list.show(current, dismissed.ids, failures);
  }

  /** Becomes a member and looks at a channel. @param {string | undefined} asMember @param {string | undefined} atChannel */
  async function look(asMember, atChannel) {
    if (asMember !== member) {
      composer.reset();
      notice.show('');
    }
    member = asMember;
    channel = atChannel;
    await refresh();
    const shown = view?.channels.find(({ id }) => id === view?.channelId);
    const names = new URLSearchParams({ member: view?.me.name ?? '', channel: shown?.name ?? '' });
    history.replaceState(null, '', `?${names}`);
    place('members').querySelector('[aria-pressed=true]')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {object} action */
  async function doAs(action) {
    return act(view?.me.id ?? '', action);
  }

  /** @param {string} message @param {{ action: string }} action */
  async function useComponent(message, action) {
    failures.delete(message);
    draw();
    try {
      const result = await doAs({ ...action, message });
      if (result.kind === 'failed') failures.set(message, result.reason);
      else if (action.action === 'message-command') list.toEnd();
      follow(result);
    } catch (error) {
      failures.set(message, error instanceof Error ? error.message : String(error));
    }
    draw();
  }

  /** Goes on with what an answer asks for. @param {ActionResult} result */
  function follow(result) {
    if (result.kind !== 'modal' || !view) return;
    const { modal } = result;
    openModal(modal, view, async (values) => {
      const answer = await doAs({ action: 'submit', modal, values });
      if (answer.kind === 'failed') throw new Error(answer.reason);
      await refresh();
      list.toEnd();
      follow(answer);
    });
  }
}
