import { spawn } from 'node:child_process';

/** A place that an editor is to show. */
export interface EditorPlace {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A command that opens a place: the program and its arguments, `{file}`, `{line}`, `{column}` not yet filled in. */
export type EditorCommand = readonly [program: string, ...args: string[]];

/**
 * Cuts a command as people write it into program and arguments: at blanks, but not within quotes. There is no
 * escaping and no shell: a backslash is a backslash (Windows paths), `$` is a dollar. Undefined where there is no
 * program or a quote is not closed. Without `{file}` the file comes last.
 */
export function editorCommand(text: string): EditorCommand | undefined {
  const words: string[] = [];
  const pattern = /\s*((?:"[^"]*"|'[^']*'|[^\s"'])+)/gy;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    words.push(match[1]!.replace(/"([^"]*)"|'([^']*)'/g, (_whole, a?: string, b?: string) => a ?? b ?? ''));
    end = match.index + match[0].length;
  }
  const [program, ...args] = words;
  if (!program || text.slice(end).trim() !== '') return undefined;
  return args.some((arg) => arg.includes('{file}')) ? [program, ...args] : [program, ...args, '{file}'];
}

/**
 * Whether Windows could start a program only through its shell: `.cmd` and `.bat`, and `code`, which is `code.cmd`
 * there. No quoting is safe in that shell (`%`, `^`, `&` in file names), and Node refuses to start them without it.
 */
export function isScript([program]: EditorCommand, platform: NodeJS.Platform): boolean {
  return platform === 'win32' && /(?:\.(?:cmd|bat)[. ]*|^code(?:-insiders)?)$/i.test(program);
}

/** The arguments of a command for a place. Each stays one argument, whatever the file is called. */
export function editorArguments([, ...args]: EditorCommand, place: EditorPlace): string[] {
  const values = { file: place.file, line: String(place.line), column: String(place.column) };
  return args.map((arg) =>
    arg.replace(/\{(file|line|column)\}/g, (_whole, name: keyof typeof values) => values[name]),
  );
}

/** Starts a program without a shell and lets it go. Rejects when it cannot be started. */
export function startProgram(program: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { shell: false, detached: true, stdio: 'ignore', windowsHide: true });
    child.once('error', fail);
    child.once('spawn', () => {
      child.unref();
      done();
    });
  });
}

/** Opens a place in the editor. Rejects when the program cannot be started. */
export function openInEditor(command: EditorCommand, place: EditorPlace): Promise<void> {
  return startProgram(command[0], editorArguments(command, place));
}

/** The command of each system that shows an address in the browser of the user. */
export function browserCommand(platform: NodeJS.Platform, address: string): EditorCommand {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return platform === 'darwin' ? ['open', address] : ['xdg-open', address];
}
