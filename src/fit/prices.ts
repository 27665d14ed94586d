/**
 * What it costs to let something give, in the unit of the flow's costs (`layout/costs.ts`): a row of white more or
 * less than preferred is 1, a widow 25, a hole 60. The order is a chief editor's: nobody misses two lines of a
 * picture, everybody sees smaller type, and an element that is gone is gone.
 */
export const PRICE = {
  /** A picture, a box, a strip of figures: times the square of the share by which its height changes. A tenth is 0.6. */
  height: 60,
  /** The same for a headline, whose type changes with it. */
  headHeight: 360,
  /** A step of the ladder of a subhead or quote: all heads of the kind change together, so that only their weight is seen. */
  head: 6,
  /** A step of its ladder by which a headline comes out smaller; each step beyond the second besides; a larger one. */
  headSmaller: 4,
  headFarther: 40,
  headLarger: 1,
  /** A headline that fits its frame in no size: the page cannot go out like that. */
  headUnfit: 1000,
  /** A line more or fewer on the page: the whole page becomes a shade darker or lighter. */
  line: 8,
  /** A point of body size: what readers see first. Half a point is more than all lines that a page usually has to give. */
  size: 100,
  /** An optional element that is dropped, and what each later one costs more: the writer's order holds. */
  dropped: 120,
  droppedLater: 30,
} as const;
