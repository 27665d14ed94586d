/** The script of the HTML: modes, blink, curtain, zoom, and the way between list and boxes. */
export const VIEWER_SCRIPT = `'use strict';
(() => {
const body = document.body, main = document.querySelector('main'), live = document.querySelector('.live');
const sheets = [...document.querySelectorAll('.sheet')];
const links = [...document.querySelectorAll('nav a[data-change]')];
const range = document.querySelector('.curtain input');
const blinkButton = document.querySelector('[data-blink]');
let zoom = 0, current = -1, blinking = 0;
const show = (mode) => {
  body.dataset.mode = mode;
  for (const button of document.querySelectorAll('[data-show]')) button.setAttribute('aria-pressed', String(button.dataset.show === mode));
  curtain();
};
const curtain = () => {
  const clip = body.dataset.mode === 'slide' ? 'inset(0 ' + (100 - range.value) + '% 0 0)' : 'none';
  for (const image of document.querySelectorAll('img.old')) image.style.clipPath = clip;
};
const stop = () => { clearInterval(blinking); blinking = 0; blinkButton.setAttribute('aria-pressed', 'false'); };
const blink = () => {
  if (blinking) { stop(); show('faded'); return; }
  blinkButton.setAttribute('aria-pressed', 'true');
  show('old');
  blinking = setInterval(() => show(body.dataset.mode === 'old' ? 'new' : 'old'), 700);
};
const fit = () => Math.min(1.6, (main.clientWidth - 34) / Math.max(...sheets.map((sheet) => Number(sheet.dataset.width))));
const size = () => {
  const scale = zoom || fit();
  for (const sheet of sheets) {
    let height = 0;
    for (const image of sheet.querySelectorAll('img')) {
      image.style.width = image.getAttribute('width') * scale + 'px';
      image.style.height = image.getAttribute('height') * scale + 'px';
      height = Math.max(height, image.getAttribute('height') * scale);
    }
    sheet.style.width = sheet.dataset.width * scale + 'px';
    sheet.style.height = height + 'px';
  }
};
const setZoom = (next, x, y) => {
  const before = zoom || fit();
  const scale = next === 0 ? fit() : Math.min(8, Math.max(0.1, next));
  const atX = x ?? main.clientWidth / 2, atY = y ?? main.clientHeight / 2;
  const left = (main.scrollLeft + atX) * scale / before - atX, top = (main.scrollTop + atY) * scale / before - atY;
  zoom = next === 0 ? 0 : scale;
  size();
  main.scrollTo(left, top);
};
const step = (way) => setZoom((zoom || fit()) * (way > 0 ? 1.25 : 0.8));
const go = (index, focus) => {
  if (links.length === 0) return;
  current = (index + links.length) % links.length;
  for (const one of document.querySelectorAll('[aria-current]')) one.removeAttribute('aria-current');
  const link = links[current], box = document.getElementById('c' + link.dataset.change);
  link.setAttribute('aria-current', 'true');
  link.scrollIntoView({ block: 'nearest' });
  if (focus) link.focus({ preventScroll: true });
  live.textContent = link.textContent;
  if (!box) return;
  box.setAttribute('aria-current', 'true');
  const at = (box.querySelector('.is') ?? box.querySelector('.was')).getBoundingClientRect(), view = main.getBoundingClientRect();
  main.scrollBy(at.left + Math.min(at.width, view.width) / 2 - view.left - view.width / 2, at.top + Math.min(at.height, view.height) / 2 - view.top - view.height / 2);
};
const indexOf = (element) => links.findIndex((link) => link.dataset.change === element.dataset.change);
document.addEventListener('click', (event) => {
  const target = event.target.closest('[data-show],[data-blink],[data-zoom],[data-change]');
  if (!target) return;
  if (target.dataset.show) { stop(); show(target.dataset.show); }
  else if (target.dataset.blink !== undefined) blink();
  else if (target.dataset.zoom) { if (target.dataset.zoom === '0') setZoom(0); else step(Number(target.dataset.zoom)); }
  else { event.preventDefault(); go(indexOf(target)); }
});
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if (event.target === range && /^(Arrow|Home|End|Page)/.test(key)) return;
  if (key === 'b') blink();
  else if (key === 's') { stop(); show(body.dataset.mode === 'slide' ? 'faded' : 'slide'); if (body.dataset.mode === 'slide') range.focus(); }
  else if (key === 'n') go(current + 1, true);
  else if (key === 'p') go(current < 0 ? -1 : current - 1, true);
  else if (key === '+' || key === '=') step(1);
  else if (key === '-') step(-1);
  else if (key === '0') setZoom(0);
  else if ((key === 'Enter' || key === ' ') && event.target.matches('g.change')) go(indexOf(event.target));
  else return;
  event.preventDefault();
});
range.addEventListener('input', curtain);
main.addEventListener('wheel', (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const view = main.getBoundingClientRect();
  setZoom((zoom || fit()) * Math.exp(-event.deltaY / 300), event.clientX - view.left, event.clientY - view.top);
}, { passive: false });
addEventListener('resize', () => { if (!zoom) size(); });
size();
})();
`;
