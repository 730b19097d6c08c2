import type { NamedShow } from '../../reviews/shows/named-show.ts';
import type { ShowKind } from '../../reviews/shows/show.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { type MessagePayload, message } from '../payload/payload.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';

/** What a moderator did to the list of shows. */
export type ShowChange =
  | { readonly act: 'renamed' | 'merged'; readonly before: NamedShow; readonly after: NamedShow }
  | { readonly act: 'alias-added' | 'alias-removed'; readonly show: NamedShow; readonly alias: string }
  | { readonly act: 'linked'; readonly show: NamedShow; readonly entry: TitleAndYear }
  | { readonly act: 'kind-set'; readonly show: NamedShow; readonly kind: ShowKind }
  | {
      readonly act: 'kind-removed' | 'poster-set' | 'poster-removed' | 'unmerged' | 'unlinked';
      readonly show: NamedShow;
    };

/** The message in the log channel about a changed show. */
export const showLogMessage = (change: ShowChange, moderatorId: string, t: Translate): MessagePayload =>
  message({ embeds: [{ description: sentence(change, `<@${moderatorId}>`, t) }] });

/** The message in the log channel about links that were all taken back. */
export const linksUndoneMessage = (count: number, managerId: string, t: Translate): MessagePayload =>
  message({ embeds: [{ description: t('log.links-undone', { moderator: `<@${managerId}>`, count }) }] });

function sentence(change: ShowChange, moderator: string, t: Translate): string {
  switch (change.act) {
    case 'renamed':
    case 'merged': {
      const titles = { before: markdownTitle(change.before), after: markdownTitle(change.after) };
      return t(`log.show.${change.act}`, { moderator, ...titles });
    }
    case 'alias-added':
    case 'alias-removed': {
      const alias = markdownTitle({ title: change.alias });
      return t(`log.show.${change.act}`, { moderator, title: markdownTitle(change.show), alias });
    }
    case 'linked':
      return t('log.show.linked', {
        moderator,
        title: markdownTitle(change.show),
        entry: markdownTitle(change.entry),
      });
    case 'kind-set': {
      const kind = t(`kind.${change.kind}`);
      return t('log.show.kind-set', { moderator, title: markdownTitle(change.show), kind });
    }
    default:
      return t(`log.show.${change.act}`, { moderator, title: markdownTitle(change.show) });
  }
}
