import { type MemberFile, storeMemberFile } from '../actions/attachments.ts';
import type { ResolvedIds } from '../interactions/interaction-payload.ts';
import { LARGEST_MEMBER_FILE } from '../rules/uploads.ts';
import type { World } from '../world/world.ts';

export const isFile = (value: unknown): value is MemberFile =>
  typeof value === 'object' && value !== null && 'bytes' in value;

/**
 * Uploads a file that a member has chosen, as Discord's client does before it sends the command or form.
 * @param resolvedIds collects the file
 * @returns its id
 * @throws when the client would not take it
 */
export function chooseFile(world: World, file: MemberFile, resolvedIds: ResolvedIds): string {
  if (file.bytes.byteLength > LARGEST_MEMBER_FILE) throw new Error('Your files are too powerful');
  const stored = storeMemberFile(world, file);
  resolvedIds.attachments.set(stored.id, stored);
  return stored.id;
}
