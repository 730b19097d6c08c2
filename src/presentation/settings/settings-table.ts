import type { VotingEmoji } from '../../reviews/counting/votes.ts';
import { DEFAULT_EMOJI, storedEmojiName } from '../../reviews/counting/voting-emoji.ts';
import { foldOf } from '../../reviews/fold.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../../reviews/ranking/placed-show.ts';
import { MAX_BODY } from '../../reviews/review.ts';
import { NEEDED_PERMISSIONS, type NeededPermission, STAFF_PERMISSIONS } from '../permissions.ts';
import type { TextKey } from '../texts/catalogues.ts';
import type { Translate } from '../texts/texts.ts';

/** Puts a setting's value into words, in Markdown; undefined while managers have not set it. */
type InWords<Value> = (value: Value | undefined, t: Translate) => string;

interface Named {
  /** Of its option in `/settings set`, and its choice in `/settings reset`. */
  readonly name: string;
  /** Of the guild record. */
  readonly property: string;
  /** The part of `/settings view` that shows it. */
  readonly group: SettingGroup;
}

interface ChannelRow extends Named {
  readonly kind: 'channel';
  /** What the bot needs there. */
  readonly needed: readonly NeededPermission[];
  readonly inWords: InWords<string>;
}

/** Stored by its id; @everyone unsets it. */
interface RoleRow extends Named {
  readonly kind: 'role';
  readonly inWords: InWords<string>;
}

/** A whole number from 0 to `most`. */
interface CountRow extends Named {
  readonly kind: 'count';
  readonly most: number;
  /** Whether 0 unsets it. */
  readonly zeroUnsets: boolean;
  readonly inWords: InWords<number>;
}

interface SwitchRow extends Named {
  readonly kind: 'switch';
  readonly inWords: InWords<boolean>;
}

/** Two options set it, and it changes all reviews, so managers confirm it. */
interface EmojiRow extends Named {
  readonly kind: 'emoji';
  readonly inWords: InWords<VotingEmoji>;
}

export const SETTING_GROUPS = ['channels', 'members', 'reviews', 'rankings'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

type NoneKey = Extract<TextKey, `setting.${string}.none`>;

const channelOr =
  (none: NoneKey): InWords<string> =>
  (id, t) =>
    id === undefined ? t(none) : `<#${id}>`;

const roleOr =
  (none: NoneKey): InWords<string> =>
  (id, t) =>
    id === undefined ? t(none) : `<@&${id}>`;

/** Turns an emoji as requests name it into Markdown: `name:id` becomes `<:name:id>`. */
export const emojiMarkdown = (emoji: string): string =>
  storedEmojiName(emoji) === emoji ? emoji : `<:${emoji}>`;

/** What managers can set, in the order in which it is shown. */
export const SETTINGS = [
  {
    name: 'reviews-channel',
    property: 'channelId',
    group: 'channels',
    kind: 'channel',
    needed: NEEDED_PERMISSIONS,
    inWords: channelOr('setting.reviews-channel.none'),
  },
  {
    name: 'reports-channel',
    property: 'moderatorChannelId',
    group: 'channels',
    kind: 'channel',
    needed: STAFF_PERMISSIONS,
    inWords: channelOr('setting.reports-channel.none'),
  },
  {
    name: 'log-channel',
    property: 'logChannelId',
    group: 'channels',
    kind: 'channel',
    needed: STAFF_PERMISSIONS,
    inWords: channelOr('setting.log-channel.none'),
  },
  {
    name: 'writer-role',
    property: 'writerRoleId',
    group: 'members',
    kind: 'role',
    inWords: roleOr('setting.writer-role.none'),
  },
  {
    name: 'voter-role',
    property: 'voterRoleId',
    group: 'members',
    kind: 'role',
    inWords: roleOr('setting.voter-role.none'),
  },
  {
    name: 'reviews-per-hour',
    property: 'reviewsPerHour',
    group: 'members',
    kind: 'count',
    // Nobody writes more reviews than this in an hour.
    most: 60,
    zeroUnsets: true,
    inWords: (count, t) =>
      count === undefined ? t('setting.reviews-per-hour.none') : t('setting.count', { count }),
  },
  {
    name: 'tell-authors',
    property: 'tellAuthors',
    group: 'members',
    kind: 'switch',
    inWords: (isOn = true, t) => t(isOn ? 'setting.yes' : 'setting.no'),
  },
  {
    name: 'fold',
    property: 'fold',
    group: 'reviews',
    kind: 'count',
    // The longest text of a review.
    most: MAX_BODY,
    zeroUnsets: false,
    inWords: (setting, t) => {
      const count = foldOf(setting);
      return count === undefined ? t('setting.fold.never') : t('setting.characters', { count });
    },
  },
  {
    name: 'emoji',
    property: 'emoji',
    group: 'reviews',
    kind: 'emoji',
    inWords: ({ helpful, notHelpful } = DEFAULT_EMOJI, t) =>
      notHelpful === undefined
        ? t('setting.emoji.helpfulOnly', { helpful: emojiMarkdown(helpful) })
        : t('setting.emoji.both', { helpful: emojiMarkdown(helpful), notHelpful: emojiMarkdown(notHelpful) }),
  },
  {
    name: 'average-weight',
    property: 'priorReviews',
    group: 'rankings',
    kind: 'count',
    // With a higher weight no show would ever stand out.
    most: 25,
    zeroUnsets: false,
    inWords: (count = DEFAULT_PRIOR_REVIEWS, t) => t('setting.reviews', { count }),
  },
] as const satisfies readonly (ChannelRow | RoleRow | CountRow | SwitchRow | EmojiRow)[];

export type Setting = (typeof SETTINGS)[number];

/** The type of a setting's value. */
type ValueOf<Row extends Setting> = Row['kind'] extends 'channel' | 'role'
  ? string
  : Row['kind'] extends 'count'
    ? number
    : Row['kind'] extends 'switch'
      ? boolean
      : VotingEmoji;

/** Settings by their property of the guild record; undefined when unset. */
export type SettingValues = {
  readonly [Row in Setting as Row['property']]?: ValueOf<Row> | undefined;
};

export const settingNamed = (name: string): Setting | undefined => SETTINGS.find((row) => row.name === name);

/** A setting's value in words, in Markdown. */
export function settingInWords(setting: Setting, values: SettingValues, t: Translate): string {
  // Within one kind, every property has the type that all take.
  if (setting.kind === 'count') return setting.inWords(values[setting.property], t);
  if (setting.kind === 'switch') return setting.inWords(values[setting.property], t);
  if (setting.kind === 'emoji') return setting.inWords(values[setting.property], t);
  return setting.inWords(values[setting.property], t);
}

/** "Reviews: #reviews" */
export const settingLine = (setting: Setting, values: SettingValues, t: Translate): string =>
  t('setting.line', { setting: t(`setting.${setting.name}`), value: settingInWords(setting, values, t) });
