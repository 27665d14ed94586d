import type { Files } from '../files.ts';
import type { Outcome, Problem } from '../problems/problem.ts';
import type { LoadedPage } from '../spec/model.ts';
import { formatOf, parseStory } from './grammar.ts';
import type { Story } from './story.ts';

/**
 * Reads the stories that a page names, in its order. No value when one of them could not be read: a page without
 * one of its stories is no page.
 */
export function readStories(page: LoadedPage, files: Files): Outcome<ReadonlyMap<string, Story>> {
  const problems: Problem[] = [];
  const stories = new Map<string, Story>();
  const wanted = Object.entries(page.model.stories);
  for (const [id, ref] of wanted) {
    const text = files.readText(ref.file, page.placeOf(['stories', id, 'file']));
    problems.push(...text.problems);
    if (!text.value) continue;
    const story = parseStory(text.value, formatOf(ref.file));
    problems.push(...story.problems);
    if (story.value) stories.set(id, story.value);
  }
  return stories.size === wanted.length ? { value: stories, problems } : { problems };
}
