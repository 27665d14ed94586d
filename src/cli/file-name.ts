import type { BuiltPage } from '../build.ts';
import { isDeviceName } from '../device-name.ts';
import type { PressSettings } from '../spec/press-model.ts';

/** The name of a press file, and the variables of the plant's pattern that the page has no value for. */
export interface PressFileName {
  readonly name: string;
  readonly missing: readonly string[];
}

/**
 * Fills a plant's pattern, `{date}-{page}-{section}.pdf`. Values keep letters, digits and harmless marks, so that no
 * value can lead into another folder or is refused by Windows; what is missing falls out.
 */
export function pressFileName(page: BuiltPage, press: PressSettings): PressFileName {
  const { model, name } = page.page;
  const values: Readonly<Record<string, string | undefined>> = {
    name,
    date: model.date,
    page: press.page,
    section: press.section,
    title: page.scene.title,
    plant: press.name,
  };
  const missing = new Set<string>();
  const filled = press.fileName.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = safe(values[key] ?? '');
    if (value === '') missing.add(key);
    return value;
  });
  const stem = filled.replace(/\.pdf$/, '').replace(/[ .-]+$/, '');
  // `CON.2021.pdf` is the device too: what stands before the first full stop counts.
  const harmless = isDeviceName(stem) ? stem.replace(/^[^.]+/, '$&-') : stem;
  const usable = stem === '' ? safe(name) : harmless;
  return { name: `${[...usable].slice(0, 120).join('')}.pdf`, missing: [...missing] };
}

function safe(text: string): string {
  return text
    .replace(/[^\p{L}\p{N} ._()（）-]+/gu, '-')
    .replace(/[.-]*-[.-]*/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[ .-]+|[ .-]+$/g, '');
}
