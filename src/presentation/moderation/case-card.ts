import type { Decision, Report } from '../../reviews/moderation/moderation.ts';
import { codePointLength } from '../../reviews/plain-text.ts';
import type { Author } from '../../reviews/review.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { quoted } from '../markdown/quoted.ts';
import { besidePicture, type CardPart, LINE } from '../payload/card.ts';
import { shorten } from '../payload/code-points.ts';
import { boldHeadline } from '../reviews/review-text.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { caseRows } from './case-buttons.ts';
import type { CasePlace, CaseView } from './moderation-case.ts';

/** The colour of what waits for moderators. */
export const CASE_COLOUR = 0xd64541;
/** How much of the text moderators see at first, in code points. */
const EXCERPT = 300;
/** Of many reports the newest are shown. */
const MAX_REPORTS = 5;

/** What moderators see of a review, and their buttons. */
export const caseParts = (view: CaseView, place: CasePlace, t: Translate): CardPart[] => [
  ...reviewParts(view, t),
  LINE,
  ...(view.openReports > 0 ? [`-# ${t('case.keep')}`] : []),
  ...caseRows(view, place, t),
];

/** A review, its reports, and what was decided about it and its author. */
export function reviewParts(view: CaseView, t: Translate): CardPart[] {
  const { show, score, author, headline, writtenAt, reports, openReports, address } = view;
  const closed = reports.length - openReports;
  const name = nameOf(author);
  const title = markdownTitle(show);
  const about =
    score === undefined
      ? t('case.about.unscored', { author: name, title })
      : t('case.about', { author: name, title, score: score / 10 });
  const written = t('case.written', {
    member: `<@${address.authorId}>`,
    time: `<t:${Math.floor(writtenAt / 1000)}:R>`,
  });
  const small = [
    `-# ${written}`,
    ...(openReports > 0 ? [`-# ${t('case.reports', { count: openReports })}`] : []),
    ...(closed > 0 ? [`-# ${t('case.closed', { count: closed })}`] : []),
  ];
  const text = [...(headline === undefined ? [] : [`> ${boldHeadline(headline)}`]), ...excerptLines(view, t)];
  const decided = [...reportLines(reports, t), ...stateLines(view, t), ...beforeLines(view, t)];
  return [
    ...besidePicture(
      [about, small.join('\n')],
      author.avatarUrl || undefined,
      t('card.avatar', { name: author.name }),
    ),
    text.join('\n'),
    decided.join('\n'),
  ];
}

/** An author's name in a line of the bot's own. */
export const nameOf = ({ name, id }: Author): string =>
  escapeUserText(shorten(name.replace(/\s+/g, ' ').trim(), 40)) || `<@${id}>`;

/** The beginning of the text, on one line, all of it covered: nothing in it can end the cover. */
function excerptLines({ body }: Pick<CaseView, 'body'>, t: Translate): string[] {
  const plain = (body ?? '').replace(/\|\|/g, ' ').replace(/\s+/g, ' ').trim();
  if (plain === '') return [];
  const length = codePointLength(plain);
  const shown = `> ||${escapeUserText(shorten(plain, EXCERPT))}||`;
  return length <= EXCERPT ? [shown] : [shown, `-# ${t('case.excerpt', { shown: EXCERPT, count: length })}`];
}

/** Who gave which reason in the newest reports, newest last. */
function reportLines(reports: readonly Report[], t: Translate): string[] {
  return reports.slice(-MAX_REPORTS).map(({ by, reason, note }) => {
    const said = note === undefined ? '' : `, “${quoted(note)}”`;
    return `**${t(`report.reason.${reason}`)}**: <@${by}>${said}`;
  });
}

/** What is in force, by whom, since when and why. */
function stateLines({ moderation, hidden, blocked }: CaseView, t: Translate): string[] {
  return [
    ...stateLine('covered', moderation.covered, t),
    ...stateLine('hidden', moderation.hidden ?? (hidden ? { at: 0 } : undefined), t),
    ...stateLine('frozen', moderation.frozen, t),
    ...stateLine('blocked', blocked, t),
  ];
}

function stateLine(
  name: 'covered' | 'hidden' | 'frozen' | 'blocked',
  decision: Decision | undefined,
  t: Translate,
): string[] {
  if (decision === undefined) return [];
  const { by, at, reason } = decision;
  const who =
    by === undefined ? t('moderate.state.byHand') : t('moderate.state.by', { moderator: `<@${by}>` });
  const since = at > 0 ? `, <t:${Math.floor(at / 1000)}:R>` : '';
  return [
    `${t(`moderate.state.${name}`)}, ${who}${since}${reason === undefined ? '' : `: ${quoted(reason)}`}`,
  ];
}

function beforeLines({ before, author }: CaseView, t: Translate): string[] {
  const { reviews: count } = before;
  if (count === 0) return [];
  const decided = (['covered', 'hidden', 'frozen'] as const).flatMap((name) => {
    if (before[name] === 0) return [];
    return [count === 1 ? t(`case.before.only.${name}`) : t(`case.before.${name}`, { count: before[name] })];
  });
  return [`-# ${t('case.before', { count, author: nameOf(author), decided })}`];
}
