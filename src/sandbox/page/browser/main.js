import { createComposer } from './composer.js';
import { createDismissedMessages } from './dismissed-messages.js';
import { createFailedCommands } from './failed-commands.js';
import { createLiveView } from './live-view.js';
import { readMessageAddress } from './message-address.js';
import { createMessageList } from './message-list.js';
import { openModal } from './modal-dialog.js';
import { createNotice } from './notice.js';
import { act, changeWorld } from './sandbox-client.js';
import { showChannels, showMembers } from './sidebar.js';
import { createWorldPanel } from './world-panel.js';

/** @typedef {import('./live-view.js').MemberView} MemberView */
/** @typedef {import('../member-action.ts').ActionResult} ActionResult */
/** @typedef {import('../member-action.ts').MemberAction} MemberAction */

start();

function start() {
  const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const address = new URLSearchParams(location.search);
  /** @type {MemberView | undefined} */
  let view;
  const channel = () => view?.channelId ?? '';
  const notice = createNotice(part('notice'));
  const dismissed = createDismissedMessages();
  const failedCommands = createFailedCommands();
  /** @type {Map<string, string>} */
  const failures = new Map();

  const list = createMessageList(part('messages'), {
    press: (message, component) => useMessage({ action: 'press', message: message.id, component }),
    select: (message, component, values) =>
      useMessage({ action: 'select', message: message.id, component, values }),
    toggle: (message, emoji, add) =>
      notice.quietly(() => doAs({ action: add ? 'react' : 'unreact', message: message.id, emoji })),
    command: (message, command) => useMessage({ action: 'message-command', message: message.id, command }),
    remove: (message) => notice.quietly(() => doAs({ action: 'remove', message: message.id })),
    older: () => live.older(),
    dismiss(message) {
      dismissed.add(message.id);
      draw();
    },
  });
  const composer = createComposer(part('composer'), {
    view: () => view,
    toMessages: () => list.focusNewest(),
    async send(text) {
      await doAs({ action: 'send', channel: channel(), text });
      list.toEnd();
    },
    async slash(command, options) {
      const result = await doAs({ action: 'slash', command, options, channel: channel() });
      if (result.kind === 'failed' && view) {
        failedCommands.add(view, command, result.reason);
        draw();
      }
      list.toEnd();
      follow(result);
    },
    async autocomplete(command, option, typed, options) {
      const result = await doAs({
        action: 'autocomplete',
        command,
        option,
        typed,
        options,
        channel: channel(),
      });
      return result.kind === 'choices' ? result.choices : [];
    },
  });
  const world = createWorldPanel(part('world'), part('world-button'), (action) =>
    notice.quietly(() => changeWorld(action)),
  );
  const live = createLiveView({
    show(newest) {
      view = newest;
      draw();
    },
    refuse(problem) {
      notice.show(problem);
      // Whoever left is nobody here any more: the owner cannot leave.
      live.look(undefined, view?.channelId);
    },
    say(problem) {
      part('connection').textContent = problem;
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
  part('menu-button').addEventListener('click', () =>
    showSidebar(!part('sidebar').classList.contains('open')),
  );

  function draw() {
    if (!view) return;
    const current = view;
    const { name } = current.channels.find(({ id }) => id === current.channelId) ?? { name: '' };
    part('guild').textContent = current.guild.name;
    part('channel').textContent = name;
    document.title = `${current.me.name} · #${name} · ${current.guild.name}`;
    showChannels(part('channels'), current, (id) => look(current.me.id, id));
    showMembers(part('members'), current, (id) => look(id, current.channelId));
    composer.show(current);
    const failed = failedCommands.shownIn(current);
    const messages = [...current.messages, ...failed.map(({ message }) => message)];
    list.show(
      current,
      messages.filter(({ id }) => !dismissed.ids.has(id)),
      new Map([
        ...failures,
        ...failed.map(({ message, reason }) => /** @type {const} */ ([message.id, reason])),
      ]),
    );
    world.show(current);
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
    part('sidebar').classList.toggle('open', open);
    part('menu-button').setAttribute('aria-expanded', String(open));
  }

  /** @param {MemberAction} action */
  async function doAs(action) {
    return act(view?.me.id ?? '', action);
  }

  /** @param {Extract<MemberAction, { message: string }>} action */
  async function useMessage(action) {
    const { message } = action;
    failures.delete(message);
    draw();
    try {
      const result = await doAs(action);
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
