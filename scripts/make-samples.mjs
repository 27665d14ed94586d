// Draws the pictures of the sample pages (content/samples/pictures): landscapes of layered hills, water and sky, plainly
// drawings (示意图). The same numbers draw the same pictures.
//
//   node scripts/make-samples.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';

const OUT = 'content/samples/pictures';

/** A sequence of numbers in [0, 1) that is the same in every run. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** A line of hills from edge to edge, as a closed shape down to the foot of the picture. */
function ridge(next, width, height, top, rough, steps) {
  const points = [];
  const waves = Array.from({ length: 5 }, (_, i) => ({
    length: (1.6 * (i + 1) + next()) / width,
    phase: next() * 7,
    size: (rough * height) / (i + 1.4),
  }));
  for (let i = 0; i <= steps; i++) {
    const x = (width * i) / steps;
    const y = waves.reduce(
      (sum, { length, phase, size }) => sum + size * Math.sin(x * length * 3 + phase),
      top * height,
    );
    points.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
  }
  return `M0 ${height}L${points.join('L')}L${width} ${height}Z`;
}

const gradient = (id, stops) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
    .map(([at, color]) => `<stop offset="${at}" stop-color="${color}"/>`)
    .join('')}</linearGradient>`;

/** Waves of light on water. */
function water(next, width, top, height, color) {
  let marks = '';
  for (let i = 0; i < 240; i++) {
    const depth = next() ** 0.7;
    const y = top + depth * (height - top);
    const length = 12 + depth * 150 * next();
    marks += `<path d="M${(next() * width).toFixed(0)} ${y.toFixed(0)}h${length.toFixed(0)}" stroke="${color}" stroke-width="${(1 + 4 * depth).toFixed(1)}" stroke-linecap="round" opacity="${(0.12 + 0.3 * next()).toFixed(2)}"/>`;
  }
  return marks;
}

function scene({ width, height, seed, sky, sun, hills, ground, waterAt, more = () => '' }) {
  const next = numbers(seed);
  const layers = hills
    .map(
      ([top, rough, color]) => `<path d="${ridge(next, width, height, top, rough, 160)}" fill="${color}"/>`,
    )
    .join('');
  const lake =
    waterAt === undefined
      ? ''
      : `<rect x="0" y="${waterAt * height}" width="${width}" height="${height}" fill="url(#ground)"/>${water(next, width, waterAt * height, height, '#ffffff')}`;
  const land =
    waterAt === undefined && ground
      ? `<path d="${ridge(next, width, height, 0.72, 0.02, 120)}" fill="url(#ground)"/>`
      : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${gradient('sky', sky)}${gradient('ground', ground)}</defs><rect width="${width}" height="${height}" fill="url(#sky)"/>${sun}${layers}${lake}${land}${more(next, width, height)}</svg>`;
}

const disc = (x, y, r, color) =>
  `<circle cx="${x}" cy="${y}" r="${r * 2.2}" fill="${color}" opacity="0.18"/><circle cx="${x}" cy="${y}" r="${r}" fill="${color}"/>`;

function boat(x, y, s, hull, roof) {
  return `<g transform="translate(${x} ${y}) scale(${s})"><path d="M-150 0H150L118 46H-112Z" fill="${hull}"/><path d="M-70 0V-48H62V0Z" fill="${roof}"/><path d="M-84 -48H78L66 -64H-72Z" fill="${hull}"/><path d="M-52 -36h22v20h-22zM-16 -36h22v20h-22zM20 -36h22v20h-22z" fill="#f3e7c4"/><path d="M96 0V-92" stroke="${hull}" stroke-width="6"/><path d="M-190 58H190" stroke="#ffffff" stroke-width="6" opacity="0.45"/></g>`;
}

function reeds(next, width, height, color, count) {
  let path = '';
  for (let i = 0; i < count; i++) {
    const x = next() * width;
    const tall = height * (0.08 + 0.16 * next());
    const lean = (next() - 0.35) * tall * 0.5;
    path += `<path d="M${x.toFixed(0)} ${height}q${(lean * 0.3).toFixed(0)} ${(-tall * 0.6).toFixed(0)} ${lean.toFixed(0)} ${(-tall).toFixed(0)}" stroke="${color}" stroke-width="${(3 + 4 * next()).toFixed(1)}" fill="none"/><ellipse cx="${(x + lean).toFixed(0)}" cy="${(height - tall).toFixed(0)}" rx="6" ry="${(18 + 14 * next()).toFixed(0)}" fill="#d9c39a" transform="rotate(${(lean / 6).toFixed(0)} ${(x + lean).toFixed(0)} ${(height - tall).toFixed(0)})"/>`;
  }
  return path;
}

function rows(width, height, top, a, b) {
  let path = '';
  const lines = 26;
  for (let i = -lines; i < lines; i++) {
    const x0 = width / 2 + (i * width) / 46;
    const x1 = width / 2 + (i * width) / 9;
    const half = width / 30;
    path += `<path d="M${x0} ${top}L${x1 - half} ${height}L${x1 + half} ${height}Z" fill="${i % 2 ? a : b}"/>`;
  }
  return path;
}

function harvester(x, y, s) {
  return `<g transform="translate(${x} ${y}) scale(${s})"><path d="M-120 -20H70V-110H-60L-90 -70H-120Z" fill="#a5432f"/><path d="M-52 -104H20V-60H-52Z" fill="#cfe0e4"/><path d="M70 -60H130V-20H70Z" fill="#7e3324"/><path d="M-190 6H-110V-34Z" fill="#5a5346"/><circle cx="-60" cy="0" r="40" fill="#38342e"/><circle cx="-60" cy="0" r="17" fill="#b9b09c"/><circle cx="72" cy="8" r="32" fill="#38342e"/><circle cx="72" cy="8" r="13" fill="#b9b09c"/></g>`;
}

function bridge(width, height) {
  const y = height * 0.5;
  const arches = [0.28, 0.5, 0.72]
    .map((at, i) => {
      const r = width * (i === 1 ? 0.105 : 0.085);
      return `<path d="M${width * at - r} ${height * 0.74}A${r} ${r} 0 0 1 ${width * at + r} ${height * 0.74}Z" fill="#7fa0ab"/>`;
    })
    .join('');
  const posts = Array.from({ length: 19 }, (_, i) => {
    const x = width * (0.08 + (0.84 * i) / 18);
    const arch = Math.sin((i / 18) * Math.PI) * height * 0.1;
    return `<rect x="${x - 6}" y="${y - arch - 46}" width="12" height="50" fill="#8d8675"/><circle cx="${x}" cy="${y - arch - 54}" r="12" fill="#8d8675"/>`;
  }).join('');
  return `<path d="M${width * 0.02} ${height * 0.74}V${y + 14}Q${width / 2} ${y - height * 0.19} ${width * 0.98} ${y + 14}V${height * 0.74}Z" fill="#b6ad98"/>${arches}<path d="M${width * 0.04} ${y - 6}Q${width / 2} ${y - height * 0.2 - 20} ${width * 0.96} ${y - 6}" stroke="#9a927f" stroke-width="12" fill="none"/>${posts}`;
}

function tower(x, foot, s, light) {
  return `<g transform="translate(${x} ${foot}) scale(${s})">${light ? '<path d="M0 -318L-900 -430V-210Z" fill="#fff3c4" opacity="0.35"/><path d="M0 -318L900 -400V-240Z" fill="#fff3c4" opacity="0.3"/>' : ''}<path d="M-52 0L-34 -280H34L52 0Z" fill="#f4f1e8"/><path d="M0 -280H34L52 0H0Z" fill="#d5d2c8"/><path d="M-46 -90L-42 -150H42L46 -90Z" fill="#b8412f"/><rect x="-46" y="-292" width="92" height="14" fill="#4a4a4a"/><rect x="-26" y="-340" width="52" height="48" fill="${light ? '#ffe9a0' : '#cfd9dc'}"/><path d="M-34 -340L0 -372L34 -340Z" fill="#b8412f"/></g>`;
}

const rock = (width, height, color) =>
  `<path d="M0 ${height}V${height * 0.84}Q${width * 0.14} ${height * 0.7} ${width * 0.3} ${height * 0.73}T${width * 0.56} ${height * 0.86}T${width * 0.72} ${height}Z" fill="${color}"/>`;

function birds(next, width, height, count) {
  return Array.from({ length: count }, () => {
    const x = width * (0.1 + 0.8 * next());
    const y = height * (0.08 + 0.3 * next());
    const s = 14 + 22 * next();
    return `<path d="M${x - s} ${y}q${s * 0.5} ${-s * 0.7} ${s} 0q${s * 0.5} ${-s * 0.7} ${s} 0" stroke="#3d4750" stroke-width="5" fill="none" stroke-linecap="round"/>`;
  }).join('');
}

const snow = (next, width, height) =>
  Array.from(
    { length: 420 },
    () =>
      `<circle cx="${(next() * width).toFixed(0)}" cy="${(next() * height).toFixed(0)}" r="${(1.5 + 4 * next()).toFixed(1)}" fill="#ffffff" opacity="${(0.4 + 0.6 * next()).toFixed(2)}"/>`,
  ).join('');

function street(next, width, height) {
  const foot = height * 0.8;
  let houses = '';
  let x = -20;
  for (let i = 0; x < width; i++) {
    const wide = width * (0.11 + 0.06 * next());
    const tall = height * (0.26 + 0.2 * next());
    const lit = i === 3;
    const wall = lit ? '#7d5b46' : ['#3f4656', '#4a4f5e', '#373d4c', '#454459'][i % 4];
    houses += `<rect x="${x}" y="${foot - tall}" width="${wide}" height="${tall}" fill="${wall}"/><path d="M${x - 10} ${foot - tall}L${x + wide / 2} ${foot - tall - height * 0.09}L${x + wide + 10} ${foot - tall}Z" fill="#262b38"/>`;
    const glass = lit ? '#ffe2a0' : '#5c6475';
    for (let k = 0; k < 3; k++)
      houses += `<rect x="${x + wide * (0.14 + 0.27 * k)}" y="${foot - tall + tall * 0.2}" width="${wide * 0.17}" height="${tall * 0.22}" fill="${!lit && next() > 0.8 ? '#c9a765' : glass}"/>`;
    houses += lit
      ? `<rect x="${x + wide * 0.12}" y="${foot - tall * 0.42}" width="${wide * 0.5}" height="${tall * 0.3}" fill="#ffe9b4"/><rect x="${x + wide * 0.7}" y="${foot - tall * 0.45}" width="${wide * 0.2}" height="${tall * 0.45}" fill="#fff0c8"/><path d="M${x + wide * 0.7} ${foot}L${x + wide * 0.5} ${height}H${x + wide * 1.3}L${x + wide * 0.9} ${foot}Z" fill="#ffe2a0" opacity="0.4"/>`
      : `<rect x="${x + wide * 0.4}" y="${foot - tall * 0.36}" width="${wide * 0.2}" height="${tall * 0.36}" fill="#2b3040"/>`;
    x += wide;
  }
  const stars = Array.from(
    { length: 90 },
    () =>
      `<circle cx="${next() * width}" cy="${next() * height * 0.36}" r="${1 + 2 * next()}" fill="#f4ecd0" opacity="${0.3 + 0.6 * next()}"/>`,
  ).join('');
  return `<rect y="${foot}" width="${width}" height="${height}" fill="#2a2e3a"/>${stars}${houses}`;
}

const PICTURES = {
  street: {
    width: 1200,
    height: 800,
    seed: 41,
    sky: [
      [0, '#1f2b45'],
      [0.7, '#5a5570'],
      [1, '#a5786a'],
    ],
    sun: '',
    hills: [[0.5, 0.05, '#39415a']],
    ground: [
      [0, '#2a2e3a'],
      [1, '#2a2e3a'],
    ],
    more: (next, w, h) => street(next, w, h),
  },
  ferry: {
    width: 1700,
    height: 920,
    seed: 7,
    sky: [
      [0, '#e8d9b8'],
      [0.5, '#f2e6cd'],
      [1, '#dfe6e2'],
    ],
    sun: disc(1180, 300, 62, '#e0714a'),
    hills: [
      [0.44, 0.05, '#b9c6c3'],
      [0.5, 0.04, '#93a9a6'],
      [0.56, 0.025, '#6d8a86'],
    ],
    ground: [
      [0, '#c9d3ca'],
      [1, '#6f918f'],
    ],
    waterAt: 0.6,
    more: (next, w, h) =>
      boat(w * 0.44, h * 0.76, 1.5, '#3c3a3a', '#a33d2c') + reeds(next, w, h, '#6b6a3f', 70),
  },
  'ferry-night': {
    width: 1250,
    height: 1150,
    seed: 43,
    sky: [
      [0, '#26334a'],
      [0.6, '#56657c'],
      [1, '#b08a78'],
    ],
    sun: disc(330, 260, 56, '#f1ead2'),
    hills: [
      [0.46, 0.05, '#3d4b60'],
      [0.53, 0.03, '#2c394c'],
    ],
    ground: [
      [0, '#62708a'],
      [1, '#202c3e'],
    ],
    waterAt: 0.58,
    more: (next, w, h) =>
      boat(w * 0.56, h * 0.74, 1.35, '#171d29', '#7d3327') + reeds(next, w, h, '#1d2a24', 40),
  },
  harvest: {
    width: 1500,
    height: 820,
    seed: 21,
    sky: [
      [0, '#a9c8d6'],
      [0.7, '#e6ead9'],
      [1, '#f2e3b4'],
    ],
    sun: '',
    hills: [
      [0.38, 0.05, '#a9bdb0'],
      [0.44, 0.035, '#84a08a'],
      [0.49, 0.012, '#c8a94e'],
    ],
    ground: [
      [0, '#dcb650'],
      [1, '#b8862d'],
    ],
    more: (_next, w, h) =>
      `<rect y="${h * 0.52}" width="${w}" height="${h}" fill="#d3ab45"/>${rows(w, h, h * 0.52, '#dcb958', '#c0932f')}${harvester(w * 0.62, h * 0.8, 1.5)}`,
  },
  bridge: {
    width: 1100,
    height: 760,
    seed: 33,
    sky: [
      [0, '#c5d3d6'],
      [1, '#eef0e6'],
    ],
    sun: '',
    hills: [
      [0.36, 0.06, '#b5c4bf'],
      [0.46, 0.04, '#8fa99b'],
    ],
    ground: [
      [0, '#9db7bd'],
      [1, '#55767f'],
    ],
    waterAt: 0.72,
    more: (_next, w, h) => bridge(w, h),
  },
  'tower-spring': {
    width: 2400,
    height: 1640,
    seed: 5,
    sky: [
      [0, '#b8c7cf'],
      [0.6, '#dfe4e2'],
      [1, '#f3eadb'],
    ],
    sun: disc(1760, 520, 84, '#f6d9a0'),
    hills: [
      [0.5, 0.05, '#c3cdd0'],
      [0.56, 0.03, '#a4b5ba'],
    ],
    ground: [
      [0, '#b9c8cc'],
      [1, '#587884'],
    ],
    waterAt: 0.62,
    more: (next, w, h) =>
      rock(w, h, '#4d5350') + tower(w * 0.3, h * 0.76, 2.3, false) + birds(next, w, h, 14),
  },
  'tower-summer': {
    width: 1150,
    height: 1380,
    seed: 11,
    sky: [
      [0, '#4f6f86'],
      [0.6, '#93aab3'],
      [1, '#c9cfc8'],
    ],
    sun: '',
    hills: [[0.56, 0.05, '#7b929b']],
    ground: [
      [0, '#6d8f9a'],
      [1, '#274a58'],
    ],
    waterAt: 0.6,
    more: (next, w, h) =>
      rock(w, h, '#2f3838') +
      tower(w * 0.3, h * 0.755, 1.9, false) +
      Array.from(
        { length: 9 },
        (_, i) =>
          `<path d="M${-60 + i * 20} ${h * (0.66 + 0.035 * i)}q${90 + 60 * next()} ${-70 - 60 * next()} 240 -6t260 -4t260 -8t300 10t320 -6" stroke="#ffffff" stroke-width="${5 + i * 1.6}" fill="none" opacity="0.5"/>`,
      ).join(''),
  },
  'tower-autumn': {
    width: 1150,
    height: 860,
    seed: 17,
    sky: [
      [0, '#d98b57'],
      [0.55, '#f0c58d'],
      [1, '#f7e4bf'],
    ],
    sun: disc(800, 430, 60, '#d8502f'),
    hills: [
      [0.54, 0.04, '#b98a6a'],
      [0.58, 0.02, '#92705d'],
    ],
    ground: [
      [0, '#e2b27e'],
      [1, '#7a5a52'],
    ],
    waterAt: 0.62,
    more: (next, w, h) =>
      rock(w, h, '#43342f') + tower(w * 0.28, h * 0.76, 1.15, true) + birds(next, w, h, 26),
  },
  'tower-winter': {
    width: 1150,
    height: 860,
    seed: 29,
    sky: [
      [0, '#55636f'],
      [0.7, '#97a3ab'],
      [1, '#c8ced1'],
    ],
    sun: '',
    hills: [
      [0.5, 0.06, '#dfe4e6'],
      [0.58, 0.03, '#c3ccd1'],
    ],
    ground: [
      [0, '#8796a0'],
      [1, '#3d4c57'],
    ],
    waterAt: 0.66,
    more: (next, w, h) => rock(w, h, '#e9edef') + tower(w * 0.3, h * 0.77, 1.2, true) + snow(next, w, h),
  },
};

mkdirSync(OUT, { recursive: true });
for (const [name, picture] of Object.entries(PICTURES)) {
  const svg = scene(picture);
  const jpeg = await sharp(Buffer.from(svg))
    .jpeg({ quality: 68, chromaSubsampling: '4:2:0', mozjpeg: true })
    .toBuffer();
  writeFileSync(`${OUT}/${name}.jpg`, jpeg);
  console.log(name, jpeg.length);
}
