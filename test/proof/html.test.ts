import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { escapeHtml } from '../../src/html.ts';
import type { ProofData } from '../../src/proof/data.ts';
import { jsonForScript, proofHtml } from '../../src/proof/html.ts';

const HOSTILE = `</script><script>alert(1)</script><!--<script>"><img src=x onerror=alert(1)>&amp;\u2028`;

test('data can say anything and stays data', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = jsonForScript({ text: text + HOSTILE });
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual({ text: text + HOSTILE });
    }),
  );
});

test('words in markup are words', () => {
  expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
});

it('lets only its own script and style run, and only pictures inside the file load', () => {
  const data = {
    format: 'dayang-proof/1',
    tool: 'dayang',
    lang: 'zh',
    title: HOSTILE,
    stage: 'clean',
    pages: [],
    problems: [],
  };
  const html = proofHtml(data as unknown as ProofData, { script: 'run()', style: 'b{}' });
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
  const digest = (text: string) => createHash('sha256').update(text).digest('base64');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src 'sha256-${digest('run()')}'`);
  expect(policy).toContain(`style-src 'sha256-${digest('b{}')}'`);
  expect(policy).not.toContain('unsafe');
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html.match(/<img/g)).toBeNull();
  expect(html).toContain('清样</title>');
});
