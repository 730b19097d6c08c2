import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorMessage } from '../../src/presentation/error-message.ts';
import type { MessagePayload } from '../../src/presentation/payload/payload.ts';
import { delayedReviewMessage } from '../../src/presentation/reviews/delayed-review-message.ts';
import { confirmDeleteMessage, deletedMessage } from '../../src/presentation/reviews/deletion-messages.ts';
import { postedMessage } from '../../src/presentation/reviews/posted-review-messages.ts';

import {
  askChannelMessage,
  unpostedMessage,
} from '../../src/presentation/reviews/unposted-review-messages.ts';
import { settingsCard } from '../../src/presentation/settings/settings-card.ts';
import { channelRefusedSentence } from '../../src/presentation/settings/settings-messages.ts';
import { chooseShowMessage } from '../../src/presentation/shows/choose-show-message.ts';
import { createTexts } from '../../src/presentation/texts/texts.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { brokenLimits } from './limits.ts';
import { repeatedText, substance, wildText } from './markdown/arbitrary-text.ts';
import { SHOW } from './samples.ts';

const t = createTexts().for('en-US');
const link = 'https://discord.com/channels/1/2/3';
const ids = ({ components }: MessagePayload) =>
  components.flatMap((row) => row.components.map((one) => ('custom_id' in one ? one.custom_id : '')));

describe('a review that is posted', () => {
  test('has a link and the buttons Edit, Add details and Delete', () => {
    const payload = postedMessage({ show: SHOW, link, outcome: 'posted', score: 75, t });
    expect(payload.content).toBe(`Your review of **Glass Heart (2025)** is posted: ${link}`);
    expect(ids(payload)).toEqual(['edit:show1', 'details:show1', 'delete:show1']);
  });

  test('lists what the bot took out of a paste and offers to put it back', () => {
    const payload = postedMessage({
      show: SHOW,
      link,
      outcome: 'posted',
      score: 75,
      taken: [
        { what: 'headline', headline: 'Loud' },
        { what: 'score', score: 75 },
      ],
      t,
    });
    expect(payload.content).toContain('I took the headline and the score (7.5/10) out of what you pasted.');
    expect(ids(payload)).toEqual(['edit:show1', 'details:show1', 'delete:show1', 'as-pasted:show1']);
  });

  test('says how to choose a channel when there is none', () => {
    expect(
      postedMessage({ show: SHOW, link, outcome: 'posted', score: 75, settingsHint: true, t }).content,
    ).toContain('until someone with Manage Server chooses a channel');
  });

  test('is called updated when it existed before', () => {
    expect(postedMessage({ show: SHOW, link, outcome: 'updated', score: 75, t }).content).toContain(
      'is updated',
    );
  });

  test('without a score offers the 21 scores, best first, with words at whole ones', () => {
    const payload = postedMessage({ show: SHOW, link, outcome: 'posted', t });
    const [select] = payload.components[1]?.components ?? [];
    if (select === undefined || !('options' in select)) throw new Error('There is no select');
    expect(select.custom_id).toBe('score:show1');
    expect(select.options).toHaveLength(21);
    expect(select.options[0]).toEqual({ label: '10/10 · Masterpiece', value: '10' });
    expect(select.options[5]).toEqual({ label: '7.5/10', value: '7.5' });
  });

  test('says what it did not understand as a score, and which scores there are', () => {
    const payload = postedMessage({ show: SHOW, link, outcome: 'posted', unclearScore: 'te*n*', t });
    expect(payload.content).toContain("I didn't understand the score “te\\*n\\*”.");
    expect(payload.content).toContain('from 0 to 10 in halves, such as 7.5');
  });

  test('speaks of one or of several reviews when it is deleted', () => {
    expect(confirmDeleteMessage(SHOW, 2, t).content).toMatch(/your 2 reviews .* Their messages/);
    expect(deletedMessage(SHOW, 7, { count: 2 }, t).content).toContain('are deleted');
  });

  test('answers the question whether another show was meant with the first, coloured button', () => {
    const meant = { show: { id: 'show2', title: 'Glass Hearts' } };
    const payload = postedMessage({ show: SHOW, link, outcome: 'posted', score: 75, meant, t });
    expect(payload.components[0]?.components[0]).toMatchObject({
      custom_id: 'move-show:show1:show2',
      style: 1,
    });
  });

  test('is deleted only after a confirmation', () => {
    expect(ids(confirmDeleteMessage(SHOW, 1, t))).toEqual(['delete-confirm:show1', 'keep:show1']);
    expect(ids(deletedMessage(SHOW, 7, { count: 1 }, t))).toEqual(['undelete:show1:7']);
  });
});

describe('a review that is not posted', () => {
  test('without a channel asks where reviews should go', () => {
    const payload = askChannelMessage(SHOW, t);
    expect(payload.content).toContain('Where should reviews go?');
    expect(payload.components[0]?.components).toMatchObject([
      { type: 8, custom_id: 'review-channel:show1', channel_types: [0, 5] },
    ]);
  });

  test('because of missing permissions names them', () => {
    const missing = ['EmbedLinks', 'AddReactions'] as const;
    const view = { show: SHOW, cause: 'forbidden', channelId: '9', missing, t } as const;
    const payload = delayedReviewMessage('unposted', view);
    expect(payload.content).toContain('in <#9> without Embed Links and Add Reactions.');
    expect(ids(payload)).toEqual(['retry:show1']);
  });

  test.each(['private', 'storage'] as const)('for the reason "%s" says what to do', (reason) => {
    expect(unpostedMessage({ show: SHOW, reason, t }).content).toContain('Retry');
  });

  test('because a moderator removed its message can be deleted, not retried', () => {
    const payload = unpostedMessage({ show: SHOW, reason: 'deleted', t });
    expect(ids(payload)).toEqual(['delete:show1']);
  });

  test('returns the whole text, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(wildText(4000), repeatedText(4000)), wildText(150), (body, headline) => {
        const payload = unpostedMessage({
          show: SHOW,
          reason: 'storage',
          fields: { headline, body },
          t,
        });
        expect(brokenLimits(payload)).toEqual([]);
        const text = payload.embeds.map(({ description }) => description).join('');
        expect(substance(text).endsWith(substance(body))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('choosing between shows', () => {
  const shows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `s${index}`,
      title: 'X'.repeat(100),
      year: 1990 + index,
    }));

  test('has a button for each, and one that adds what was typed', () => {
    const fresh = { id: 'new', title: 'Glass Heart', year: 1999 };
    const payload = chooseShowMessage({ typed: fresh, shows: [SHOW], fresh, t });
    expect(payload.components[0]?.components).toMatchObject([
      { custom_id: 'write-show:show1', label: 'Glass Heart (2025)' },
      { custom_id: 'write-show:new', label: 'Add Glass Heart (1999)' },
    ]);
  });

  test('has a select when there are many', () => {
    const payload = chooseShowMessage({ typed: SHOW, shows: shows(40), fresh: SHOW, t });
    const [select] = payload.components[0]?.components ?? [];
    expect(select).toMatchObject({ type: 3, custom_id: 'write-show' });
    if (select === undefined || !('options' in select)) throw new Error('There is no select');
    expect(select.options.at(-1)?.value).toBe(SHOW.id);
  });

  test.each([1, 4, 5, 6, 25, 40])('keeps the limits of Discord with %i shows', (count) => {
    for (const fresh of [undefined, { id: 'new', title: 'Y'.repeat(100), year: 2000 }]) {
      expect(brokenLimits(chooseShowMessage({ typed: SHOW, shows: shows(count), fresh, t }))).toEqual([]);
    }
  });
});

describe('settings', () => {
  test('are a card in four groups, with what keeps one from working below it', () => {
    const troubles = new Map([['log-channel', ['I still need **Embed Links** there.']]] as const);
    const [container] = settingsCard({ values: { logChannelId: '9' }, troubles, t }).components;
    const text = JSON.stringify(container);
    expect(text).toContain('Moderation log: <#9>\\n-# I still need **Embed Links** there.');
    for (const group of ['Channels', 'Members', 'Reviews', 'Rankings'])
      expect(text).toContain(`**${group}**`);
    expect(text.match(/Change…/g)).toHaveLength(4);
  });

  test('say what a chosen channel lacks', () => {
    expect(channelRefusedSentence({ channelId: '9', missing: ['SendMessages'] }, t)).toContain(
      'I need Send Messages',
    );
  });
});

describe('errors', () => {
  const words = (error: UserError) => errorMessage(t, error).content;

  test('say what to do', () => {
    expect(words(new UserError('stale-button'))).toContain('older version of Ovation');
    expect(words(new UserError('title-too-long', { max: 100 }))).toContain('100 characters');
    expect(words(new UserError('unknown', { id: 'ab12' }))).toContain('the id ab12');
  });
});
