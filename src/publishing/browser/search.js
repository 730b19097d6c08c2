// The search of the public page, which works without it too. Loads what it looks through when somebody wants to search.

/** @typedef {readonly [path: string, title: string, numbers: string, ...others: string[]]} SearchedShow */

const MOST_FOUND = 20;
const root = document.currentScript?.dataset.root ?? '';

/** Case, accents and width make no difference. @param {string} text */
const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** @type {Promise<readonly { show: SearchedShow, titles: string[] }[]> | undefined} */
let loading;

/** A script, since a page that was opened as a file may not fetch one. */
function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${root}shows.js`;
    script.onload = () => {
      const shows = /** @type {{ searchedShows?: SearchedShow[] }} */ (globalThis).searchedShows ?? [];
      resolve(shows.map((show) => ({ show, titles: [show[1], ...show.slice(3)].map(folded) })));
    };
    script.onerror = () => reject(new Error('The list of shows is not there.'));
    document.head.append(script);
  });
  return loading;
}

/**
 * How well a title fits: it begins so, a word of it does, or it has all words somewhere; 0 when it does not fit.
 * @param {string} title
 * @param {string} wanted
 */
function fitOf(title, wanted) {
  if (title.startsWith(wanted)) return 3;
  if (title.includes(` ${wanted}`)) return 2;
  return wanted.split(/\s+/).every((word) => title.includes(word)) ? 1 : 0;
}

/** Those that fit, the best fit first, as well fitting ones in the order of the list. @param {string} typed */
async function find(typed) {
  const wanted = folded(typed.trim());
  if (wanted === '') return [];
  const fitting = (await load()).map(({ show, titles }) => ({
    show,
    fit: Math.max(...titles.map((title) => fitOf(title, wanted))),
  }));
  return fitting
    .filter((one) => one.fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ show }) => show);
}

/** @param {SearchedShow} show */
function row([path, title, numbers]) {
  const [item, link, name, small] = ['li', 'a', 'bdi', 'span'].map((tag) => document.createElement(tag));
  if (!item || !(link instanceof HTMLAnchorElement) || !name || !small) return '';
  link.href = root + path;
  name.textContent = title;
  small.textContent = numbers;
  link.append(name, ' ', small);
  item.append(link);
  return item;
}

const search = /** @type {HTMLElement | null} */ (document.querySelector('search'));
const input = search?.querySelector('input');
const found = /** @type {HTMLElement | null | undefined} */ (search?.querySelector('.found'));
const [status, list] = [found?.querySelector('p'), found?.querySelector('ul')];

if (search && input && found && status && list) {
  const show = async () => {
    const typed = input.value;
    const shows = await find(typed);
    if (input.value !== typed) return;
    const { found: words = '', none = '' } = search.dataset;
    status.textContent = shows.length === 0 ? none : words.replace('#', String(shows.length));
    list.replaceChildren(...shows.slice(0, MOST_FOUND).map(row));
    found.hidden = typed.trim() === '';
  };
  search.hidden = false;
  input.addEventListener('focus', () => void load(), { once: true });
  input.addEventListener('input', () => void show());
  search.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' && document.activeElement === input) list.querySelector('a')?.click();
    if (key !== 'Escape') return;
    input.value = '';
    input.focus();
    void show();
  });
  // Whoever comes back to the page finds what they had typed.
  if (input.value !== '') void show();
}
