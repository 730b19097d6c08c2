import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FalseAnswer } from '../network/faults.ts';
import { ApiError } from '../rules/api-error.ts';
import { applicationRoutes } from './application-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import type { RestContext } from './context.ts';
import { guildRoutes } from './guild-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { createRateLimits, rateLimitHeaders } from './rate-limits.ts';
import { reactionRoutes } from './reaction-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

const prefix = '/api/v10';
const mostRequests = 10_000;

/** The routes that need no bot token; most have their own token in the path. */
const withoutAuthorization = /^\/(interactions\/|webhooks\/|gateway$)/;

/** Discord's REST API: faults, authorization, rate limits, and the routes. */
export function createRest(context: RestContext): Hono {
  const { world, faults, requests, unlimited } = context;
  const rateLimits = createRateLimits(world.now);
  const app = new Hono();
  const api = app.basePath(prefix);

  api.use('/*', async (c, next) => {
    const method = c.req.method;
    const path = pathOf(c);
    await faults.delayed(method, path);
    const fault = faults.takeAnswer(method, path);
    if (!fault || fault.afterStoring) await next();
    if (fault) c.res = falseResponse(fault);
    if (fault?.headers?.Date === undefined) c.res.headers.set('Date', new Date(world.now()).toUTCString());
    requests.push({ method, path, status: c.res.status, at: world.now() });
    if (requests.length > mostRequests) requests.shift();
    world.changed();
  });

  api.use('/*', async (c, next) => {
    const path = pathOf(c);
    if (!withoutAuthorization.test(path) && c.req.header('authorization') !== `Bot ${context.token()}`)
      return c.json({ message: '401: Unauthorized', code: 0 }, 401);
    const allowance = unlimited() ? { headers: {} } : rateLimits.take(c.req.method, path);
    if (allowance.retryAfter !== undefined)
      return c.json(
        {
          message: 'You are being rate limited.',
          retry_after: allowance.retryAfter,
          global: allowance.global ?? false,
        },
        429,
        allowance.headers,
      );
    await next();
    for (const [name, value] of Object.entries(allowance.headers)) c.res.headers.set(name, value);
  });

  for (const routes of [
    applicationRoutes,
    commandRoutes,
    guildRoutes,
    channelRoutes,
    messageRoutes,
    reactionRoutes,
    interactionRoutes,
    webhookRoutes,
  ])
    routes(api, context);

  app.notFound((c) => c.json({ message: '404: Not Found', code: 0 }, 404));
  app.onError((error, c) => {
    if (error instanceof ApiError) return c.json(error.body(), error.status as ContentfulStatusCode);
    return c.json({ message: `500: Internal Server Error (in the sandbox: ${error.stack})`, code: 0 }, 500);
  });

  for (const path of ['/attachments/:channel/:id/:name', '/ephemeral-attachments/:application/:id/:name'])
    app.get(path, (c) => {
      const bytes = world.files.file(new URL(c.req.url).pathname);
      // Somebody may upload an HTML page: opened in its own window, it must not run scripts.
      c.header('Content-Security-Policy', "default-src 'none'; sandbox");
      return bytes ? c.body(Buffer.from(bytes)) : c.notFound();
    });
  return app;
}

/** The decoded path after the API version: clients may or may not escape the `@` of `@me`. */
function pathOf(c: Context): string {
  const path = new URL(c.req.url).pathname.slice(prefix.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function falseResponse({ status, body, headers }: FalseAnswer): Response {
  const limited = { message: 'You are being rate limited.', retry_after: 0.1, global: false };
  const standard = status === 429 ? limited : { message: `${status}: Error`, code: 0 };
  const isPage = typeof body === 'string';
  // A page comes from what stands in front of Discord, which knows nothing of Discord's limits.
  const limits = status === 429 && !isPage && rateLimitHeaders('shared', 0.1);
  const type = isPage ? 'text/html; charset=UTF-8' : 'application/json';
  return new Response(isPage ? body : JSON.stringify(body ?? standard), {
    status,
    headers: { 'content-type': type, ...limits, ...headers },
  });
}
