/** @typedef {import('../member-view.ts').MemberView} MemberView */
/** @typedef {import('../member-action.ts').ActionResult} ActionResult */

/**
 * What a member sees when they look at a channel.
 * @param {string | undefined} member
 * @param {string | undefined} channel
 * @returns {Promise<MemberView>}
 */
export function readView(member, channel) {
  const query = new URLSearchParams();
  if (member !== undefined) query.set('member', member);
  if (channel !== undefined) query.set('channel', channel);
  return answer(fetch(`/page/api/view?${query}`));
}

/**
 * Does something as a member.
 * @param {string} member
 * @param {object} action as the server's `memberAction` describes it
 * @returns {Promise<ActionResult>}
 */
export function act(member, action) {
  return answer(
    fetch(`/page/api/action?${new URLSearchParams({ member })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    }),
  );
}

/**
 * Calls `onChange` when the view may have changed, also after each reconnection, so that nothing is missed. Not while the page is
 * hidden: browsers keep six connections to a server, and a seventh tab would wait for ever.
 * @param {() => void} onChange
 * @param {() => void} onLoss called when the connection is lost; it is taken up again by itself
 */
export function listen(onChange, onLoss) {
  /** @type {EventSource | undefined} */
  let events;
  const listenWhileSeen = () => {
    if (document.hidden) {
      events?.close();
      events = undefined;
    } else if (!events) {
      events = new EventSource('/page/api/events');
      events.addEventListener('message', onChange);
      events.addEventListener('error', onLoss);
    }
  };
  document.addEventListener('visibilitychange', listenWhileSeen);
  listenWhileSeen();
}

/** @param {Promise<Response>} request */
async function answer(request) {
  const response = await request.catch(() => {
    throw new Error('The sandbox does not answer. Is it still running?');
  });
  const body = await response.json();
  if (!response.ok) throw new Error(body.message);
  return body;
}
