import { readScene } from '../diff/scene-file.ts';
import type { Files } from '../files.ts';
import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import type { Scene } from '../scene/types.ts';
import { sceneName } from '../sign/keep.ts';
import type { Signature } from '../sign/record.ts';
import { readKept, readSignatures } from './sign-run.ts';
import { recordPath } from './signing.ts';

/** The pages as somebody signed them. */
export interface SignedScenes {
  /** Absolute path of the record. */
  readonly path: string;
  readonly signature: Signature;
  /** In the order of the pages. */
  readonly scenes: readonly Scene[];
}

/** The scenes that were kept at the last signature, or at the last one of a step. */
export function signedScenes(files: Files, step?: string): Outcome<SignedScenes> {
  const path = recordPath(files);
  const record = readSignatures(files, path);
  if (!record.value) return { problems: record.problems };
  const file = files.show(files.pageFile);
  const signature = record.value.findLast((one) => step === undefined || one.step === step);
  if (!signature) {
    const known = [...new Set(record.value.map((one) => one.step))];
    if (step === undefined || known.length === 0) return { problems: [problem('sign-none', { file })] };
    return { problems: [problem('sign-none-of-step', { step, known })] };
  }
  const problems: Problem[] = [];
  const scenes = signature.pages.flatMap(({ page, scene }) => {
    const text = readKept(files, sceneName(scene), scene);
    const read = text === undefined ? undefined : readScene(text);
    if (read && 'scene' in read) return [read.scene];
    problems.push(problem('sign-not-kept', { page, name: sceneName(scene) }));
    return [];
  });
  return problems.length > 0 ? { problems } : { value: { path, signature, scenes }, problems };
}
