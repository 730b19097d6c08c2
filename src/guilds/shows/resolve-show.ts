import { codePointLength } from '../../reviews/plain-text.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { readingsOf } from '../../reviews/shows/readings.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { MAX_TITLE, parseTitle, titleKey } from '../../reviews/shows/title.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Draft } from '../../storage/entries/entries.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';
import { canBe, showOfEntry } from './resolve-entry.ts';

/** `fresh` is the typed title as a new show, with the id it gets when somebody reviews it. */
export type ResolvedShow =
  | { readonly kind: 'one'; readonly show: NamedShow }
  | {
      readonly kind: 'several';
      readonly shows: readonly NamedShow[];
      readonly fresh?: NamedShow | undefined;
    };

/**
 * Finds out which show a typed title means. Throws UserError `title-empty` or `title-too-long`.
 * @param drafts the member's drafts: a new title that has a draft keeps the draft's show id
 * @param newId the id for a new title without a draft
 */
export function resolveShow(
  guild: GuildMemory,
  drafts: readonly Pick<Draft, 'showId' | 'title' | 'year'>[],
  typed: string,
  newId: string,
): ResolvedShow {
  const readings = readingsOf(typed);
  // "Glass Heart 2019" can be a title, or another year of one that is there.
  const { title, year } = readings.find((one) => guild.matchShow(one).kind === 'one') ?? parseTitle(typed);
  if (title === '') throw new UserError('title-empty');
  if (codePointLength(title) > MAX_TITLE) throw new UserError('title-too-long', { max: MAX_TITLE });
  const match = guild.matchShow({ title, year });
  if (match.kind === 'one') return { kind: 'one', show: { ...match.show, year: match.show.year ?? year } };
  const draft = drafts.find((saved) => titleKey(saved.title) === titleKey(title) && saved.year === year);
  // The draft's show may be another by now: somebody has renamed it.
  const draftId = draft !== undefined && guild.show(draft.showId) === undefined ? draft.showId : undefined;
  const fresh = { id: draftId ?? newId, title, year };
  if (match.kind === 'none') return { kind: 'one', show: fresh };
  return { kind: 'several', shows: match.shows, fresh: year === undefined ? undefined : fresh };
}

/**
 * The guild's show that a draft is about, if any: another member may have added it under another id meanwhile, or moderators may
 * have made something else of the one with this id.
 */
export function knownShow(guild: GuildMemory, { id, title, year, entry }: NamedShow): Show | undefined {
  const known = guild.show(id);
  if (entry !== undefined) {
    const isIt = known !== undefined && canBe(known, entry);
    return guild.showByIds(entry) ?? (isIt ? known : showOfEntry(guild, entry));
  }
  if (known !== undefined) return known;
  const match = guild.matchShow({ title, year });
  return match.kind === 'one' ? match.show : undefined;
}
