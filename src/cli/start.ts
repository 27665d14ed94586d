#!/usr/bin/env node
import manifest from '../../package.json' with { type: 'json' };
import { oldNodeMessage } from './node-version.ts';

// Built by itself for Nodes that cannot even parse the rest (scripts/build.mjs), which stands in ./main.mjs.
const message = oldNodeMessage(process.versions.node, manifest.engines.node);
if (message === undefined) {
  const main = './main.mjs';
  import(main);
} else {
  process.stderr.write(message);
  process.exitCode = 1;
}
