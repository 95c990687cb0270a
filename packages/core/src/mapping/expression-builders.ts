import type { Shape } from "../shape/index.ts";
import type { Functions } from "./custom-step.ts";
import type { Constant, Expression, Step } from "./expression.ts";
import type { From } from "./typed-expression.ts";

const builders = Object.freeze({
  constant: (constant: Constant) => ({ constant }),
  first: (...first: Expression[]) => ({ first }),
  template: (template: string) => ({ template }),
  when: (when: Expression, is: readonly Constant[], then: Expression, ...otherwise: Expression[]) => ({
    when,
    is,
    then,
    ...(otherwise.length > 0 && { otherwise: otherwise[0] }),
  }),
  phone: (phone: Expression, ...country: Expression[]) => ({
    phone,
    ...(country.length > 0 && { country: country[0] }),
  }),
  follow: (follow: string, value: Expression) => ({ follow, value }),
  custom: (name: string): Step => ["custom", name],
  through: (from: Expression, ...through: Step[]) => ({ from, through }),
});

/** The builders for one source. They only return the JSON form, so one set serves every source. */
export const expressionBuilders = <S extends Shape, F extends Functions>(): From<S, F> =>
  builders as unknown as From<S, F>;
