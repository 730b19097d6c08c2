import { expect, test } from 'vitest';
import { createJob, finishJob, saveJobProgress } from '../../src/guilds/background/jobs.ts';
import { updateVoterRoles } from '../../src/guilds/counting/voter-roles.ts';
import { carryOut } from '../../src/guilds/importing/carry-out.ts';
import { commitImport } from '../../src/guilds/importing/commit-import.ts';
import { newImport } from '../../src/guilds/importing/import-records.ts';
import { beginImport, discardImport, stageRows } from '../../src/guilds/importing/stage-rows.ts';
import { undoRows } from '../../src/guilds/importing/undo-import.ts';
import { type Act, together } from '../../src/guilds/memory/act.ts';
import { put } from '../../src/guilds/memory/change.ts';
import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { moderateReview } from '../../src/guilds/moderation/moderate-review.ts';
import { addReport, closeReports, saveReportMessage } from '../../src/guilds/moderation/reports.ts';
import { addStaffNote, noteShows } from '../../src/guilds/moderation/staff-notes.ts';
import { addNotices, forgetNotices } from '../../src/guilds/notices/notices.ts';
import {
  markDone,
  markPosted,
  markUnsent,
  moveUnpostedReview,
} from '../../src/guilds/posting/delivery-state.ts';
import { markDeletedByHand, markLost } from '../../src/guilds/posting/mark-message-gone.ts';
import { outboxKey } from '../../src/guilds/posting/outbox-key.ts';
import { repostReview } from '../../src/guilds/posting/repost-review.ts';
import { deleteReview } from '../../src/guilds/reviews/delete-review.ts';
import { setProfileVisible, setPublished } from '../../src/guilds/reviews/member-choices.ts';
import { restoreReview } from '../../src/guilds/reviews/restore-review.ts';
import { setDetails } from '../../src/guilds/reviews/set-details.ts';
import { writeReview } from '../../src/guilds/reviews/write-review.ts';
import { changeSettings } from '../../src/guilds/settings/guild-settings.ts';
import {
  addAlias,
  mergeShows,
  removeAlias,
  renameShow,
  setKind,
  setPoster,
  unmergeShow,
} from '../../src/guilds/shows/change-show.ts';
import { noteFinding, noteMatch, takeBackLink } from '../../src/guilds/shows/link-findings.ts';
import { followEntry, missEntry, tieShow, untieShow } from '../../src/guilds/shows/tie-show.ts';
import type { EntryMatch } from '../../src/reviews/shows/match-entries.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import type { ImportRecord, StagedRows } from '../../src/storage/entries/data-entries.ts';
import type { RequestedPost } from '../../src/storage/entries/outbox-entries.ts';
import { entryOf as catalogueEntry } from '../support/listed-catalogue.ts';
import { NOOR, OPINION, openedGuild } from './memory/opened-guild.ts';

const KEY = 'glass:21';

const JOB = { kind: 'recount', guildId: '1', startedBy: '9', startedAt: 3, total: 1 } as const;
const NOTE = { kind: 'deleted', reviewKey: KEY, channelId: '8', messageId: 'm8', shows: 'open' } as const;

const LISTED = catalogueEntry(1, 'Show glass');
const CERTAIN: EntryMatch = { kind: 'certain', entry: LISTED };

function showIn({ memory }: OpenGuild): Show {
  const show = memory.show('glass');
  if (show === undefined) throw new Error('There is no such show');
  return show;
}

/** An act on a show that the job has linked. */
const matched =
  <Answer>(act: () => Act<Answer>) =>
  async (guild: OpenGuild): Promise<Act<Answer>> => {
    await guild.run(noteMatch(showIn(guild), CERTAIN));
    return act();
  };

/** An act on a show that a moderator has linked. */
const tied =
  <Answer>(act: () => Act<Answer>) =>
  async (guild: OpenGuild): Promise<Act<Answer>> => {
    await guild.run(tieShow('glass', LISTED));
    return act();
  };

/** An act on a job that is running. */
const whileRunning =
  <Answer>(act: Act<Answer>) =>
  async (guild: OpenGuild): Promise<Act<Answer>> => {
    await guild.run(createJob(JOB));
    return act;
  };

const written = (show: string, more: object = {}) =>
  writeReview({
    author: NOOR,
    hasWriterRole: true,
    show: { id: show, title: `Show ${show}` },
    opinion: OPINION,
    channelId: '7',
    now: 1,
    ...more,
  });

const entryOf = async (guild: OpenGuild, reviewKey: string) => {
  const entry = await guild.store.outbox.get(outboxKey(guild.memory.id, reviewKey));
  if (entry === undefined) throw new Error('Nothing is asked for');
  return entry;
};

async function unsentOf(guild: OpenGuild, reviewKey: string): Promise<RequestedPost> {
  const entry = await entryOf(guild, reviewKey);
  if (entry.action !== 'post') throw new Error('Nothing is to be posted');
  return entry;
}

/** A guild with two shows, and a posted review of the first, on which somebody has voted. */
async function withPostedReview(): Promise<OpenGuild> {
  const { guild } = await openedGuild();
  await guild.run(written('glass'));
  await guild.run(markPosted(await entryOf(guild, KEY), 'm1', 2));
  const reaction = { emoji: '👍', userId: '31', kind: 'normal', bot: false } as const;
  await guild.votes.change(KEY, 'm1', (ballot) => ballot.add(reaction));
  await guild.run(written('harbour'));
  return guild;
}

const ACTOR = { userId: '21', hasWriterRole: true };
const IMPORT: ImportRecord = {
  ...newImport({
    id: 'i',
    guildId: '1',
    userId: '21',
    author: { name: 'Noor', avatarUrl: '' },
    startedAt: 2,
  }),
  chunks: 1,
};
const ROWS: StagedRows = {
  rows: [{ file: 'a.csv', line: 2, showId: 'bay', title: 'Show bay', opinion: OPINION }],
  reported: [],
};

/** An act about an import that stands there. */
const withImport =
  <Answer>(act: () => Act<Answer>, state: ImportRecord['state'] = 'staged') =>
  async (guild: OpenGuild): Promise<Act<Answer>> => {
    await guild.commit([put('imports', '1:i', { ...IMPORT, state })]);
    return act();
  };

/** What an act decides to change, by kind; a removal has a minus. Decides only: nothing is carried out. */
async function changesOf(guild: OpenGuild, act: Act<unknown>): Promise<string[]> {
  const { changes } = await act.decide(guild);
  return changes.map(({ kind, entry }) => (entry === undefined ? `-${kind}` : kind)).sort();
}

const posting = { reviewKey: KEY, postingId: '' };
const report = { by: '31', reason: 'other', at: 3 } as const;

test.each<[what: string, act: (guild: OpenGuild) => Act<unknown> | Promise<Act<unknown>>, changes: string[]]>(
  [
    [
      'a new review of a new show',
      () => written('bay', { draftsOf: ['bay'] }),
      ['-drafts', 'activity', 'outbox', 'reviews', 'shows'],
    ],
    ['an edit', () => written('glass', { draftsOf: ['glass', 'glass'] }), ['-drafts', 'outbox', 'reviews']],
    [
      'a year for a show without one',
      () => written('glass', { show: { id: 'glass', title: 'Show glass', year: 2025 } }),
      ['outbox', 'reviews', 'shows'],
    ],
    [
      'details',
      () =>
        setDetails(
          KEY,
          { userId: '21', hasWriterRole: true },
          { aspects: { story: 40 }, progress: undefined },
          3,
        ),
      ['outbox', 'reviews'],
    ],
    [
      'a deletion',
      () => deleteReview(KEY, { by: '21', now: 3 }),
      ['-outbox', '-reviews', '-votes', 'outbox', 'removed'],
    ],
    ['an undo too late', () => restoreReview(KEY, { by: '21', now: 3 }), []],
    ['a repost', () => repostReview(KEY, '8', 3), ['outbox', 'reviews']],
    [
      'a posted message',
      async (guild) => markPosted(await entryOf(guild, 'harbour:21'), 'm2', 3),
      ['-outbox', 'reviews'],
    ],
    ['an import that begins', () => beginImport(IMPORT), ['imports']],
    ['rows of an import', withImport(() => stageRows(IMPORT, 0, ROWS), 'staging'), ['imports', 'staged']],
    ['an import that is committed', withImport(() => commitImport('i', ACTOR, 3)), ['imports']],
    [
      'rows that become reviews',
      withImport(() => carryOut(IMPORT, 0, ROWS, 3), 'committed'),
      ['-staged', 'imported', 'imports', 'reviews', 'shows'],
    ],
    ['rows carried out before', () => carryOut(IMPORT, 0, ROWS, 3), []],
    [
      'rows that are taken back',
      withImport(() => undoRows(IMPORT, 0, { replaced: {}, made: {}, reported: [] }, 3), 'undoing'),
      ['-imported', 'imports'],
    ],
    [
      'an import that is discarded',
      withImport(() => discardImport('i', '21')),
      ['-imported', '-imports', '-staged'],
    ],
    ['a finished request', async (guild) => markDone(await entryOf(guild, 'harbour:21')), ['-outbox']],
    [
      'another channel for a review that is not posted',
      async (guild) => {
        await guild.run(markUnsent(await unsentOf(guild, 'harbour:21')));
        return moveUnpostedReview('harbour:21', '8', 3);
      },
      ['outbox', 'reviews'],
    ],
    [
      'a message deleted by hand',
      (guild) => markDeletedByHand({ ...posting, postingId: idOf(guild) }, 3),
      ['moderation', 'reviews'],
    ],
    [
      'a message lost with others',
      (guild) => markLost({ ...posting, postingId: idOf(guild) }, 3),
      ['reviews'],
    ],
    [
      'a message that shows the review no longer',
      () => markLost({ ...posting, postingId: 'earlier' }, 3),
      [],
    ],
    [
      'a moderator who hides',
      () => moderateReview(KEY, 'hide', { by: '9', at: 3 }),
      ['moderation', 'outbox'],
    ],
    ['a moderator who changes nothing', () => moderateReview(KEY, 'unhide', { by: '9', at: 3 }), []],
    [
      'a moderator who hides, closes the reports and tells the author',
      () =>
        together(moderateReview(KEY, 'hide', { by: '9', at: 3 }), [
          { act: closeReports(KEY, 3, { by: '9', act: 'hide' }) },
          { act: addNotices('21', { act: 'hide', at: 3 }), when: (isDone) => isDone },
        ]),
      ['moderation', 'notices', 'outbox'],
    ],
    ['a blocked member', () => blockMember('31', { by: '9', at: 3 }), ['blocked']],
    ['a member who was not blocked', () => blockMember('31', undefined), []],
    ['a certain match', (guild) => noteMatch(showIn(guild), CERTAIN), ['linking', 'shows']],
    ['a doubtful match', (guild) => noteMatch(showIn(guild), { kind: 'doubtful' }), ['linking']],
    ['no match', (guild) => noteMatch(showIn(guild), { kind: 'none' }), []],
    ['a match of a show that has changed since', (guild) => noteMatch({ ...showIn(guild) }, CERTAIN), []],
    ['a show to leave alone', () => noteFinding('glass', 'alone'), ['linking', 'shows']],
    ['a link of the job taken back', matched(() => takeBackLink('glass')), ['-linking', 'shows']],
    ['a link of a moderator not taken back', () => takeBackLink('glass'), []],
    ['a report', () => addReport(KEY, report), ['activity', 'reports']],
    ['reports that are not open', () => closeReports(KEY, 3, { by: '9', act: 'hide' }), []],
    [
      'the message of reports that are not there',
      () => saveReportMessage(KEY, { channelId: '7', messageId: 'm' }),
      [],
    ],
    ['a notice', () => addNotices('21', { act: 'hide', at: 3 }), ['notices']],
    ['notices that are not there', () => forgetNotices('21', 1), ['-notices']],
    ['settings', () => changeSettings({ reviewsPerHour: 3, voterRoleId: 'a' }), ['guilds']],
    ['roles while none is required', () => updateVoterRoles(new Map([['31', ['a']]])), []],
    ['a title', () => renameShow('glass', { title: 'Glass Heart' }), ['shows']],
    ['an alias', () => addAlias('glass', 'Glas'), ['shows']],
    ['an alias less', () => removeAlias('glass', 'Glas'), ['shows']],
    ['a poster', () => setPoster('glass', 'https://images.example/1.png'), ['shows']],
    ['a kind', () => setKind('glass', 'film'), ['shows']],
    ['a hidden profile', () => setProfileVisible('31', false), ['members']],
    ['a profile that was not hidden', () => setProfileVisible('31', true), []],
    ['consent to the public page', () => setPublished('31', true), ['members']],
    ['consent that was not given', () => setPublished('31', false), []],
    ['a link', () => tieShow('glass', LISTED), ['shows']],
    ['a link to something that is linked', tied(() => tieShow('glass', LISTED, { ifFree: true })), []],
    ['a link taken back', tied(() => untieShow('glass')), ['shows']],
    ['what the catalogue says now', tied(() => followEntry('glass', LISTED, 3)), ['shows']],
    ['what it says of a show that is not linked', () => followEntry('glass', LISTED, 3), []],
    ['that it says nothing', tied(() => missEntry('glass', 3)), ['shows']],
    ['that it says nothing of a show that is not linked', () => missEntry('glass', 3, true), []],
    ['a merge', () => mergeShows('glass', 'harbour'), ['shows']],
    ['a merge of a linked show', tied(() => mergeShows('glass', 'harbour')), ['shows', 'shows']],
    ['a job', () => createJob(JOB), ['jobs']],
    ['the progress of a job', whileRunning(saveJobProgress(JOB, 'm1')), ['jobs']],
    ['the progress of a job that was stopped', () => saveJobProgress(JOB, 'm1'), []],
    ['the progress of an earlier job', whileRunning(saveJobProgress({ ...JOB, startedAt: 2 }, 'm1')), []],
    ['the end of a job', whileRunning(finishJob('recount')), ['-jobs']],
    ['the end of an earlier job', whileRunning(finishJob('recount', 2)), []],
    ['the end of a job that was stopped', () => finishJob('recount'), []],
    ['a note to the staff', () => addStaffNote(NOTE), ['guilds']],
    ['a note to the staff that is not known', () => noteShows(NOTE, 'over'), []],
  ],
)('%s is these changes', async (_, act, changes) => {
  const guild = await withPostedReview();
  expect(await changesOf(guild, await act(guild))).toEqual(changes);
});

test('An undone deletion, and an undone merge, bring everything back', async () => {
  const guild = await withPostedReview();
  await guild.run(deleteReview(KEY, { by: '21', now: 3 }));
  const undo = restoreReview(KEY, { by: '21', now: 4 });
  expect(await changesOf(guild, undo)).toEqual(['-removed', 'outbox', 'reviews', 'votes']);
  await guild.run(mergeShows('glass', 'harbour'));
  expect(await changesOf(guild, unmergeShow('glass'))).toEqual(['shows']);
});

const idOf = (guild: OpenGuild): string => {
  const facts = guild.memory.reviewByKey(KEY);
  return facts !== undefined && facts.posting.state !== 'withheld' ? facts.posting.id : '';
};
