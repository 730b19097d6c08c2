import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { ApiError, type FieldErrors } from '../rules/api-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { carryOut, memberAction } from './member-action.ts';
import { personNamed } from './person-named.ts';
import { changeWorld, worldAction } from './world-action.ts';

/**
 * The API of the page, in JSON: `POST action?member=` takes a member's act, `POST world` a change behind the scenes. An
 * act that fails is answered with 400 and a sentence.
 */
export function servePageApi(app: Hono, sandbox: Sandbox): void {
  const serve = (path: string, act: (c: Context, body: unknown) => object | Promise<object>) =>
    app.post(path, async (c) => {
      // A form on a foreign page can send text, but not JSON.
      if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
        return c.json({ message: 'Send JSON.' }, 415);
      try {
        return c.json(await act(c, await c.req.json()));
      } catch (error) {
        return c.json({ message: sentence(error) }, 400);
      }
    });
  serve('/page/api/action', (c, body) =>
    carryOut(personNamed(sandbox, c.req.query('member')), memberAction.parse(body)),
  );
  serve('/page/api/world', (_, body) => {
    changeWorld(sandbox, worldAction.parse(body));
    return {};
  });
}

function sentence(error: unknown): string {
  if (error instanceof ApiError && error.errors) return fieldSentences(error.errors).join(' ');
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

/** The message for each field, without its path, which only programmers need. */
function fieldSentences(errors: FieldErrors): string[] {
  return Object.values(errors).flatMap((below) =>
    Array.isArray(below) ? below.map(({ message }) => message) : fieldSentences(below),
  );
}
