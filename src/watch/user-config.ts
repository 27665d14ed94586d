import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { decodeText } from '../encoding.ts';
import { type Outcome, type Place, problem } from '../problems/problem.ts';
import { sourceText } from '../source.ts';
import { originAt, placeOfOrigin, toPlain } from '../spec/node.ts';
import { readYaml } from '../spec/yaml.ts';
import { type EditorCommand, editorCommand, isScript } from './editor.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The user's folder; the root where the system knows none, as for a number without a name in a container. */
export function homeFolder(env: Environment): string {
  if (env.HOME) return env.HOME;
  try {
    return homedir();
  } catch {
    return '/';
  }
}

/** Where the user's own settings are: never a folder of a page. */
export function userConfigFile(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'win32' && env.APPDATA) return join(env.APPDATA, 'dayang', 'config.yaml');
  return join(env.XDG_CONFIG_HOME || join(homeFolder(env), '.config'), 'dayang', 'config.yaml');
}

/** Where the editor's command comes from: the command line, DAYANG_EDITOR, the user's own settings; nowhere else. */
export function findEditor(
  given: string | undefined,
  env: Environment,
  platform: NodeJS.Platform,
): Outcome<EditorCommand> {
  if (given !== undefined) return parsed(given, '--editor', platform);
  if (env.DAYANG_EDITOR) return parsed(env.DAYANG_EDITOR, 'DAYANG_EDITOR', platform);
  const file = userConfigFile(env, platform);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return { problems: [] };
  }
  const decoded = decodeText(bytes);
  if (decoded.kind !== 'utf-8')
    return {
      problems: [problem(`encoding-${decoded.kind}`, { file }, { file, line: decoded.line, column: 1 })],
    };
  const { text } = decoded;
  if (text.replace(/^\s*(#.*)?$/gm, '').trim() === '') return { problems: [] };
  const tree = readYaml({ path: file, source: sourceText(file, text) });
  if (!tree.value) return { problems: tree.problems };
  const { value } = tree;
  const settings = toPlain(value) as Readonly<Record<string, unknown>>;
  const placeOf = (key: string) => {
    const origin = originAt(value, [key]);
    return origin ? placeOfOrigin(origin) : undefined;
  };
  const stranger = Object.keys(settings).find((key) => key !== 'editor');
  if (stranger !== undefined) {
    return { problems: [problem('watch-config-key', { key: stranger, file }, placeOf(stranger))] };
  }
  const { editor } = settings;
  return parsed(typeof editor === 'string' ? editor : '', file, platform, placeOf('editor'));
}

function parsed(
  text: string,
  source: string,
  platform: NodeJS.Platform,
  place?: Place,
): Outcome<EditorCommand> {
  const command = editorCommand(text);
  if (command && isScript(command, platform))
    return { problems: [problem('watch-editor-script', { source, program: command[0] }, place)] };
  if (command) return { value: command, problems: [] };
  const example = '{file}:{line}:{column}';
  return { problems: [problem('watch-editor-command', { source, place: example }, place)] };
}
