import type { BuiltPage } from './build.ts';
import { colorsOf } from './check/press/colors.ts';
import { platesOf } from './check/press/inks.ts';
import { finding, knockout, type PressPage, pressPage } from './check/press/page.ts';
import { checkPressPdf } from './check/press/pdf-rules.ts';
import type { PressImages } from './check/press/pictures.ts';
import { preflight } from './check/press/preflight.ts';
import type { Profile } from './color/icc.ts';
import { pressProfile } from './color/press-profile.ts';
import type { Files } from './files.ts';
import type { OutputIntent, PressOptions } from './output/pdf/press.ts';
import { readPdf } from './output/pdf/read.ts';
import { type Outcome, type Problem, problem } from './problems/problem.ts';
import { inkScene } from './scene/inks.ts';
import type { Color, Scene } from './scene/types.ts';
import type { PageModel } from './spec/model.ts';
import type { PressSettings, PressStandardName } from './spec/press-model.ts';
import { absolutePt } from './units.ts';

/** What the command line asks of the press, beside what the page and its plant say. */
export interface PressRequest {
  /** `--standard` */
  readonly standard?: PressStandardName;
  /** `--marks` */
  readonly marks?: boolean;
}

/** A page on its way to the press: in the inks that it is printed in, looked over by the preflight. */
export interface PressReady {
  readonly built: BuiltPage;
  /** The scene in the inks of the press. */
  readonly scene: Scene;
  readonly press: PressSettings;
  readonly checked: PressPage;
  readonly images: PressImages;
  readonly problems: readonly Problem[];
}

/** Settings of a page with what the command line says otherwise. */
export function pressSettings(page: BuiltPage, request: PressRequest): PressSettings {
  const { press } = page.page.model;
  const all = { crop: true, registration: true, colorBar: true, slug: true };
  // A page may have its bleed in its own size, whatever its plant does.
  const bleed = absolutePt(press.bleed) ? press.bleed : page.page.model.page.bleed;
  return {
    ...press,
    bleed,
    ...(request.standard ? { standard: request.standard } : {}),
    ...(request.marks ? { marks: all } : {}),
  };
}

/** Puts a page into the inks of its press and holds it to everything that the press asks for. */
export function readyForPress(
  built: BuiltPage,
  request: PressRequest = {},
  images: PressImages = new Map(),
): PressReady {
  const press = pressSettings(built, request);
  const { model } = built.page;
  const { scene, converted } = inInks(built.scene, press.inks, model.inkColors);
  const checked = pressPage(built.page, scene, built.texts, press);
  const problems = [
    ...missingSpots(built, press.inks, checked),
    ...converted.flatMap(({ from, to }) => conversion(from, to, press.inks, checked)),
    ...preflight(checked, images),
  ];
  return { built, scene, press, checked, images, problems };
}

/** The scene in the inks of the press; nothing is to be done where four inks meet colours in four inks. */
function inInks(
  scene: Scene,
  inks: PressSettings['inks'],
  colors: PageModel['inkColors'],
): Pick<ReturnType<typeof inkScene>, 'scene' | 'converted'> {
  const hasSpot = () => scene.items.some((item) => colorsOf(item).some(({ kind }) => kind === 'spot'));
  if (inks.process === 'cmyk' && inks.spots.length === 0 && !hasSpot()) return { scene, converted: [] };
  return inkScene(scene, inks, colors);
}

/**
 * Colours of the palette that are a spot ink which this press has not. On a press of four inks they are printed in
 * process inks, which is said; where there is black and another spot ink, nobody can guess what is meant.
 */
function missingSpots(built: BuiltPage, inks: PressSettings['inks'], page: PressPage): Problem[] {
  const used = new Map(
    built.scene.items.flatMap((item) =>
      colorsOf(item).map((color) => [paletteName(color), { color, frame: item.frame }] as const),
    ),
  );
  return Object.entries(built.page.model.inkColors).flatMap(([name, { spot, k }]) => {
    const use = used.get(name);
    if (!use || spot === undefined || inks.spots.some((ink) => ink.name === spot)) return [];
    const at = { rule: 'R0020', place: page.color(name, use.frame) };
    if (inks.process === 'cmyk') {
      return [finding(page, 'press-spot-converted', { ink: spot, found: inkWords(use.color) }, at)];
    }
    if (inks.spots.length === 0 || k !== undefined) return [];
    const limit = ['K', ...inks.spots.map((ink) => ink.name)].join('、');
    return [finding(page, 'press-ink-not-there', { color: name, found: spot, limit }, at)];
  });
}

/** A colour that had to be put into other inks by rule, since the palette does not say what it is in them. */
function conversion(from: Color, to: Color, inks: PressSettings['inks'], page: PressPage): Problem[] {
  const at = { rule: 'PRESS-INKS', place: page.color(paletteName(from), '') };
  if (from.kind === 'spot' && inks.process === 'cmyk') {
    return [finding(page, 'press-spot-converted', { ink: from.name, found: inkWords(to) }, at)];
  }
  const color = paletteName(from) ?? inkWords(from);
  return [finding(page, 'press-color-converted', { color, found: inkWords(to) }, at)];
}

function paletteName(color: Color): string | undefined {
  return color.kind === 'spot' ? color.alternate.name : color.name;
}

function inkWords(color: Color): string {
  return platesOf(color)
    .map(([plate, value]) => `${plate}${plate.length > 1 ? ' ' : ''}${Math.round(value)}`)
    .join(' ');
}

/** The condition of the profile that comes along (profiles/README.md). */
const NEWSPRINT_INTENT = {
  identifier: 'CGATS TR 002',
  info: 'Coldset newsprint, CGATS/SNAP TR 002-2007, total ink 220 %',
  registry: 'http://www.color.org',
} as const;

/**
 * Reads the output profile of a press and names its condition. A profile that cannot be used is a fatal problem,
 * and so is one that the standard does not take: PDF 1.4, on which X-1a:2003 stands, knows ICC version 2 only.
 */
export function outputIntent(
  files: Files,
  press: PressSettings,
): Outcome<{ profile: Profile; intent: OutputIntent }> {
  const place = press.profilePlace;
  const profile = pressProfile(files, press.profile, place);
  if (!profile.value) return { problems: profile.problems };
  const shown = press.profile ? files.show(press.profile) : '';
  const { version, description } = profile.value;
  if (press.standard === 'x-1a:2003' && version >= 3) {
    return { problems: [problem('press-profile-version', { file: shown, found: version, limit: 2 }, place)] };
  }
  const own = { identifier: description || 'Custom', info: description || shown };
  const condition = press.condition ?? (press.profile ? own : NEWSPRINT_INTENT);
  return {
    value: { profile: profile.value, intent: { profile: profile.value.bytes, ...condition } },
    problems: [],
  };
}

/** What the PDF writer is told. @param slug words for the slug line, when the press wants one. */
export function pressOptions(press: PressSettings, intent: OutputIntent, slug: string): PressOptions {
  const { crop, registration, colorBar, slug: line } = press.marks;
  return {
    standard: press.standard,
    outputIntent: intent,
    bleed: absolutePt(press.bleed) ?? 0,
    marks: { crop, registration, colorBar, ...(line && slug !== '' ? { slug } : {}) },
    overprint: knockout(press),
  };
}

/** Holds the bytes of a press file to its standard: the last look before it is written. */
export function checkPressFile(
  pdf: Uint8Array,
  press: PressSettings,
  pages: readonly string[],
  tagged = true,
): Problem[] {
  const spots = press.inks.spots.map(({ name }) => name);
  return checkPressPdf(readPdf(pdf), press.standard, { spots, tagged }).map((found) => {
    const params = { rule: found.zh, ruleEn: found.en, found: found.found, limit: found.allowed };
    // A page that nobody can hear read aloud still prints.
    const holds = found.severity === 'error' && !found.rule.startsWith('UA-');
    const code = holds ? 'press-file-rule' : 'press-file-advice';
    const page = pages[(found.page ?? 1) - 1] ?? '';
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = found.box ?? [];
    // Sides are in tenths of a millimetre, and so are their differences.
    const [width, height] = [x1 - x0, y1 - y0].map((side) => Math.round(side * 10) / 10);
    return {
      ...problem(code, params),
      rule: found.gwg ?? found.rule,
      ...(found.box ? { box: { page, x: x0, y: y0, width: width!, height: height! } } : {}),
    };
  });
}
