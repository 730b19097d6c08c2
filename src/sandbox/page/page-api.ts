import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Person } from '../people/person.ts';
import { ApiError, type FieldErrors } from '../rules/api-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { carryOut, memberAction } from './member-action.ts';
import { memberView } from './member-view.ts';

/** Changes that come within this time, in milliseconds, are told to the page once. */
const gatheringTime = 50;

/**
 * The interface between the page and the people API. What a person may not do is answered with 400 and a sentence.
 * - GET view?member=&channel= : what the member sees
 * - POST action?member= : what the member does, as JSON
 * - GET events : server-sent events; each says that the view may have changed, the first comes at once
 */
export function servePageApi(app: Hono, sandbox: Sandbox): void {
  app.get('/page/api/view', (c) =>
    answer(c, () => memberView(sandbox, personOf(sandbox, c), c.req.query('channel'))),
  );

  app.post('/page/api/action', async (c) => {
    // A form of a foreign page can send text, but not JSON.
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
      return c.json({ message: 'Send JSON.' }, 415);
    return answer(c, async () => carryOut(personOf(sandbox, c), memberAction.parse(await c.req.json())));
  });

  app.get('/page/api/events', (c) =>
    streamSSE(c, async (stream) => {
      let wake = () => {};
      let changed = true;
      const onChange = () => {
        changed = true;
        wake();
      };
      sandbox.world.on('change', onChange);
      stream.onAbort(onChange);
      while (!stream.aborted) {
        if (changed) {
          changed = false;
          await stream.writeSSE({ data: 'changed' });
          await stream.sleep(gatheringTime);
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
      sandbox.world.off('change', onChange);
    }),
  );
}

/** @throws when no human member has that name or id */
function personOf(sandbox: Sandbox, c: Context): Person {
  const wanted = c.req.query('member');
  const people = sandbox.members();
  const person = wanted ? people.find(({ id, name }) => id === wanted || name === wanted) : people[0];
  if (!person) throw new Error(`There is no member "${wanted}"`);
  return person;
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
