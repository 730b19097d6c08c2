import { expect, test } from 'vitest';
import type { ReviewFields } from '../../../src/reviews/review.ts';
import { readSubmission } from '../../../src/reviews/submission/submission.ts';

const submit = (fields: Partial<ReviewFields>, edit = false) => {
  return readSubmission({ headline: '', body: '', score: '', spoilers: false, ...fields }, { edit });
};

test('a submission with a score is an opinion', () => {
  expect(submit({ headline: 'Slow lanterns', body: 'Good fun.', score: '7,5', spoilers: true })).toEqual({
    ok: true,
    opinion: { headline: 'Slow lanterns', body: 'Good fun.', score: 75, spoilers: true },
    taken: [],
  });
});

test('the headline becomes one clean line, and the text loses only control characters', () => {
  const submission = submit({ headline: ' Slow\r\n lanterns\0 ', body: ' One.\r\n\n\tTwo.\0 ', score: '8' });
  expect(submission).toMatchObject({ opinion: { headline: 'Slow lanterns', body: 'One.\n\n\tTwo.' } });
});

test.each([false, true])('fields without visible text are absent (edit: %s)', (edit) => {
  expect(submit({ headline: '\u200B ', body: '\n\u2060\u3164', score: '8' }, edit)).toEqual({
    ok: true,
    opinion: { score: 80, spoilers: false },
    taken: [],
  });
});

test.each(['7.3', '11', 'ten', '-1'])(
  'a score that is none of the 21, %j, is named, and none is taken from the text',
  (score) => {
    expect(submit({ body: 'Good fun. 8/10', score })).toMatchObject({
      ok: true,
      opinion: { body: 'Good fun. 8/10', score: undefined },
      unclearScore: score,
    });
  },
);

test('without a score anywhere there is none, and the parts taken out are still listed', () => {
  expect(submit({ body: 'Slow lanterns\n\nGood fun.' })).toEqual({
    ok: true,
    opinion: { headline: 'Slow lanterns', body: 'Good fun.', spoilers: false },
    taken: [{ what: 'headline', headline: 'Slow lanterns' }],
  });
});

test.each([{}, { body: ' \n\u200B', headline: '\u2060' }, { spoilers: true }])(
  '%j is no review',
  (fields) => {
    expect(submit(fields)).toEqual({ ok: false, reason: 'empty' });
    expect(submit(fields, true)).toEqual({ ok: false, reason: 'empty' });
  },
);

test('an edit takes nothing out of the text', () => {
  const body = 'Completed\nOverall 7.0\nSlow lanterns\nGood fun. 8/10';
  expect(submit({ body, score: '9' }, true)).toEqual({
    ok: true,
    opinion: { body, score: 90, spoilers: false },
    taken: [],
  });
  expect(submit({ body }, true)).toMatchObject({ ok: true, opinion: { body, score: undefined } });
});

test('4000 emoji and a headline of 150 are not too long, one more is', () => {
  const body = '🏮'.repeat(4000);
  const headline = '🏮'.repeat(150);
  expect(submit({ body, headline, score: '8' })).toMatchObject({ ok: true, opinion: { body, headline } });
  expect(submit({ body: `${body}x`, score: '8' })).toEqual({ ok: false, reason: 'too-long' });
  expect(submit({ headline: `${headline}x`, score: '8' }, true)).toEqual({ ok: false, reason: 'too-long' });
});
