import type { PutOff } from '../../src/discord/connection/put-offs.ts';
import type { DeliveryFailure } from '../../src/discord/posting/delivery.ts';
import type { KeptChanges, WaitingRequest } from '../../src/presentation/settings/waiting-lines.ts';
import type { SettingsInvocation } from './invocation.ts';

/** What Discord puts off now, of everything or in this server. */
export function waitingRequests({ interaction, guild, services }: SettingsInvocation): WaitingRequest[] {
  const { id, channels } = interaction.guild;
  // discord.js does not know the archived threads.
  const requests = services.putOffs.current().flatMap((putOff): WaitingRequest[] => {
    const { route, placeId, until } = putOff;
    if (route === '*') return [{ kind: 'all', until }];
    if (placeId === id) return [{ kind: 'server', until }];
    if (placeId === undefined || !(channels.cache.has(placeId) || guild.memory.postings.isIn(placeId)))
      return [];
    return [{ kind: kindOf(putOff), channelId: placeId, until }];
  });
  // Several routes are of one kind.
  const alike = Map.groupBy(
    requests,
    (request) => `${request.kind} ${'channelId' in request && request.channelId}`,
  );
  return [...alike.values()].flatMap((group) => group.toSorted((a, b) => b.until - a.until).slice(0, 1));
}

function kindOf({ method, route }: PutOff): 'post' | 'edit' | 'remove' | 'react' | 'read' {
  if (method === 'GET') return 'read';
  if (route.includes('/reactions')) return 'react';
  if (method === 'POST') return 'post';
  return method === 'DELETE' ? 'remove' : 'edit';
}

const REASONS: Partial<Readonly<Record<DeliveryFailure['reason'], keyof KeptChanges>>> = {
  limited: 'limited',
  archived: 'archived',
  forbidden: 'forbidden',
  'two-factor': 'forbidden',
  'timed-out': 'forbidden',
  'channel-gone': 'gone',
  refused: 'failed',
  'text-refused': 'failed',
  unreadable: 'failed',
};

/** How many posts, edits and removals are kept until Discord takes them, by reason. */
export function keptChanges({ guild, services }: SettingsInvocation): KeptChanges {
  const kept = { limited: 0, archived: 0, forbidden: 0, gone: 0, unreachable: 0, failed: 0 };
  for (const { guildId, reason } of services.outbox.kept)
    if (guildId === guild.memory.id) kept[REASONS[reason] ?? 'unreachable'] += 1;
  for (const reason of services.display.waiting(guild.memory.id)) kept[REASONS[reason] ?? 'unreachable'] += 1;
  return kept;
}
