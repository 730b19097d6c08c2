import { isIP } from 'node:net';
import { createMiddleware } from 'hono/factory';

/**
 * Whether a request comes from the sandbox's own page, and not from a foreign page in somebody's browser: that would
 * have another origin, or a foreign host name that was rebound to this machine's address. Nobody can rebind an IP
 * address, so those are safe.
 * @param sent the headers Host and Origin, if present
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

/** Refuses all other requests. */
export const ownAddressOnly = (url: string) =>
  createMiddleware(async (c, next) =>
    isOwnAddress({ host: c.req.header('host'), origin: c.req.header('origin') }, url)
      ? next()
      : c.json({ message: 'Open this page at localhost or at an IP address, such as 127.0.0.1.' }, 403),
  );
