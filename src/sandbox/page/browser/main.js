import { createComposer } from './composer.js';
import { createDismissedMessages } from './dismissed-messages.js';
import { createLiveView } from './live-view.js';
import { readMessageAddress } from './message-address.js';
import { createMessageList } from './message-list.js';
import { openModal } from './modal-dialog.js';
import { createNotice } from './notice.js';
import { act } from './sandbox-client.js';
import { showChannels, showMembers } from './sidebar.js';

/** @typedef {import('./live-view.js').MemberView} MemberView */
/** @typedef {import('../member-action.ts').ActionResult} ActionResult */

start();

function start() {
  const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const address = new URLSearchParams(location.search);
  /** @type {MemberView | undefined} */
  let view;
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
    older: () => live.older(),
    dismiss(message) {
      dismissed.add(message.id);
      draw();
    },
  });
  const composer = createComposer(place('composer'), {
    view: () => view,
    toMessages: () => list.focusNewest(),
    async send(text) {
      await doAs({ action: 'send', channel: view?.channelId, text });
      list.toEnd();
    },
    async slash(command, options) {
      const result = await doAs({ action: 'slash', command, options, channel: view?.channelId });
      if (result.kind === 'failed') notice.show(`/${command}: ${result.reason}`);
      list.toEnd();
      follow(result);
    },
    async autocomplete(command, option, typed, options) {
      const where = { channel: view?.channelId };
      const result = await doAs({ action: 'autocomplete', command, option, typed, options, ...where });
      return result.kind === 'choices' ? result.choices : [];
    },
  });
  const live = createLiveView({
    show(newest) {
      view = newest;
      draw();
    },
    say(problem) {
      place('connection').textContent = problem;
    },
  });
  live.look(address.get('member') ?? undefined, address.get('channel') ?? undefined);

  document.addEventListener('click', async (event) => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    const found = readMessageAddress(anchor?.href ?? '');
    if (!found || found.guildId !== view?.guild.id) return;
    event.preventDefault();
    if (found.channelId !== view.channelId) await look(view.me.id, found.channelId);
    if (list.jumpTo(found.messageId)) return;
    if (view.olderMessages > 0) await live.older(view.olderMessages);
    if (!list.jumpTo(found.messageId)) notice.show('You cannot see that message, or it is gone.');
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || document.querySelector('dialog')) return;
    notice.show('');
    composer.focus();
  });
  place('menu-button').addEventListener('click', () =>
    showSidebar(!place('sidebar').classList.contains('open')),
  );

  function draw() {
    if (!view) return;
    const current = view;
    const { name } = current.channels.find(({ id }) => id === current.channelId) ?? { name: '' };
    place('guild').textContent = current.guild.name;
    place('channel').textContent = name;
    document.title = `${current.me.name} · #${name} · ${current.guild.name}`;
    showChannels(place('channels'), current, (id) => look(current.me.id, id));
    showMembers(place('members'), current, (id) => look(id, current.channelId));
    composer.show(current);
    list.show(current, dismissed.ids, failures);
  }

  /** Becomes a member and looks at a channel. @param {string} asMember @param {string | undefined} atChannel */
  async function look(asMember, atChannel) {
    if (asMember !== view?.me.id) {
      composer.reset();
      notice.show('');
    }
    await live.look(asMember, atChannel);
    showSidebar(false);
    const shown = view?.channels.find(({ id }) => id === view?.channelId);
    const names = new URLSearchParams({ member: view?.me.name ?? '', channel: shown?.name ?? '' });
    history.replaceState(null, '', `?${names}`);
  }

  /** On a narrow page the sidebar is opened and closed; on a wide one it is always there. @param {boolean} open */
  function showSidebar(open) {
    place('sidebar').classList.toggle('open', open);
    place('menu-button').setAttribute('aria-expanded', String(open));
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
    openModal(result, view, async (values) => {
      const answer = await doAs({ action: 'submit', modal, values });
      if (answer.kind === 'failed') throw new Error(answer.reason);
      list.toEnd();
      follow(answer);
    });
  }
}
