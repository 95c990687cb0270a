import type { Shape } from "./shape.ts";

/** A shape with attributes found at run time: names that only run time knows are for mapping JSON, not for the compiler. */
export type ExtendedShape<S extends Shape, More extends Shape> = string extends keyof More
  ? S
  : S & Omit<More, keyof S>;

/**
 * A shape with more attributes: those that a vendor lists for one customer, or custom attributes of Employee.
 * A name that the shape already has stays as it was, since the code that reads it was written for that.
 */
export const extendShape = <S extends Shape, More extends Shape>(shape: S, more: More): ExtendedShape<S, More> =>
  Object.freeze({ ...shape, ...more, ...shape }) as ExtendedShape<S, More>;
