/**
 * What each text takes: `text` as it stands, `number` and `list` formatted for the language. JSON has no literal types,
 * so this table is what gives compile errors for a missing parameter; a test holds every language's file against it.
 */
export const PARAMETERS = {
  'choice.add': { title: 'text' },
  'choice.continue': { title: 'text' },
  'review.title': { title: 'text', score: 'number' },
  'review.title.changed': { title: 'text', before: 'number', score: 'number' },
  'review.question.counted': { helpful: 'number', count: 'number' },
  'review.question.helpfulOnly': { count: 'number' },
  'read.position': { position: 'number', count: 'number' },
  'read.written': { date: 'text' },
  'read.earlierScore': { score: 'number', date: 'text' },
  'aspect.story': { score: 'number' },
  'aspect.acting': { score: 'number' },
  'aspect.music': { score: 'number' },
  'aspect.rewatch': { score: 'number' },
  'progress.seen': { count: 'number' },
  'progress.seenOf': { seen: 'number', count: 'number' },
  'top.row': { rank: 'number', title: 'text', mean: 'number', count: 'number' },
  'top.page': { page: 'number', pages: 'number' },
  'top.weighted': { count: 'number' },
  posted: { title: 'text', link: 'text' },
  'posted.updated': { title: 'text', link: 'text' },
  'posted.taken': { taken: 'list' },
  'taken.score': { score: 'number' },
  'delete.confirm': { title: 'text' },
  'delete.done': { title: 'text' },
  'score.placeholder': { title: 'text' },
  'score.option': { score: 'number' },
  'channel.ask': { title: 'text' },
  'channel.ask.missing': { channel: 'text', permissions: 'list', title: 'text' },
  'unposted.permissions': { title: 'text', channel: 'text', permissions: 'list' },
  'unposted.discord': { title: 'text' },
  'unposted.private': { title: 'text' },
  'unposted.storage': { title: 'text' },
  'unposted.refused': { title: 'text' },
  'unposted.deleted': { title: 'text' },
  'unposted.channel-gone': { title: 'text' },
  'show.choose': { title: 'text' },
  'show.add': { title: 'text' },
  'settings.channel': { channel: 'text' },
  'settings.channel.missing': { permissions: 'list' },
  'settings.set': { channel: 'text' },
  'settings.set.missing': { channel: 'text', permissions: 'list' },
  'repost.confirm': { channel: 'text', count: 'number' },
  'repost.duration': { count: 'number' },
  'repost.none': { channel: 'text' },
  'repost.progress': { done: 'number', count: 'number' },
  'repost.done': { count: 'number' },
  'repost.waiting.permissions': { permissions: 'list' },
  'error.too-long': { headline: 'number', body: 'number' },
  'error.title-too-long': { max: 'number' },
  'error.unreadable': { id: 'text' },
  'error.unknown': { id: 'text' },
} as const satisfies { [key: string]: { [parameter: string]: 'text' | 'number' | 'list' } };

interface Kinds {
  readonly text: string;
  readonly number: number;
  readonly list: readonly string[];
}

/** The parameters of each text that has some, by key. */
export type TextParameters = {
  readonly [Key in keyof typeof PARAMETERS]: {
    readonly [Name in keyof (typeof PARAMETERS)[Key]]: (typeof PARAMETERS)[Key][Name] extends keyof Kinds
      ? Kinds[(typeof PARAMETERS)[Key][Name]]
      : never;
  };
};
