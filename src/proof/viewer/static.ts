/** The viewer in a file that opens from disk: its data stands in the file. */
import type { ProofData } from '../data.ts';
import { openViewer } from './viewer.ts';

const host = document.getElementById('proof');
const data = document.getElementById('proof-data')?.textContent;
if (host && data) openViewer(host, JSON.parse(data) as ProofData);
