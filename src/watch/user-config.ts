import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, type Place, problem } from '../problems/problem.ts';
import { sourceText } from '../source.ts';
import { originAt, placeOfOrigin, toPlain } from '../spec/node.ts';
import { readYaml } from '../spec/yaml.ts';
import { type EditorCommand, editorCommand } from './editor.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the user's own settings are: never a folder of a page. */
export function userConfigFile(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'win32' && env.APPDATA) return join(env.APPDATA, 'dayang', 'config.yaml');
  return join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config'), 'dayang', 'config.yaml');
}

/** Where the editor's command comes from: the command line, DAYANG_EDITOR, the user's own settings; nowhere else. */
export function findEditor(
  given: string | undefined,
  env: Environment,
  platform: NodeJS.Platform,
): Outcome<EditorCommand> {
  if (given !== undefined) return parsed(given, '--editor');
  if (env.DAYANG_EDITOR) return parsed(env.DAYANG_EDITOR, 'DAYANG_EDITOR');
  const file = userConfigFile(env, platform);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { problems: [] };
  }
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
  return parsed(typeof editor === 'string' ? editor : '', file, placeOf('editor'));
}

function parsed(text: string, source: string, place?: Place): Outcome<EditorCommand> {
  const command = editorCommand(text);
  if (command) return { value: command, problems: [] };
  const example = '{file}:{line}:{column}';
  return { problems: [problem('watch-editor-command', { source, place: example }, place)] };
}
