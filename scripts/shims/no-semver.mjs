// Stands in for semver in the bundle. sharp compares versions with it when it is installed, and to advise on an old
// Node, which dayang turns away by itself; fifty files, a fifth of the time that sharp takes to load.
export default {
  coerce: (version) => ({ version: String(version).replace(/^[^\d]*/, '') }),
  satisfies: () => true,
};
