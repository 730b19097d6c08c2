import type { Problem } from './problems.ts';

/** The `errors` of a 50035 response: field names down to `_errors`. */
export interface FieldErrors {
  [field: string]: FieldErrors | { code: string; message: string }[];
}

/** A refused request, in Discord's words. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: FieldErrors | undefined;

  constructor(status: number, code: number, message: string, errors?: FieldErrors) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  body(): object {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

/** Discord's codes for what does not exist (status 404). */
const unknown = {
  Channel: 10003,
  Guild: 10004,
  Member: 10007,
  Message: 10008,
  User: 10013,
  Emoji: 10014,
  Webhook: 10015,
  interaction: 10062,
  'application command': 10063,
} as const;

export const unknownError = (what: keyof typeof unknown) =>
  new ApiError(404, unknown[what], `Unknown ${what}`);
export const unknownEmoji = () => new ApiError(400, 10014, 'Unknown Emoji');
export const missingAccess = () => new ApiError(403, 50001, 'Missing Access');
/** The status and code were observed (undiscord #399, discord.js #9216). */
export const threadArchived = () => new ApiError(400, 50083, 'Thread is archived');
export const threadLocked = () => new ApiError(400, 160005, 'Thread is locked');
export const twoFactorNeeded = () => new ApiError(403, 60003, 'Two factor is required for this operation');
export const blockedByFilter = () => new ApiError(400, 200000, 'Message was blocked by automatic moderation');
export const missingPermissions = () => new ApiError(403, 50013, 'Missing Permissions');
export const entryPointMissing = () =>
  new ApiError(
    400,
    50240,
    "You cannot remove this app's Entry Point command in a bulk update operation. Please include the Entry Point command in your update request or delete it separately.",
  );
export const emptyMessage = () => new ApiError(400, 50006, 'Cannot send an empty message');

/**
 * Refuses a body with problems, in the shape that Discord documents for code 50035.
 * @throws ApiError 50035 unless the list is empty
 */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const errors: FieldErrors = {};
  for (const { path, code, message } of problems) {
    let level = errors;
    for (const step of path) {
      const next = level[String(step)] ?? {};
      level[String(step)] = next;
      level = next as FieldErrors;
    }
    const list = (level._errors ?? []) as { code: string; message: string }[];
    level._errors = [...list, { code, message }];
  }
  throw new ApiError(400, 50035, 'Invalid Form Body', errors);
}
