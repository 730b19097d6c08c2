import { ApiError } from './api-error.ts';
import type { Upload } from './messages.ts';

/** Bytes that one file may have where nobody has paid for more (Reference, Uploading Files). */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** Bytes that a file of a member with Nitro may have; others are let have as much as the bot (Discord Help, File Attachments). */
export const LARGEST_MEMBER_FILE = 500 * 1024 * 1024;

/** Bytes that a request may have, files and all (Reference, Uploading Files). */
const LARGEST_REQUEST = 25 * 1024 * 1024;

/** Discord's error 30015 tells this number. */
const MOST_FILES = 10;

const tooLarge = () =>
  new ApiError(413, 40005, 'Request entity too large. Try sending something smaller in size');

/** @throws ApiError 40005 (status 413) for files that are too large, 30015 for too many */
export function checkUploads(uploads: readonly Upload[]): void {
  if (uploads.length > MOST_FILES)
    throw new ApiError(400, 30015, `Maximum number of attachments in a message reached (${MOST_FILES})`);
  const sizes = uploads.map(({ bytes }) => bytes.byteLength);
  const together = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.some((size) => size > LARGEST_FILE) || together > LARGEST_REQUEST) throw tooLarge();
}
