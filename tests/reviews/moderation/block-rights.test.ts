import { describe, expect, test } from 'vitest';
import {
  type Blockable,
  checkMayBlock,
  checkMayUnblock,
  type Ranked,
} from '../../../src/reviews/moderation/block-rights.ts';

const BY: Ranked = { id: '1', isOwner: false, rank: 5 };
const MEMBER: Blockable = { id: '2', isOwner: false, isBot: false, isStaff: false, rank: 0 };

describe('A moderator may block', () => {
  test.each([
    ['somebody below them', MEMBER],
    ['a member whose role is as high, but moderates nothing', { ...MEMBER, rank: 5 }],
    ['a member who has left', { ...MEMBER, rank: -1 }],
  ])('%s', (_who, member) => {
    expect(() => checkMayBlock(BY, member)).not.toThrow();
  });
});

describe('A moderator may not block', () => {
  test.each([
    ['themselves', { ...MEMBER, id: '1' }, 'block-self'],
    ['a bot', { ...MEMBER, isBot: true }, 'block-bot'],
    ['the owner', { ...MEMBER, isOwner: true }, 'block-owner'],
    ['somebody above them', { ...MEMBER, rank: 6 }, 'block-above'],
    ['another moderator of the same rank', { ...MEMBER, rank: 5, isStaff: true }, 'block-above'],
  ])('%s', (_who, member, code) => {
    expect(() => checkMayBlock(BY, member)).toThrow(code);
  });
});

test('The owner may block moderators of any rank', () => {
  expect(() =>
    checkMayBlock({ ...BY, isOwner: true, rank: 0 }, { ...MEMBER, rank: 9, isStaff: true }),
  ).not.toThrow();
});

test('Nobody unblocks themselves, but whoever has become the owner', () => {
  expect(() => checkMayUnblock(BY, '1')).toThrow('unblock-self');
  expect(() => checkMayUnblock(BY, '2')).not.toThrow();
  expect(() => checkMayUnblock({ ...BY, isOwner: true }, '1')).not.toThrow();
});
