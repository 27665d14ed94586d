import { scene, text } from '../../build.ts';

const subheadAt = (at: number) =>
  text('a', 'a', [1, 2], [0, 39], (line, leg, row) =>
    leg === 0 && row === at ? { ...line, kind: 'subhead', text: '摆渡', first: true } : line,
  );

export const wrong = [scene(subheadAt(39)), scene(subheadAt(38))];
export const right = scene(subheadAt(37));
