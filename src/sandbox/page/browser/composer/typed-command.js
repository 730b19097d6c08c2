/** @typedef {import('../parts/live-view.js').PageView['commands'][number]} Command */

/**
 * Reads a whole command that was typed or pasted, such as `/review write show: Dark score: 7`.
 * @param {string} text
 * @param {readonly Command[]} commands the commands to look for
 * @returns {{ command: Command, values: Record<string, string> } | undefined} the values by option; undefined when it
 * is no command
 */
export function typedCommand(text, commands) {
  const line = text.trim().replace(/\s+/g, ' ');
  const command = commands.find(({ name }) => line === `/${name}` || line.startsWith(`/${name} `));
  if (!command) return undefined;
  const rest = line.slice(command.name.length + 1).trim();
  const names = command.options.map(({ name }) => RegExp.escape(name)).join('|');
  const [before = '', ...parts] = names === '' ? [rest] : rest.split(new RegExp(`(?:^|\\s)(${names}):`));
  // Text before the first option belongs to none of them.
  if (before !== '') return undefined;
  /** @type {Record<string, string>} */
  const values = {};
  for (let index = 0; index < parts.length; index += 2)
    values[parts[index] ?? ''] = (parts[index + 1] ?? '').trim();
  return { command, values };
}
