import { join } from 'node:path';
import type { Files } from '../files.ts';
import type { Outcome, Place } from '../problems/problem.ts';
import { type Profile, readProfile } from './icc.ts';

/** Name of the shipped newsprint profile; profiles/README.md has its source. */
const NEWSPRINT = 'newsprint-tr002.icc';

/** The profile of a plant, or the shipped newsprint one when the plant names none (`path` is absolute). */
export function pressProfile(files: Files, path: string | undefined, place?: Place): Outcome<Profile> {
  const file = path ?? join(files.library, 'profiles', NEWSPRINT);
  const bytes = files.readBytes(file, place);
  return bytes.value ? readProfile(bytes.value, files.show(file), place) : { problems: bytes.problems };
}
