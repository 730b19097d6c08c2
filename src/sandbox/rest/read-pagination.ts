import type { Context } from 'hono';
import { refuseProblems } from '../rules/api-error.ts';
import type { Problem } from '../rules/problems.ts';

/**
 * Reads `limit` and ids such as `before` from a request's query.
 * @throws ApiError 50035 when one is malformed or out of bounds
 */
export function readPagination<K extends string>(
  c: Context,
  limits: { standard: number; maximum: number },
  ids: readonly K[],
): { limit: number } & Partial<Record<K, bigint>> {
  const problems: Problem[] = [];
  const text = c.req.query('limit');
  const limit = text === undefined ? limits.standard : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > limits.maximum)
    problems.push({
      path: ['limit'],
      code: 'NUMBER_TYPE_MAX',
      message: `int value should be between 1 and ${limits.maximum}.`,
    });
  const page: Partial<Record<K, bigint>> = {};
  for (const name of ids) {
    const id = c.req.query(name);
    if (id === undefined) continue;
    if (/^\d{1,20}$/.test(id)) page[name] = BigInt(id);
    else
      problems.push({
        path: [name],
        code: 'NUMBER_TYPE_COERCE',
        message: `Value "${id}" is not snowflake.`,
      });
  }
  refuseProblems(problems);
  return { limit, ...page };
}
