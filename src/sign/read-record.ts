import * as z from 'zod/mini';
import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import { placeAt, type SourceText } from '../source.ts';
import { dropRemoved } from '../spec/inherit.ts';
import { type Issue, issueProblems, placeIn } from '../spec/issues.ts';
import { list, record, text } from '../spec/leaves.ts';
import { child, type MapNode, textOf, toPlain } from '../spec/node.ts';
import { readYaml } from '../spec/yaml.ts';
import { FORMAT, type Signature, sealOf } from './record.ts';

const digest = z.string({ error: 'sign-hash' }).check(z.regex(/^[0-9a-f]{64}$/, { error: 'sign-hash' }));
const file = record({ file: text, sha256: digest });
const page = record({
  page: text,
  pdf: digest,
  scene: digest,
  spec: digest,
  layout: digest,
  words: digest,
  settings: digest,
  profile: digest,
});
const signature = record({
  step: text,
  name: text,
  time: text,
  tool: text,
  allowed: list(text, 0, 100),
  pages: list(page, 1, 1000),
  stories: list(file, 0, 10_000),
  pictures: list(file, 0, 10_000),
  fonts: list(file, 0, 1000),
  seal: z.string({ error: 'sign-hash' }).check(z.regex(/^[0-9a-f]{16}$/, { error: 'sign-hash' })),
});
/** A list whose last signature somebody deleted is empty. */
const signedRecord = record({ format: text, signatures: z.exactOptional(list(signature, 0, 10_000)) });

/**
 * Reads a record of signatures. There is a value only when all of it is sound: whoever writes the record anew would
 * lose what could not be read.
 */
export function readRecord(path: string, source: SourceText): Outcome<readonly Signature[]> {
  const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/m.exec(source.text);
  if (conflict) return { problems: [problem('sign-file-conflict', {}, placeAt(source, conflict.index, 7))] };
  const read = readYaml({ path, source });
  if (!read.value) return { problems: read.problems };
  const tree = read.value;
  const format = child(tree, 'format');
  if (format?.kind === 'scalar' && format.value !== FORMAT) {
    const found = textOf(format) ?? String(format.value);
    return { problems: [problem('sign-file-format', { found, known: FORMAT }, placeIn(tree, ['format']))] };
  }
  const parsed = signedRecord.safeParse(toPlain(dropRemoved(tree)));
  if (!parsed.success) return { problems: issueProblems(tree, [], parsed.error.issues as readonly Issue[]) };
  const { signatures = [] } = parsed.data;
  const problems = signatures.flatMap((one, index) => editedProblem(one, index, tree));
  return problems.length > 0 ? { problems } : { value: signatures, problems };
}

function editedProblem(one: Signature & { readonly seal: string }, index: number, tree: MapNode): Problem[] {
  if (sealOf(one) === one.seal) return [];
  return [problem('sign-file-edited', { step: one.step }, placeIn(tree, ['signatures', index, 'step']))];
}
