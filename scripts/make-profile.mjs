// Makes profiles/newsprint-tr002.icc again from the public characterization data of CGATS/SNAP TR 002-2007. Nobody
// needs this to install or to use the program: the result is committed. It needs `colprof` (Argyll CMS 2.3.1) and the
// data file TR002.ti3 (Debian package icc-profiles-free); takes half a minute. Same versions, same bytes.
//
//   node scripts/make-profile.mjs [TR002.ti3]           writes profiles/newsprint-tr002.icc
//   node scripts/make-profile.mjs --check [TR002.ti3]   makes it and only compares with what is committed
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../profiles/newsprint-tr002.icc', import.meta.url));
const args = process.argv.slice(2);
const data = args.find((arg) => !arg.startsWith('-')) ?? '/usr/share/color/icc/TR002.ti3';

const DATA_SHA256 = 'bcb14f76be42ebaa53cebdea3ae532af4c7717e7429d279323f7db8ad4a0b9d0';

/** The terms of the data ask that the technical report be identified as their source. */
const DESCRIPTION = 'Coldset newsprint, TAC 220 %, from CGATS/SNAP TR 002-2007';
const COPYRIGHT =
  'Made from the characterization data of ANSI CGATS/SNAP TR 002-2007, Color Characterization Data for Coldset ' +
  'Printing on Newsprint. Data copyright 2007 NPES. May be distributed freely when this source is named.';

/** Medium grid, total ink 220 %, black to 90 %, black from 2 % off white in a straight line. */
const SETTINGS = ['-qm', '-bm', '-l220', '-L90', '-kp', '0', '0.02', '1', '0.9', '1', '-nc'];

const source = readFileSync(data);
if (sha256(source) !== DATA_SHA256) throw new Error(`${data} is not the data that the profile is made from`);
const folder = mkdtempSync(join(tmpdir(), 'profile-'));
try {
  writeFileSync(join(folder, 'newsprint.ti3'), source);
  const about = ['-A', 'dayang', '-M', 'newsprint', '-D', DESCRIPTION, '-C', COPYRIGHT];
  execFileSync('colprof', [...SETTINGS, ...about, 'newsprint'], { cwd: folder });
  const profile = settle(readFileSync(join(folder, 'newsprint.icc')));
  if (args.includes('--check')) {
    const same = readFileSync(target).equals(profile);
    console.log(same ? 'the committed profile is the same' : 'the committed profile DIFFERS');
    if (!same) process.exitCode = 1;
  } else {
    writeFileSync(target, profile);
    console.log(`${target}: ${profile.length} bytes, sha256 ${sha256(profile)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Takes out what depends on the day and the machine: date, platform; then sets the profile ID (ICC.1:2004 7.2.18). */
function settle(profile) {
  for (const [i, part] of [2007, 1, 1, 0, 0, 0].entries()) profile.writeUInt16BE(part, 24 + 2 * i);
  profile.fill(0, 40, 44);
  // The ID is an MD5 over the file with flags, rendering intent and the ID itself taken as 0.
  const plain = Buffer.from(profile);
  plain.fill(0, 44, 48);
  plain.fill(0, 64, 68);
  plain.fill(0, 84, 100);
  createHash('md5').update(plain).digest().copy(profile, 84);
  return profile;
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
