/** Numbers from 0 up to 1 that are the same every time. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed * 7919;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};
