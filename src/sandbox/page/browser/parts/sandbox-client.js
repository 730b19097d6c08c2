/** @typedef {import('../../member-action.ts').ActionResult} ActionResult */

/**
 * Does something as a member.
 * @param {string} member
 * @param {import('../../member-action.ts').UnsentAction} action
 * @returns {Promise<ActionResult>}
 * @throws {Error} with a sentence when the member may not do it, or the sandbox does not respond
 */
export async function act(member, action) {
  return post(`/page/api/action?${new URLSearchParams({ member })}`, await packed(action));
}

/**
 * Changes something behind the scenes.
 * @param {import('../../world-action.ts').WorldAction} action
 * @throws {Error} as `act` does
 */
export async function changeWorld(action) {
  return post('/page/api/world', action);
}

/**
 * A value as JSON carries it: with the contents of the files in it.
 * @param {unknown} value
 * @returns {Promise<unknown>}
 */
async function packed(value) {
  if (value instanceof File) return { name: value.name, type: value.type, base64: await base64Of(value) };
  if (Array.isArray(value)) return Promise.all(value.map(packed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([name, inner]) => [name, await packed(inner)]);
  return Object.fromEntries(await Promise.all(entries));
}

/** @param {File} file @returns {Promise<string>} */
const base64Of = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    // A data URL: `data:text/csv;base64,...`.
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(new Error(`${file.name} can’t be read.`));
    reader.readAsDataURL(file);
  });

/** @param {string} address @param {unknown} body */
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
