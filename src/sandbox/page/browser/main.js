import { createWorldPanel } from './behind-the-scenes/world-panel.js';
import { createComposer } from './composer/composer.js';
import { createDismissedMessages } from './messages/dismissed-messages.js';
import { readMessageAddress } from './messages/message-address.js';
import { createMessageList } from './messages/message-list.js';
import { refreshRelativeTimes } from './messages/timestamp.js';
import { DIRECT } from './parts/channel-types.js';
import { createFirstSteps } from './parts/first-steps.js';
import { createLiveView } from './parts/live-view.js';
import { createNotice } from './parts/notice.js';
import { changeWorld } from './parts/sandbox-client.js';
import { createMemberActions } from './people/member-actions.js';
import { showChannels, showMembers } from './people/sidebar.js';
import { createUnreadChannels } from './people/unread-channels.js';

/** @typedef {import('./parts/live-view.js').PageView} PageView */

start();

function start() {
  const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const address = new URLSearchParams(location.search);
  /** @type {PageView | undefined} */
  let view;
  const notice = createNotice(part('notice'));
  const firstSteps = createFirstSteps(part('first-steps'));
  const dismissed = createDismissedMessages();
  const unread = createUnreadChannels();
  const actions = createMemberActions({
    view: () => view,
    draw,
    toEnd: () => list.toEnd(),
    toComposer() {
      if (document.activeElement === document.body) composer.focus();
    },
    quietly: notice.quietly,
  });
  const list = createMessageList(part('messages'), part('to-newest'), {
    ...actions.ofMessages,
    older: () => live.older(),
    draw,
    dismiss(message) {
      if (!actions.failures.dismiss(message.id)) dismissed.add(message.id);
      draw();
    },
  });
  const composer = createComposer(part('composer'), {
    ...actions.ofComposer,
    async slash(command, options) {
      const isAnswered = await actions.ofComposer.slash(command, options);
      if (isAnswered) firstSteps.done();
      return isAnswered;
    },
    view: () => view,
    toMessages: () => list.focusNewest(),
    scrollMessages: (direction) => list.scrollPage(direction),
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
      // A member who left can look at nothing. The owner is always there, since owners cannot leave.
      live.look(undefined, view?.channelId);
    },
    say(problem) {
      part('connection').textContent = problem;
    },
  });
  live.look(address.get('member') ?? undefined, address.get('channel') || undefined);

  document.addEventListener('click', async (event) => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    const found = readMessageAddress(anchor?.href ?? '');
    if (!found || found.guildId !== view?.guild.id) return;
    event.preventDefault();
    if (!view.channels.some(({ id }) => id === found.channelId))
      return notice.show('You can’t see that message’s channel.');
    if (found.channelId !== view.channelId) await look(view.me.id, found.channelId);
    if (list.jumpTo(found.messageId)) return;
    if (view.olderMessages > 0) await live.older(view.olderMessages);
    if (!list.jumpTo(found.messageId)) notice.show('That message was deleted, or you can’t see it.');
  });
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog')) return;
    if (event.key === 'Escape' && part('sidebar').classList.contains('open')) {
      showSidebar(false);
      return part('menu-button').focus();
    }
    if (event.key === 'Escape') notice.show('');
    if (event.key === 'Escape' || isTyped(event)) composer.focus();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    for (const menu of document.querySelectorAll('details.menu[open]'))
      if (!menu.contains(/** @type {Node} */ (target))) menu.removeAttribute('open');
    const isAside = ['sidebar', 'menu-button'].every(
      (id) => !part(id).contains(/** @type {Node} */ (target)),
    );
    if (isAside) showSidebar(false);
  });
  setInterval(() => view && refreshRelativeTimes(part('messages'), view.me.locale), 5000);
  part('menu-button').addEventListener('click', () =>
    showSidebar(!part('sidebar').classList.contains('open')),
  );

  function draw() {
    if (!view) return;
    const current = view;
    const { name, type } = current.channels.find(({ id }) => id === current.channelId) ?? {
      name: '',
      type: 0,
    };
    part('guild').textContent = current.guild.name;
    part('channel').textContent = name;
    part('channel-mark').textContent = type === DIRECT ? '@' : '#';
    // So that a reload shows the same.
    const shown = `?${new URLSearchParams({ member: current.me.name, channel: current.channelId ?? '' })}`;
    if (location.search !== shown) history.replaceState(null, '', shown);
    document.title = `${current.me.name} · ${type === DIRECT ? '@' : '#'}${name} · ${current.guild.name}`;
    showChannels(part('channels'), current, unread.among(current), (id) => look(view?.me.id, id));
    showMembers(
      part('members'),
      current,
      (id) => look(id, view?.channelId),
      (id, command) => {
        // The answer is in the messages, over which the sidebar lies.
        showSidebar(false);
        return actions.ofMessages.onPerson(id, command);
      },
    );
    composer.show(current);
    const messages = actions.failures.amongMessages(current).filter(({ id }) => !dismissed.ids.has(id));
    list.show(current, messages, {
      failureOf: (id) => actions.failures.reasonFor(current.me.id, id),
      isInUse: (id) => actions.isInUse(current.me.id, id),
    });
    world.show(current);
  }

  /** Becomes a member and looks at a channel. @param {string | undefined} asMember @param {string | undefined} atChannel */
  async function look(asMember, atChannel) {
    if (asMember !== view?.me.id) notice.show('');
    await live.look(asMember, atChannel);
    showSidebar(false);
  }

  /** Opens or closes the sidebar on a narrow page; a wide one always shows it. @param {boolean} open */
  function showSidebar(open) {
    part('sidebar').classList.toggle('open', open);
    part('menu-button').setAttribute('aria-expanded', String(open));
  }
}

/** Whether a key types a character that the focused element does not take. @param {KeyboardEvent} event */
function isTyped({ key, ctrlKey, metaKey, altKey, target }) {
  const isCharacter = [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  return isCharacter && target instanceof Element && !target.closest('input, textarea, select, [open]');
}
