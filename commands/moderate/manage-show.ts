import { createHash } from 'node:crypto';
import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { reviseShow, type ShowRevision } from '../../src/guilds/shows/change-show.ts';
import { showForm } from '../../src/presentation/moderation/show-form.ts';
import type { ShowChange } from '../../src/presentation/moderation/show-log.ts';
import { parsePosterUrl } from '../../src/reviews/shows/poster.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import { formatTitle, parseTitle } from '../../src/reviews/shows/title.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { readKind } from '../show-kinds.ts';
import { checkTitle, typedTitle } from './change-show.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';
import { changedReply, kindChange, posterChange, titleChange } from './show-changes.ts';

/** "Manage show" on a show's card: opens a form with what `/moderate show` changes. */
export const openManageShow: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'never',
  async run({ guild, t }, showId = '') {
    const show = findShow({ guild }, showId);
    return { kind: 'modal', modal: showForm(show, filledWith(show), t) };
  },
};

/** The submitted form. */
export const submitManageShow: ModerateHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  async run(invocation, showId = '', title = '', kind = '', poster = '') {
    const { guild } = invocation;
    const before = findShow(invocation, showId);
    const revision = readForm(invocation, before, [title, kind, poster]);
    const show = await guild.run(reviseShow(before.id, revision));
    return changedReply(invocation, show, changesBetween(before, show));
  },
};

/** What a form was filled with: the title and the poster as `tagOf` them, and the kind, '' for none. */
type Filled = readonly [title: string, kind: string, poster: string];

const filledWith = (show: Show): Filled => [
  tagOf(formatTitle(show)),
  show.kind ?? '',
  tagOf(show.poster ?? ''),
];

/** A few letters by which a text is known again. */
const tagOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8);

/** Throws UserError `show-not-found`. */
function findShow({ guild }: Pick<ModerateInvocation, 'guild'>, showId: string): Show {
  const show = guild.memory.show(showId);
  if (show === undefined) throw new UserError('show-not-found');
  return show;
}

/**
 * What was left as the form had it stays as it is now: others may have changed it since, or merged the show into another one.
 * Throws UserError `title-empty`, `title-too-long` or `no-poster`.
 */
function readForm(
  invocation: ModerateInvocation<ModalSubmitInteraction<'cached'>>,
  before: Show,
  [filledTitle, filledKind, filledPoster]: Filled,
): ShowRevision {
  const { fields } = invocation.interaction;
  const textOf = (id: string) => fields.getTextInputValue(id).trim();
  const [title, alias, link] = [textOf('show'), textOf('alias'), textOf('poster')];
  const [kind = ''] = fields.getStringSelectValues('kind');
  // A title that looks like one with a year stays as it is, too.
  const isSameTitle = tagOf(title) === filledTitle || title === formatTitle(before);
  return {
    title: isSameTitle ? before : typedTitle(invocation, title),
    alias: alias ? checkTitle(parseTitle(alias)).title : undefined,
    kind: kind === filledKind ? before.kind : readKind(kind),
    poster: tagOf(link) === filledPoster ? before.poster : readPoster(link),
  };
}

function readPoster(link: string): string | undefined {
  if (link === '') return undefined;
  const poster = parsePosterUrl(link);
  if (poster === undefined) throw new UserError('no-poster');
  return poster;
}

function changesBetween(before: Show, show: Show): ShowChange[] {
  const alias = show.aliases?.slice(before.aliases?.length ?? 0).at(0);
  return [
    ...titleChange(before, show),
    ...(alias === undefined ? [] : [{ act: 'alias-added', show, alias } as const]),
    ...kindChange(before, show),
    ...posterChange(before, show),
  ];
}
