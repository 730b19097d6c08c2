import { isPrivateAddress } from '../private-address.ts';

/** Discord's limit for the URL of an embed's image. */
export const MAX_POSTER_URL = 2048;

/**
 * Checks a poster's URL. It must be one that Discord can show: https, a public host name, no user, password or port.
 * The bot never fetches it, since a stranger's URL could point into the operator's own network.
 * @returns the URL to store; undefined when it is not acceptable
 */
export function parsePosterUrl(typed: string): string | undefined {
  const text = typed.trim();
  if (text.length > MAX_POSTER_URL || !URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password, port, href } = new URL(text);
  const isPublicName =
    /\.[a-z][a-z\d-]*$/i.test(hostname) &&
    !/(^|\.)(localhost|local|internal|lan|home\.arpa)$/i.test(hostname);
  const isPlain = protocol === 'https:' && username === '' && password === '' && port === '';
  return isPlain && isPublicName && href.length <= MAX_POSTER_URL ? href : undefined;
}

/**
 * The URL of a poster that the catalogue has: https, or http from a source on this machine, written as Discord writes it.
 * Undefined for any other: Discord refuses a review whose embed has one.
 */
export function posterOfSource(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return isPrivateAddress(url) && url.href.length <= MAX_POSTER_URL ? url.href : undefined;
}
