/** The parameters of what cards say, a part of `PARAMETERS`. */
export const CARD_PARAMETERS = {
  'card.onlyYou': { channel: 'text' },
  'card.previous': { page: 'number' },
  'card.next': { page: 'number', pages: 'number' },
  'card.poster': { title: 'text' },
  'card.avatar': { name: 'text' },
  'card.mean': { mean: 'number' },
  'card.reviews': { count: 'number' },
  'top.title': { server: 'text' },
  'top.row': { rank: 'number', title: 'text', mean: 'number', count: 'number' },
  'top.weighted': { count: 'number' },
} as const;
