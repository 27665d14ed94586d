/** The public names of the package: from a page spec to scenes, and from scenes to files. */
export { type BuiltPage, buildPages, type Stopwatch } from './build.ts';
export { preflight } from './check/press/preflight.ts';
export type { Figure, PullQuote, RichText, Story } from './content/story.ts';
export { type Files, type FilesOptions, openFiles } from './files.ts';
export type { Face, FontSet } from './fonts/face.ts';
export { type LaidPage, layoutPage } from './layout/layout.ts';
export type { StoryReport } from './layout/report.ts';
export { libraryFolder, version } from './library.ts';
export { type PdfOptions, writePdf } from './output/pdf/writer.ts';
export { type WriteOptions, writeWhole } from './output/write-file.ts';
export {
  checkPressFile,
  outputIntent,
  type PressReady,
  type PressRequest,
  pressOptions,
  readyForPress,
} from './press.ts';
export {
  allowClass,
  type Code,
  describe,
  type Lang,
  type Outcome,
  type Place,
  type Problem,
  type Severity,
} from './problems/problem.ts';
export { allowClasses, judge, type Verdict } from './problems/verdict.ts';
export { sceneHash, sceneJson } from './scene/canonical.ts';
export type { Scene, SceneItem, SceneLine } from './scene/types.ts';
export { houseJsonSchema, pageJsonSchema, plantJsonSchema, wordsJsonSchema } from './spec/json-schema.ts';
export { loadPages } from './spec/load.ts';
export type { LoadedPage, PageModel } from './spec/model.ts';
export type { PressSettings } from './spec/press-model.ts';
