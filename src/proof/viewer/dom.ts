/** What an element is made with. Text is only ever text: nothing in the viewer is parsed as markup. */
export interface Props {
  readonly class?: string;
  readonly text?: string;
  /** `aria-label` */
  readonly label?: string;
  readonly attrs?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly onClick?: (event: MouseEvent) => void;
}

/** Makes an HTML element. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (props.class) node.className = props.class;
  if (props.text !== undefined) node.textContent = props.text;
  if (props.label !== undefined) node.setAttribute('aria-label', props.label);
  setAttributes(node, props.attrs);
  if (props.onClick) node.addEventListener('click', props.onClick as EventListener);
  if (tag === 'button') node.setAttribute('type', 'button');
  node.append(...children);
  return node;
}

/** Makes an SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attrs: Readonly<Record<string, string | number | undefined>> = {},
  ...children: Node[]
): SVGElementTagNameMap[K] {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(node, attrs);
  node.append(...children);
  return node;
}

function setAttributes(node: Element, attrs: Props['attrs'] = {}): void {
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Puts words on the clipboard; works in a file from disk too, where the newer way may be closed. */
export function copyWords(words: string): void {
  const area = el('textarea', { class: 'unseen', attrs: { 'aria-hidden': 'true', tabindex: -1 } });
  area.value = words;
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
}
