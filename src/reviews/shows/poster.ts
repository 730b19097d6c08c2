/** Discord's limit for the address of a picture in an embed. */
const MAX_URL_LENGTH = 2048;

/**
 * Checks the address of a poster. It must be one that Discord can show: https, a public host by its name, no user, password or
 * port. The bot never fetches it, since a stranger's address could lead it into its operator's own network.
 * @returns the address to store; undefined when it is not acceptable
 */
export function parsePosterUrl(typed: string): string | undefined {
  const text = typed.trim();
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password, port, href } = new URL(text);
  const isPublicName =
    /\.[a-z][a-z\d-]*$/i.test(hostname) &&
    !/(^|\.)(localhost|local|internal|lan|home\.arpa)$/i.test(hostname);
  const isPlain = protocol === 'https:' && username === '' && password === '' && port === '';
  return isPlain && isPublicName && href.length <= MAX_URL_LENGTH ? href : undefined;
}
