import { scaleBand, scaleLinear } from 'd3-scale';

/** An axis of numbers: where a value stands, and round numbers along it. */
export interface ValueScale {
  at(value: number): number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** A scale that holds all values and zero, its ends at round numbers; lengths in pt. */
export function valueScale(values: readonly number[], from: number, to: number, count: number): ValueScale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const scale = scaleLinear()
    .domain([low, high === low ? low + 1 : high])
    .nice(count)
    .range([from, to]);
  const ticks = scale.ticks(count);
  const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));
  return {
    at: (value) => scale(value),
    ticks: ticks.map((value) => ({ value, label: value.toFixed(Math.min(6, decimals)).replace('-', '−') })),
  };
}

/** Equal bands side by side with white between them: where each begins, and how wide all are. In pt. */
export function bandScale(
  count: number,
  from: number,
  to: number,
  white: number,
): { readonly at: (index: number) => number; readonly width: number; readonly step: number } {
  const scale = scaleBand<number>()
    .domain(Array.from({ length: count }, (_, i) => i))
    .range([from, to])
    .paddingInner(white)
    .paddingOuter(white / 2);
  return { at: (index) => scale(index) ?? from, width: scale.bandwidth(), step: scale.step() };
}
