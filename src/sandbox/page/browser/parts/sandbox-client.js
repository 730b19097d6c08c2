/** @typedef {import('../../member-action.ts').ActionResult} ActionResult */

/**
 * Does something as a member.
 * @param {string} member
 * @param {import('../../member-action.ts').MemberAction} action
 * @returns {Promise<ActionResult>}
 * @throws {Error} with a sentence when the member may not do it, or the sandbox does not respond
 */
export async function act(member, action) {
  return post(`/page/api/action?${new URLSearchParams({ member })}`, action);
}

/**
 * Changes something behind the scenes.
 * @param {import('../../world-action.ts').WorldAction} action
 * @throws {Error} as `act` does
 */
export async function changeWorld(action) {
  return post('/page/api/world', action);
}

/** @param {string} address @param {object} body */
async function post(address, body) {
  const request = fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const response = await request.catch(() => {
    throw new Error('The sandbox isn’t responding. Is it still running?');
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
