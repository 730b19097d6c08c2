import type { Backend } from '../../storage/backend.ts';
import type { EntryFormat } from '../../storage/entries/entry-codec.ts';
import {
  OWN_FORMATS,
  OWN_KINDS,
  ownNamespace,
  SHARED_FORMATS,
  SHARED_KINDS,
} from '../../storage/entries/entry-formats.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import type { CheckResult, Finding } from './finding.ts';
import { KnownTargets } from './known-targets.ts';
import { readEntries } from './read-entries.ts';

/** Namespaces without a kind: of the database itself, and of what was set aside when it could not be read. */
const OTHERS: readonly string[] = ['meta', 'aside'];

/** Parses every entry, and finds those that are about something that is not there. Rejects with StorageError. */
export async function checkData(backend: Backend): Promise<CheckResult> {
  const check = new Check(backend);
  for (const kind of SHARED_KINDS) await check.read(kind, SHARED_FORMATS[kind]);
  for (const namespace of await backend.namespaces()) {
    const [kind = '', guildId] = namespace.split(':');
    const isOwn = guildId !== undefined && isKind(kind, OWN_KINDS) && namespace === `${kind}:${guildId}`;
    if (isOwn) check.guildIds.add(guildId);
    else if (!isKind(namespace, SHARED_KINDS) && !OTHERS.includes(namespace))
      check.findings.push({ fault: 'unknown', kind: namespace, guildId: '', key: '' });
  }
  for (const guildId of [...check.guildIds].sort()) {
    for (const kind of OWN_KINDS) await check.read(kind, OWN_FORMATS[kind], guildId);
    check.endGuild(guildId);
  }
  const { entries, guildIds, findings } = check;
  return { entries, guilds: guildIds.size, findings };
}

const isKind = (kind: string, kinds: readonly string[]): boolean => kinds.includes(kind);

/** What has been read so far. */
class Check {
  readonly entries = new Map<string, number>();
  readonly guildIds = new Set<string>();
  readonly findings: Finding[] = [];
  readonly #backend: Backend;
  readonly #targets = new Map<string, KnownTargets>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Reads the entries of a kind. @param guildId absent: they are of all guilds, whose ids their keys begin with */
  async read(kind: Kind, format: EntryFormat<GuildEntries[Kind]>, guildId?: string): Promise<void> {
    const namespace = guildId === undefined ? kind : ownNamespace(kind as never, guildId);
    for await (const { key, entry, problem } of readEntries(this.#backend, namespace, format)) {
      const id = guildId ?? key.split(':', 1)[0] ?? '';
      this.guildIds.add(id);
      this.entries.set(kind, (this.entries.get(kind) ?? 0) + 1);
      if (entry !== undefined) this.#targetsOf(id).add(kind, key, entry);
      else this.findings.push({ fault: 'unreadable', kind, guildId: id, key, problem });
    }
  }

  /** Looks for what is about something that a guild, of which all is read now, does not have. */
  endGuild(guildId: string): void {
    for (const lost of this.#targetsOf(guildId).lost()) this.findings.push({ ...lost, guildId });
    this.#targets.delete(guildId);
  }

  #targetsOf(guildId: string): KnownTargets {
    const targets = this.#targets.get(guildId) ?? new KnownTargets();
    this.#targets.set(guildId, targets);
    return targets;
  }
}
