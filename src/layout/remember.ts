/** Remembers the last results of a pure function of a number. */
export function remember<T>(make: (width: number) => T): (width: number) => T {
  const known = new Map<number, T>();
  return (width) => {
    let value = known.get(width);
    if (value === undefined) {
      value = make(width);
      known.set(width, value);
    }
    return value;
  };
}
