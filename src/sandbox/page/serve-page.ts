import { secureHeaders } from 'hono/secure-headers';
import type { Sandbox } from '../sandbox.ts';
import { serveAvatars } from './avatar-picture.ts';
import { serveBrowserFiles } from './browser-files.ts';
import { serveLiveView } from './live-socket.ts';
import { ownAddressOnly } from './own-address-only.ts';
import { servePageApi } from './page-api.ts';
import { servePosters } from './poster-picture.ts';

/**
 * Puts the page on the sandbox's server: at `/` everybody who reaches it can be any of the guild's members. Call it before
 * the first request.
 * @param directory with other files than those in browser/, its address ending in a slash
 */
export function servePage(sandbox: Sandbox, directory?: URL): void {
  const { app, url } = sandbox;
  for (const path of ['/', '/page/*']) {
    app.use(
      path,
      secureHeaders({
        strictTransportSecurity: false,
        contentSecurityPolicy: {
          defaultSrc: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'none'"],
        },
      }),
      ownAddressOnly(url),
    );
  }
  serveBrowserFiles(app, directory);
  serveAvatars(app);
  servePosters(app);
  servePageApi(app, sandbox);
  serveLiveView(sandbox);
}
