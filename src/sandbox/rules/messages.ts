import { type APIEmbed, MessageFlags } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/component-record.ts';
import { emptyMessage, refuseProblems } from './api-error.ts';
import { codePointLength } from './code-points.ts';
import { componentProblems } from './components.ts';
import { embedProblems } from './embeds.ts';
import { type Problem, tooLong } from './problems.ts';
import { strippedText } from './stripped-text.ts';

/** The body that creates or edits a message, or answers with one. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: APIEmbed[] | null;
  readonly components?: ComponentRecord[] | null;
  readonly attachments?: AttachmentBody[] | null;
  readonly allowed_mentions?: AllowedMentions | null;
  readonly flags?: number | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: { message_id: string; fail_if_not_exists?: boolean | null } | null;
  readonly tts?: boolean | null;
  readonly poll?: object | null;
  readonly sticker_ids?: readonly string[] | null;
}

export interface AttachmentBody {
  readonly id: string | number;
  readonly filename?: string | null;
  readonly description?: string | null;
}

export interface AllowedMentions {
  readonly parse?: string[] | null;
  readonly users?: string[] | null;
  readonly roles?: string[] | null;
  readonly replied_user?: boolean | null;
}

/** A file in a request; the body's attachments refer to it by `id`. */
export interface Upload {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A message as the bot wants to send it or leave it after an edit. */
export interface MessageParts {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly ComponentRecord[];
  /** The names of its files. */
  readonly files: readonly string[];
  readonly flags: number;
  /** Whether it has something besides: what an edit leaves as it is. */
  readonly holdsMore?: boolean;
  /** The other fields that a message of new components must not have (Component Reference). */
  readonly legacy: Readonly<Record<'embeds' | 'poll' | 'sticker_ids', boolean>>;
}

/** The names under which a request's files are stored: those that its attachments give them, or their own. */
const namesOf = (uploads: readonly Upload[], attachments: MessageBody['attachments']): string[] =>
  uploads.map((upload) => entryOf(upload, attachments)?.filename ?? upload.filename);

/** What a body's attachments say of an uploaded file. */
export const entryOf = (
  upload: Upload,
  attachments: MessageBody['attachments'],
): AttachmentBody | undefined => attachments?.find(({ id }) => String(id) === upload.id);

/** The parts of a new message, with those that its body leaves out empty. */
export const partsOf = (
  { content, embeds, components, flags, attachments, poll, sticker_ids }: MessageBody,
  uploads: readonly Upload[],
): MessageParts => ({
  content: content ?? '',
  embeds: embeds ?? [],
  components: components ?? [],
  files: namesOf(uploads, attachments),
  flags: flags ?? 0,
  legacy: {
    embeds: (embeds ?? []).length > 0,
    poll: Boolean(poll),
    sticker_ids: (sticker_ids ?? []).length > 0,
  },
});

/**
 * Checks a message for what Discord's OpenAPI description does not cover.
 * @param path the message's path in the body
 * @throws ApiError 50035, or 50006 for an empty message
 */
export function checkMessage(parts: MessageParts, path: PropertyKey[] = []): void {
  const isComponentsV2 = (parts.flags & MessageFlags.IsComponentsV2) !== 0;
  const problems: Problem[] = [
    ...embedProblems(parts.embeds),
    ...componentProblems(parts.components, isComponentsV2, parts.files),
  ];
  if (codePointLength(parts.content) > 2000) problems.push(tooLong(2000, 'content'));
  if (isComponentsV2)
    for (const [field, used] of Object.entries({ content: parts.content !== '', ...parts.legacy }))
      if (used)
        problems.push({
          path: [field],
          code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        });
  refuseProblems(problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] })));
  const holdsSomething =
    strippedText(parts.content) !== '' ||
    parts.embeds.length > 0 ||
    parts.components.length > 0 ||
    parts.files.length > 0 ||
    parts.holdsMore;
  if (!holdsSomething) throw emptyMessage();
}
