import {
  GatewayCloseCodes,
  type GatewayIdentifyData,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayResumeData,
} from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PlannedFaults } from '../network/faults.ts';
import { parseJson } from '../network/parse-json.ts';
import { refuseUpgrade, type Upgrades } from '../network/upgrades.ts';
import type { IdentifyLimits, Shard } from '../rules/identify-limits.ts';
import type { World } from '../world/world.ts';
import { sendReady } from './ready.ts';
import { createSession, dispatchData, isOnShard, replay, type Session, sendDispatch } from './sessions.ts';

export interface Gateway {
  /** How many identified clients are connected. */
  connections(): number;
  /** The shards of those clients. */
  shards(): Shard[];
  close(): void;
}

const heartbeatInterval = 41_250;
const sendsPerMinute = 120;
const privileged = [
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildPresences,
  GatewayIntentBits.MessageContent,
];
const knownIntents = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((sum, bit) => sum | bit, 0);

interface GatewayContext {
  readonly world: World;
  readonly faults: PlannedFaults;
  readonly limits: IdentifyLimits;
  readonly upgrades: Upgrades;
  token(): string;
  /** Called when the bot has identified too often: Discord then ends all sessions. */
  resetToken(): void;
}

/** Discord's gateway, at `/gateway`. */
export function createGateway(context: GatewayContext): Gateway {
  const { world, faults, limits, upgrades, token } = context;
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();

  upgrades.at('/gateway', (request, socket, head) => {
    // Only browsers send an Origin, and no bot runs in one: this is a foreign page.
    if (request.headers.origin !== undefined) return refuseUpgrade(socket, '403 Forbidden');
    if (faults.takeRefusal()) return refuseUpgrade(socket, '503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, (client) =>
      greet(client, new URL(request.url ?? '', world.url)),
    );
  });

  world.on('dispatch', (event) => {
    for (let copies = faults.copiesOf(event.name); copies > 0; copies--)
      for (const session of sessions.values()) {
        const data = dispatchData(world, session, event);
        if (data) sendDispatch(session, event.name, data);
      }
  });

  faults.onDrop = (resume) => {
    if (!resume) sessions.clear();
    for (const client of sockets.clients)
      client.close(resume ? GatewayCloseCodes.UnknownError : GatewayCloseCodes.SessionTimedOut);
  };

  function greet(client: WebSocket, url: URL): void {
    client.on('error', () => client.terminate());
    let session: Session | undefined;
    let received: number[] = [];
    const version = url.searchParams.get('v');
    if (version !== '10') {
      client.close(GatewayCloseCodes.InvalidAPIVersion);
      return;
    }
    client.on('close', (code) => {
      if (session?.socket !== client) return;
      session.socket = undefined;
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      world.changed();
    });
    client.on('message', (raw) => {
      received = [...received.filter((at) => at > Date.now() - 60_000), Date.now()];
      if (received.length > sendsPerMinute) return client.close(GatewayCloseCodes.RateLimited);
      const packet = parse(String(raw));
      if (!packet) return client.close(GatewayCloseCodes.DecodeError);
      switch (packet.op) {
        case GatewayOpcodes.Heartbeat:
          return client.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
        case GatewayOpcodes.Identify:
          if (session) return client.close(GatewayCloseCodes.AlreadyAuthenticated);
          session = identify(client, packet.d as GatewayIdentifyData);
          return world.changed();
        case GatewayOpcodes.Resume:
          session = resume(client, packet.d as GatewayResumeData);
          return world.changed();
        case GatewayOpcodes.PresenceUpdate:
        case GatewayOpcodes.VoiceStateUpdate:
        case GatewayOpcodes.RequestGuildMembers:
          return session ? undefined : client.close(GatewayCloseCodes.NotAuthenticated);
        default:
          return client.close(GatewayCloseCodes.UnknownOpcode);
      }
    });
    client.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatInterval } }));
  }

  function identify(client: WebSocket, data: GatewayIdentifyData): Session | undefined {
    const refuse = (code: GatewayCloseCodes, reason: string) => {
      client.close(code, reason);
      return undefined;
    };
    if (data.token !== token())
      return refuse(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    const shard: Shard = data.shard ?? [0, 1];
    const refusal = limits.refusal(shard, guildsOn);
    if (refusal !== undefined) return refuse(refusal, GatewayCloseCodes[refusal] ?? '');
    if (!Number.isInteger(data.intents) || (data.intents & ~knownIntents) !== 0)
      return refuse(GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
    if (privileged.some((intent) => data.intents & intent && !world.privilegedIntents.has(intent)))
      return refuse(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    if (!limits.takeStart()) {
      refuse(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
      context.resetToken();
      return undefined;
    }
    if (!limits.takeTurn(shard)) {
      client.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false }));
      return undefined;
    }
    const session = createSession(data.intents, shard, client);
    sessions.set(session.id, session);
    sendReady(world, session);
    return session;
  }

  const guildsOn = (shard: Shard) =>
    world.guilds.values().filter(({ id, joined }) => joined && isOnShard(shard, id)).length;

  function resume(client: WebSocket, data: GatewayResumeData): Session | undefined {
    const session = sessions.get(data.session_id);
    const refuse = (code: GatewayCloseCodes) => {
      client.close(code);
      return undefined;
    };
    if (data.token !== token()) return refuse(GatewayCloseCodes.AuthenticationFailed);
    const oldest = session?.history[0]?.sequence ?? 1;
    if (!session || data.seq < oldest - 1) {
      client.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false }));
      return undefined;
    }
    if (data.seq > session.sequence) return refuse(GatewayCloseCodes.InvalidSeq);
    session.socket?.close(GatewayCloseCodes.UnknownError);
    session.socket = client;
    replay(session, data.seq);
    sendDispatch(session, 'RESUMED', {});
    return session;
  }

  const connected = () => [...sessions.values()].filter(({ socket }) => socket);
  return {
    connections: () => connected().length,
    shards: () => connected().map(({ shard }) => shard),
    close: () => sockets.close(),
  };
}

function parse(text: string): { op: number; d: unknown } | undefined {
  const packet = parseJson(text);
  if (!isObject(packet)) return undefined;
  const { op, d } = packet;
  const needsData = op === GatewayOpcodes.Identify || op === GatewayOpcodes.Resume;
  return typeof op !== 'number' || (needsData && !isObject(d)) ? undefined : { op, d };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
