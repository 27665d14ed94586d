import picocolors from 'picocolors';

/** The few looks that the command line uses; plain functions from text to text. */
export interface Colors {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  green(text: string): string;
}

/** What decides about colour: NO_COLOR (no-color.org), FORCE_COLOR, TERM and whether the stream is a terminal. */
export interface ColorSupport {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

/** Colours for a stream, or functions that leave the text as it is. */
export function openColors({ env, isTerminal }: ColorSupport): Colors {
  const forced = Boolean(env.FORCE_COLOR) && env.FORCE_COLOR !== '0';
  const wanted = env.NO_COLOR ? false : forced || (isTerminal && env.TERM !== 'dumb');
  return picocolors.createColors(wanted);
}
