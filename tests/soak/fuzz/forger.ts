import type { InteractionType } from 'discord-api-types/v10';
import { storeMemberFile } from '../../../src/sandbox/actions/attachments.ts';
import type { ResolvedIds } from '../../../src/sandbox/interactions/interaction-payload.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { MemberRecord } from '../../../src/sandbox/world/records.ts';
import type { Chance } from '../chance.ts';
import { fileFor } from '../random-files.ts';
import type { ForgedIds } from './forged-ids.ts';
import { oddText } from './odd-values.ts';

/** With what data is forged. */
export interface Forger {
  readonly sandbox: Sandbox;
  readonly member: MemberRecord;
  readonly chance: Chance;
  readonly ids: ForgedIds;
}

/** An interaction's type and its data, in the shape that Discord documents, with values that may be anything. */
export interface Forged {
  readonly type: Exclude<InteractionType, InteractionType.Ping>;
  readonly data: object;
}

/** Lets Discord describe what an id means. */
export function resolve({ chance, sandbox: { world } }: Forger, resolved: ResolvedIds, id: string): void {
  if (chance.happens(0.1)) return;
  if (world.channels.get(id)) resolved.channels.add(id);
  else if (world.roles.get(id)) resolved.roles.add(id);
  else if (/^\d{15,20}$/.test(id)) resolved.users.add(id);
}

/** Stores a file, often damaged, and lets Discord describe it. Returns its id. */
export function givenFile(sandbox: Sandbox, chance: Chance, resolved: ResolvedIds): string {
  const file = fileFor(chance);
  const name = chance.happens(0.3) ? oddText(chance, 40) : file.name;
  const bytes = chance.happens(0.3)
    ? Buffer.from(oddText(chance, chance.pick([0, 100, 20_000])))
    : file.bytes;
  const stored = storeMemberFile(sandbox.world, { ...file, bytes });
  resolved.attachments.set(stored.id, { ...stored, filename: name });
  return stored.id;
}
