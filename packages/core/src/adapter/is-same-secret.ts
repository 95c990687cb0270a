/** Whether two texts are the same: a signature, or the value of a header. Takes the same time wherever two of a length differ, so that nothing is learnt by trying. */
export const isSameSecret = (expected: string, given: string): boolean => {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index++)
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  return difference === 0;
};
