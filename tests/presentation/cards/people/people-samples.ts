import type { Person } from '../../../../src/presentation/cards/people/person.ts';
import { createTexts } from '../../../../src/presentation/texts/texts.ts';
import type { Show } from '../../../../src/reviews/shows/show.ts';

export const t = createTexts().for('en-US');

export const NOOR: Person = {
  id: '111111111111111111',
  name: 'Noor',
  avatarUrl: 'https://cdn.example/noor.png',
};
export const JUN: Person = { id: '222222222222222222', name: '준', avatarUrl: 'https://cdn.example/jun.png' };

export const showOf = (title: string, year?: number): Show => ({
  id: title.toLowerCase().replaceAll(/\W+/g, '-').slice(0, 16) || 'show',
  title,
  ...(year !== undefined && { year }),
  addedBy: '1',
  addedAt: 0,
});

/** As long as Discord and the bot let them be, in letters that are wide and have to be escaped. */
export const LONGEST = {
  person: (index: number): Person => ({
    id: String(2n ** 64n - 1n - BigInt(index)),
    name: `${index}${'_*[월]~'.repeat(6)}`.slice(0, 32),
    avatarUrl: `https://cdn.discordapp.com/${'a'.repeat(200)}.png`,
  }),
  show: (index: number): Show => ({
    ...showOf(`${index}${'**[월]_`'.repeat(22)}`.slice(0, 150), 2026),
    id: `show-${index}`.padEnd(24, 'x'),
  }),
  link: `https://discord.com/channels/${'9'.repeat(20)}/${'9'.repeat(20)}/${'9'.repeat(20)}`,
  server: '_월*['.repeat(25),
};
