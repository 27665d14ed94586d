import { describe, expect, it } from 'vitest';
import { readSvg } from '../../src/images/svg.ts';

const svg = (content: string, root = 'viewBox="0 0 100 50"') => readSvg(`<svg ${root}>${content}</svg>`);
const shapesOf = (content: string) => {
  const drawing = svg(content);
  if ('refused' in drawing) throw new Error(drawing.refused);
  return drawing.shapes;
};
const refused = (content: string, root?: string) => (svg(content, root) as { refused?: string }).refused;

describe('readSvg', () => {
  it('reads paths and simple shapes', () => {
    const square = ['M', 1, 2, 'L', 4, 2, 'L', 4, 6, 'L', 1, 6, 'Z'];
    expect(shapesOf('<path d="M1 2h3v4h-3Z"/>')[0]!.commands).toEqual(square);
    expect(shapesOf('<rect x="1" y="2" width="3" height="4"/>')[0]!.commands).toEqual([
      ...square.slice(0, -1),
      'Z',
    ]);
    expect(shapesOf('<polygon points="1,2 4,2 4,6 1,6"/>')[0]!.commands).toEqual(square);
    expect(shapesOf('<line x1="0" y1="0" x2="5" y2="5" stroke="black"/>')[0]).toEqual({
      commands: ['M', 0, 0, 'L', 5, 5],
      stroke: { color: [0, 0, 0, 100], width: 1 },
    });
    const circle = shapesOf('<circle cx="10" cy="10" r="5"/>')[0]!.commands;
    expect(circle.slice(0, 3)).toEqual(['M', 15, 10]);
    expect(circle.filter((part) => part === 'C')).toHaveLength(4);
  });

  it('hands paint and transforms down from groups', () => {
    const [shape] = shapesOf(
      '<g transform="translate(10 20)" fill="红"><g transform="scale(2)"><path d="M1 1L2 2" stroke="black" stroke-width="3"/></g></g>',
    );
    expect(shape).toEqual({
      commands: ['M', 12, 22, 'L', 14, 24],
      fill: '红',
      stroke: { color: [0, 0, 0, 100], width: 6 },
    });
    const turned = shapesOf('<rect width="1" height="0.5" transform="rotate(90)"/>')[0]!.commands;
    expect(turned.slice(4, 6).map((n) => Math.round(Number(n) * 1e6) / 1e6)).toEqual([0, 1]);
  });

  it('gives greys black alone, takes inks as they are, and leaves names to the palette', () => {
    const fill = (value: string) => shapesOf(`<rect width="1" height="1" fill="${value}"/>`)[0]?.fill;
    expect(fill('#000')).toEqual([0, 0, 0, 100]);
    expect(fill('#808080')).toEqual([0, 0, 0, 50]);
    expect(fill('white')).toEqual([0, 0, 0, 0]);
    expect(fill('device-cmyk(0% 100% 100% 0%)')).toEqual([0, 100, 100, 0]);
    expect(fill('device-cmyk(0, 1, 0.5, 0)')).toEqual([0, 100, 50, 0]);
    expect(fill('专红')).toBe('专红');
    expect(shapesOf('<rect width="1" height="1" style="fill: none; stroke: none"/>')).toEqual([]);
  });

  it.each([
    ['<text>大减价</text>', '<text>'],
    ['<image href="x.jpg"/>', 'href="x.jpg"'],
    ['<use xlink:href="#a"/>', 'xlink:href'],
    ['<style>rect{fill:red}</style>', '<style>'],
    ['<script>alert(1)</script>', '<script>'],
    ['<linearGradient id="g"/>', '<linearGradient>'],
    ['<rect width="1" height="1" fill="url(#g)"/>', 'fill="url(#g)"'],
    ['<rect width="1" height="1" fill="#c00"/>', 'fill="#c00"'],
    ['<rect width="1" height="1" fill="rgb(1,2,3)"/>', 'fill="rgb(1,2,3)"'],
    ['<rect width="1" height="1" opacity="0.5"/>', 'opacity="0.5"'],
    ['<rect width="1" height="1" style="filter:blur(2px)"/>', 'filter="blur(2px)"'],
    ['<rect width="1" height="1" rx="3"/>', '<rect>'],
    ['<rect width="1" height="1" onclick="x()"/>', 'onclick="x()"'],
    ['<rect width="1"/>', '<rect>'],
    ['<path d="M0 0A1 1 0 0 0 2 2"/>', '<path> A'],
    ['<path d="M0 0" fill-rule="evenodd"/>', 'fill-rule="evenodd"'],
    ['<g transform="skewX(30)"/>', 'transform="skewX(30)"'],
    ['<g><path d="M0 0L1 1"/>', '</svg>'],
    ['<path d="M0 0"', '<path d="M0 0"</svg>'],
  ])('refuses %s by name', (content, name) => {
    expect(refused(content)).toBe(name);
  });

  it('refuses document types, entities and other roots, and drawings without a size', () => {
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg viewBox="0 0 1 1"/>';
    expect(readSvg(bomb)).toHaveProperty('refused');
    expect(readSvg('<html></html>')).toEqual({ refused: '<html>' });
    expect(readSvg('')).toEqual({ refused: '""' });
    expect(refused('', 'viewBox="0 0 0 5"')).toBe('viewBox');
    expect(refused('', 'width="50%" height="10"')).toBe('viewBox');
  });

  it('skips what does not show: comments, titles, editors’ own attributes', () => {
    const content =
      '<!-- 广告 --><title>标题</title><metadata><rdf:RDF a="b"/></metadata><rect id="r" inkscape:label="x" width="1" height="1"/>';
    expect(shapesOf(content)).toHaveLength(1);
  });

  // Anything quadratic would take minutes and run into the time limit.
  it('comes to the end of long hostile texts', { timeout: 60_000 }, () => {
    readSvg(`<svg viewBox="0 0 1 1">${'<g>'.repeat(50_000)}`);
    readSvg(`<svg ${'a="b" '.repeat(50_000)}`);
    readSvg(`<svg viewBox="0 0 1 1"><path d="${'M0 0 '.repeat(100_000)}"/></svg>`);
    readSvg('<'.repeat(200_000));
  });
});
