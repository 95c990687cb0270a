/** Two objects as one. A spread would read getters once and for all; here they stay getters. */
export function joinParts<One extends object, Other extends object>(one: One, other: Other): One & Other {
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(one), ...Object.getOwnPropertyDescriptors(other) },
  ) as One & Other;
}
