import type { z } from 'zod/mini';
import { refuseProblems } from './api-error.ts';
import type { Problem } from './problems.ts';

/**
 * Checks a body against its schema in Discord's OpenAPI description.
 * @throws ApiError 50035, which names each wrong field
 */
export function checkBody(schema: z.ZodMiniType, body: unknown): void {
  const result = schema.safeParse(countable(body), { reportInput: true });
  if (!result.success) refuseProblems(result.error.issues.flatMap((issue) => problemsOf(issue, [])));
}

/**
 * A body that the schemas judge as Discord would. They count UTF-16 units, so each character that takes two is replaced
 * by one that takes one. They also want the ids of attachments as strings, where Discord accepts numbers.
 */
function countable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '�');
  if (Array.isArray(value)) return value.map(countable);
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        countable(key === 'attachments' && Array.isArray(inner) ? inner.map(withTextId) : inner),
      ]),
    );
  return value;
}

const withTextId = (file: unknown) =>
  file && typeof file === 'object' && 'id' in file && typeof file.id === 'number'
    ? { ...file, id: String(file.id) }
    : file;

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, parent: readonly PropertyKey[]): Problem[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return closest(issue.errors).flatMap((inner) => problemsOf(inner, path));
  return [{ path, ...worded(issue) }];
}

/**
 * The issues of the alternative in a union that the bot most likely meant: one for this kind of value, with the right
 * `type`, with the fewest issues.
 */
function closest(alternatives: readonly Issue[][]): Issue[] {
  const narrowed = (candidates: readonly Issue[][], isOff: (issue: Issue) => boolean) => {
    const left = candidates.filter((issues) => !issues.some(isOff));
    return left.length > 0 ? left : candidates;
  };
  const ofKind = narrowed(alternatives, ({ code, path }) => code === 'invalid_type' && path.length === 0);
  const ofType = narrowed(ofKind, ({ path }) => path[0] === 'type');
  return ofType.reduce((best, next) => (next.length < best.length ? next : best));
}

function worded(issue: Issue): { code: string; message: string } {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` }
        : {
            code: 'NUMBER_TYPE_MAX',
            message: `Value should be less than or equal to ${issue.maximum}.`,
          };
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` }
        : {
            code: 'NUMBER_TYPE_MIN',
            message: `Value should be greater than or equal to ${issue.minimum}.`,
          };
    case 'invalid_format':
      return issue.format === 'url'
        ? { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' }
        : { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' };
    case 'invalid_value':
      return {
        code: 'BASE_TYPE_CHOICES',
        message: `Value must be one of {${issue.values.map(String).join(', ')}}.`,
      };
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
        : { code: 'BASE_TYPE_BAD_TYPE', message: `Value must be a ${issue.expected}.` };
    default:
      return { code: 'BASE_TYPE_INVALID', message: 'Value is not valid.' };
  }
}
