import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { ApiError } from '../../../src/sandbox/rules/api-error.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

/** What Discord refuses only to a bot that does something wrong, whatever happens around it. */
const OWN_MISTAKES: readonly number[] = [
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
];

/** Notes each request, from now on, by which the bot answers twice, or that is not as Discord describes it, in sentences. */
export function noteMistakes({ app }: Sandbox, mistakes: string[]): void {
  app.onError((error, context) => {
    const refused = error instanceof ApiError ? error : undefined;
    const body = refused?.body() ?? { message: String(error), code: 0 };
    const path = new URL(context.req.url).pathname.replace(/[\w-]{60,}/, '…');
    // A request that a kill has cut off cannot be read.
    if (refused !== undefined && OWN_MISTAKES.includes(refused.code))
      mistakes.push(`Discord refused ${context.req.method} ${path}: ${JSON.stringify(body)}`);
    return Response.json(body, { status: refused?.status ?? 500 });
  });
}
