import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { NEEDED_PERMISSIONS, type NeededPermission, permissionNames } from '../presentation/permissions.ts';
import type { Translate } from '../presentation/texts/texts.ts';
import { channelPermissions, serverPermissions } from './channel-permissions.ts';
import type { Channel, ServerState } from './discord-schemas.ts';

/** What is missing in a server. */
export interface ServerProblem {
  /** The one thing to do. */
  readonly problem: string;
  /** How to go on with it as it is; absent: nothing works before. */
  readonly without?: string;
}

export interface ServerCheck {
  /** The link that adds the bot. */
  readonly link: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** For the names of permissions. */
  readonly t: Translate;
}

/** A channel that can be one for reviews. */
interface Place extends Channel {
  /** What the bot lacks there. */
  readonly missing: readonly NeededPermission[];
}

/** What members need in a channel to write there. */
const TO_WRITE = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** How many channels are named at most. */
const NAMED = 5;

/** What has to be done in a server before the bot can post reviews there; undefined when all is well. */
export function serverProblem(server: ServerState, check: ServerCheck): ServerProblem | undefined {
  const { link, now, t } = check;
  const { name, me, hasCommands } = server;
  if (!hasCommands)
    return { problem: `I'm in ${name}, but my commands aren't. Open this link and add me again:\n${link}` };
  if (Date.parse(me.communication_disabled_until ?? '') > now)
    return { problem: `I'm in time-out in ${name}. Right-click my name there, and remove the time-out.` };
  const places = placesIn(server);
  if (places.some(({ missing }) => missing.length === 0)) return problemInSome(server, places, t);
  return { problem: problemInAll(server, places, check) };
}

/** What is good to know of a server in which the bot can work. */
export function serverNotes(server: ServerState): string[] {
  const hidden = placesIn(server).filter((place) => place.missing.length > 0 && !isOpen(server, place));
  if (hidden.length === 0) return [];
  return [
    `Not everybody can write in ${namesOf(hidden)}, and I can't either. If you want reviews there, add ${roleOf(server) ?? 'me'} under its Permissions.`,
  ];
}

/** The channels of which managers can choose one for reviews, in their order. */
const placesIn = (server: ServerState): Place[] =>
  server.channels
    .filter(({ type }) => type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement)
    .sort((a, b) => a.position - b.position)
    .map((channel) => ({ ...channel, missing: missingOf(channelPermissions(server, server.me, channel)) }));

function problemInAll(server: ServerState, [first]: readonly Place[], { link, t }: ServerCheck): string {
  const { name } = server;
  if (first === undefined) return `${name} has no text channel. Make one for reviews.`;
  const inServer = missingOf(serverPermissions(server, server.me));
  const role = roleOf(server);
  if (inServer.length > 0 && role === undefined)
    return `I can't post reviews in ${name}. Remove me there, and add me with this link:\n${link}`;
  if (inServer.length > 0)
    return `I can't post reviews in ${name}. In Server Settings, Roles, ${role}, switch on: ${listed(inServer, t)}.`;
  return `I can't post reviews in any channel of ${name}. ${channelAdvice(server, 'one', first.missing, t)}`;
}

/** Names the channels in which members can write, but the bot can't, although it can elsewhere: an oversight, or none. */
function problemInSome(
  server: ServerState,
  places: readonly Place[],
  t: Translate,
): ServerProblem | undefined {
  // Who gave the bot only what it needs in one channel has thought about it.
  if (missingOf(serverPermissions(server, server.me)).length > 0) return undefined;
  const closed = places.filter((place) => place.missing.length > 0 && isOpen(server, place));
  const [first] = closed;
  if (first === undefined) return undefined;
  const alike = closed.filter(({ missing }) => missing.join() === first.missing.join());
  const can = first.missing.includes('ViewChannel') ? "I can't see" : "I can't post reviews in";
  const where = alike.length === 1 ? `#${first.name}` : 'each';
  return {
    problem: `${can} ${namesOf(alike)}. ${channelAdvice(server, where, first.missing, t)}`,
    without: `Go on without ${namesOf(closed)}`,
  };
}

const channelAdvice = (
  server: ServerState,
  where: string,
  missing: readonly NeededPermission[],
  t: Translate,
): string =>
  `In the settings of ${where}, under Permissions, add ${roleOf(server) ?? 'me'} and allow: ${listed(missing, t)}.`;

/** Whether everybody can write in a channel. */
const isOpen = (server: ServerState, channel: Channel): boolean =>
  (channelPermissions(server, undefined, channel) & TO_WRITE) === TO_WRITE;

const missingOf = (bits: bigint): NeededPermission[] =>
  NEEDED_PERMISSIONS.filter((name) => !(bits & PermissionFlagsBits[name]));

const listed = (missing: readonly NeededPermission[], t: Translate): string =>
  permissionNames(missing, t).join(', ');

/** The role that Discord made for the bot, as managers find it in their lists; undefined for one that was added without permissions. */
const roleOf = ({ roles, me }: ServerState): string | undefined =>
  roles.find(({ tags }) => tags?.bot_id === me.id)?.name;

function namesOf(places: readonly Place[]): string {
  const more = places.length - NAMED;
  const names = places.slice(0, NAMED).map(({ name }) => `#${name}`);
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
