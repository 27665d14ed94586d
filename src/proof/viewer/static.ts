/** The viewer in a file that opens from disk: its data stands in the file. */
import type { ProofData } from '../data.ts';
import { addChanges } from './changes.ts';
import { openViewer } from './viewer.ts';

const host = document.getElementById('proof');
const data = document.getElementById('proof-data')?.textContent;
if (host && data) {
  const proof = JSON.parse(data) as ProofData;
  addChanges(openViewer(host, proof), host, proof);
}
