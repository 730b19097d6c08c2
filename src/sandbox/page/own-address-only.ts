import { createMiddleware } from 'hono/factory';

/**
 * Refuses requests that a foreign web page makes a browser send: those to another host name (a name that was bound to
 * loopback afterwards) and those that come from another origin.
 * @param url where the sandbox listens
 */
export const ownAddressOnly = (url: string) => {
  const { host, port } = new URL(url);
  const hosts = new Set([host, `127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);
  const origins = new Set([...hosts].map((own) => `http://${own}`));
  return createMiddleware(async (c, next) => {
    const origin = c.req.header('origin');
    if (!hosts.has(c.req.header('host') ?? '') || (origin !== undefined && !origins.has(origin)))
      return c.json({ message: 'This page answers only at its own address on this machine.' }, 403);
    return next();
  });
};
