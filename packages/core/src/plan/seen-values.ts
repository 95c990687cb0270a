/** Which owned attributes had a value for anybody in this read. No clear is planned for one that nobody has: that is a lost permission. */
export interface SeenValues {
  see(wanted: readonly unknown[]): void;
  /** Somebody has a value at this position. */
  mark(index: number): void;
  /** Whether anybody had a value at this position of the mapping's names. */
  has(index: number): boolean;
}

/** Nothing seen yet. */
export function createSeenValues(size: number): SeenValues {
  const seen = new Uint8Array(size);
  let missing = size;
  const mark = (index: number) => {
    if (seen[index] === 0) missing--;
    seen[index] = 1;
  };
  return {
    mark,
    see: (wanted) => {
      for (let i = 0; missing > 0 && i < size; i++) {
        if (seen[i] === 1 || wanted[i] === undefined || wanted[i] === null || wanted[i] === "") continue;
        mark(i);
      }
    },
    has: (index) => seen[index] === 1,
  };
}
