import type { Code, Message, ParamsOf } from '../../../src/problems/problem.ts';

/**
 * What the sentences of a catalogue are filled with in docs/problems.md: for every code an example of its parameters.
 * The compiler asks for an entry for each code and for each of its names.
 */
export type Examples<M extends Readonly<Record<string, Message>>> = {
  readonly [C in keyof M & Code]: Readonly<ParamsOf<C>>;
};
