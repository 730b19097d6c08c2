import { isIP } from 'node:net';
import { createMiddleware } from 'hono/factory';

/**
 * Whether a request is one that this page itself makes, and not one that a foreign page makes a browser send: to another
 * host name (one that was bound to this machine's address afterwards), or from another origin. Nobody can bind an address
 * of numbers to another machine, so those are safe as they are.
 * @param sent the headers Host and Origin, as far as they are there
 * @param url where the sandbox listens
 */
export function isOwnAddress(
  sent: { readonly host?: string | undefined; readonly origin?: string | undefined },
  url: string,
): boolean {
  const own = new URL(url);
  const asked = URL.parse(`http://${sent.host}`);
  if (!asked || asked.host !== sent.host?.toLowerCase()) return false;
  const isSafeName =
    isIP(asked.hostname.replace(/^\[|\]$/g, '')) !== 0 ||
    ['localhost', own.hostname].includes(asked.hostname);
  return isSafeName && asked.port === own.port && [undefined, asked.origin].includes(sent.origin);
}

/** Refuses every request that is not from the page's own address. */
export const ownAddressOnly = (url: string) =>
  createMiddleware(async (c, next) =>
    isOwnAddress({ host: c.req.header('host'), origin: c.req.header('origin') }, url)
      ? next()
      : c.json({ message: 'Open this page at localhost or at an IP address, such as 127.0.0.1.' }, 403),
  );
