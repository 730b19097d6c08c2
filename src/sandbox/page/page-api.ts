import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { ApiError, type FieldErrors } from '../rules/api-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { carryOut, memberAction } from './member-action.ts';
import { personNamed } from './person-named.ts';

/**
 * The interface between the page and the people API: POST action?member= takes what the member does, as JSON. What a person
 * may not do is answered with 400 and a sentence.
 */
export function servePageApi(app: Hono, sandbox: Sandbox): void {
  app.post('/page/api/action', async (c) => {
    // A form of a foreign page can send text, but not JSON.
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
      return c.json({ message: 'Send JSON.' }, 415);
    return answer(c, async () =>
      carryOut(personNamed(sandbox, c.req.query('member')), memberAction.parse(await c.req.json())),
    );
  });
}

async function answer(c: Context, act: () => object | Promise<object>): Promise<Response> {
  try {
    return c.json(await act());
  } catch (error) {
    return c.json({ message: sentence(error) }, 400);
  }
}

function sentence(error: unknown): string {
  if (error instanceof ApiError && error.errors) return fieldSentences(error.errors).join(' ');
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

/** What is wrong with each field, without the path that only programmers need. */
function fieldSentences(errors: FieldErrors): string[] {
  return Object.values(errors).flatMap((below) =>
    Array.isArray(below) ? below.map(({ message }) => message) : fieldSentences(below),
  );
}
