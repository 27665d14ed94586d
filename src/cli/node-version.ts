/**
 * What to tell somebody whose Node is older than this program needs, in both languages, since nothing else is loaded
 * yet; undefined when it is new enough.
 * @param version of Node, `20.19.0`
 * @param wanted `engines.node` of package.json, `>=20.19`
 */
export function oldNodeMessage(version: string, wanted: string): string | undefined {
  const least = wanted.replace(/^>=/, '');
  const numbers = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10));
  const [major = 0, minor = 0] = numbers(version);
  const [leastMajor = 0, leastMinor = 0] = numbers(least);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  return [
    `dayang 要 Node.js ${least} 或更新的版本，这台机器上是 ${version}。`,
    '  到 https://nodejs.org/ 下载带 LTS 字样的安装包，装好后关掉命令行窗口，重新打开，再试一次。',
    `dayang needs Node.js ${least} or newer; this is ${version}.`,
    '  Get the LTS installer from https://nodejs.org/, install it, open a new terminal window and try again.',
    '',
  ].join('\n');
}
