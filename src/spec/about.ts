/** “中文 / English” as the two parameters of a message; the name where nothing is said. */
export function aboutNames(about: string | undefined, name: string): { about: string; aboutEn: string } {
  const [zh = name, en] = (about ?? name).split(' / ');
  return { about: zh, aboutEn: en ?? zh };
}
