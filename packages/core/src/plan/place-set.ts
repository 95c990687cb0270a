/** Places of records, kept in one byte each. */
export interface PlaceSet {
  add(place: number): void;
  /** False for -1 and for every place that was not added. */
  has(place: number): boolean;
}

/** No places yet. */
export function createPlaceSet(): PlaceSet {
  let marks = new Uint8Array(1024);
  return {
    add: (place) => {
      if (place >= marks.length) {
        const wider = new Uint8Array(place * 2);
        wider.set(marks);
        marks = wider;
      }
      marks[place] = 1;
    },
    has: (place) => marks[place] === 1,
  };
}
