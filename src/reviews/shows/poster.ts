/** Discord's limit for the address of a picture in an embed. */
const MAX_ADDRESS = 2048;

/**
 * The address of a poster that a manager gives, as it is stored; undefined when it is none that Discord could show: it
 * has to be https, at a public host by its name, without user, password or port. Nothing is fetched: a bot that asks
 * addresses which people give it can be led into its operator's own network.
 */
export function readPosterAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password, port, href } = new URL(text);
  const isPublicName =
    /\.[a-z][a-z\d-]*$/i.test(hostname) &&
    !/(^|\.)(localhost|local|internal|lan|home\.arpa)$/i.test(hostname);
  const isPlain = protocol === 'https:' && username === '' && password === '' && port === '';
  return isPlain && isPublicName && href.length <= MAX_ADDRESS ? href : undefined;
}
