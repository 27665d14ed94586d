// Stands in for tiny-inflate in the bundle: zlib of Node instead of an inflater in JavaScript, which unpacks the
// table of Unicode classes for fontkit on every page with a digit.
const { inflateRawSync } = require('node:zlib');

module.exports = function inflate(source, dest) {
  const data = inflateRawSync(source, { maxOutputLength: dest.length });
  dest.set(data);
  return data.length < dest.length ? dest.slice(0, data.length) : dest;
};
