/** @typedef {import('../../live-view.ts').Surroundings} Surroundings */
/** @typedef {import('../../message-view.ts').MessageView} MessageView */
/** @typedef {import('../../live-view.ts').LiveFrame} LiveFrame */

/**
 * Everything that the page shows, messages oldest first.
 * @typedef {Surroundings & { messages: MessageView[] }} PageView
 */

/** How many messages the page asks for at first, and each time somebody scrolls to the oldest. */
const messagesAtOnce = 100;

/** Milliseconds before the page tries to connect again: at first, and at most. */
const retry = { first: 250, most: 4000 };

/**
 * Follows what a member sees in a channel. After a lost connection it asks for everything again, so the page misses
 * nothing.
 * @param {object} use
 * @param {(view: PageView) => void} use.show called with each change
 * @param {(problem: string) => void} use.say says why nothing new comes; empty when the connection works
 * @param {(problem: string) => void} use.refuse called when that member cannot see anything
 */
export function createLiveView({ show, say, refuse }) {
  /** @type {{ member: string | undefined, channel: string | undefined }} */
  let place = { member: undefined, channel: undefined };
  let look = 0;
  let newest = messagesAtOnce;
  let wait = retry.first;
  /** @type {WebSocket | undefined} */
  let socket;
  /** @type {Surroundings | undefined} */
  let surroundings;
  /** @type {Map<string, MessageView>} */
  let messages = new Map();
  /** @type {{ look: number, resolve: () => void }[]} */
  let waiting = [];

  function connect() {
    socket = new WebSocket('/page/live');
    socket.addEventListener('open', () => {
      wait = retry.first;
      newest = Math.max(newest, messages.size);
      ask();
    });
    socket.addEventListener('message', ({ data }) => receive(JSON.parse(data)));
    socket.addEventListener('close', () => {
      say('The sandbox isn’t responding. Trying again…');
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, retry.most);
    });
  }

  function ask() {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ look, newest, ...place }));
  }

  /** @returns {Promise<void>} resolves when the page shows the answer */
  function request() {
    look += 1;
    ask();
    return new Promise((resolve) => waiting.push({ look, resolve }));
  }

  /** @param {LiveFrame} frame */
  function receive(frame) {
    say('');
    if (frame.view) surroundings = frame.view;
    if (frame.reset) messages = new Map();
    for (const id of frame.removed) messages.delete(id);
    for (const message of frame.put) messages.set(message.id, message);
    const answered = waiting.filter((request) => request.look <= frame.look);
    waiting = waiting.filter((request) => request.look > frame.look);
    if (frame.problem === undefined && surroundings)
      show({ ...surroundings, messages: [...messages.values()].sort(byAge) });
    else if (frame.problem !== undefined && frame.look === look) refuse(frame.problem);
    for (const { resolve } of answered) resolve();
  }

  connect();

  return {
    /**
     * Looks at a channel as a member; the channel for reviews and the owner when left out.
     * @param {string | undefined} member
     * @param {string | undefined} channel
     * @returns {Promise<void>} resolves when it is shown
     */
    look(member, channel) {
      place = { member, channel };
      newest = messagesAtOnce;
      return request();
    },
    /**
     * Asks for older messages too.
     * @param {number} [count] how many more
     * @returns {Promise<void>} resolves when they are shown
     */
    older(count = messagesAtOnce) {
      newest = Math.max(newest, messages.size) + count;
      return request();
    },
  };
}

/** Sorts by id: ids grow with time, and may grow in length. @param {MessageView} left @param {MessageView} right */
function byAge(left, right) {
  if (left.id.length !== right.id.length) return left.id.length - right.id.length;
  return left.id < right.id ? -1 : 1;
}
