import type { Reading } from "../adapter/reader.ts";
import type { ExtentFacts, Incomplete } from "./extent.ts";
import { defaultReadLimits, type ReadLimits, type ReadOptions } from "./read-options.ts";

/** What the parts of one read share. */
export interface ReadScene {
  readonly reading: Reading;
  readonly options: ReadOptions;
  readonly limits: ReadLimits;
  /** What is not proven, each said once. */
  readonly gaps: Set<string>;
  /** Set by a gap that casts doubt on the records themselves. */
  narrowed: boolean;
  /** Known ids that a vendor who removes nobody has no more. */
  readonly gone: Set<string>;
}

/** Begins a read: nothing missing so far. */
export const createReadScene = (reading: Reading, options: ReadOptions): ReadScene => ({
  reading,
  options,
  limits: { ...defaultReadLimits, ...options.limits },
  gaps: new Set(),
  narrowed: false,
  gone: new Set(),
});

/** Adds a gap, if there is one, that casts doubt on what the records say as well. */
export const noteNarrowed = (scene: ReadScene, gap: string | undefined): void => {
  if (gap !== undefined) scene.narrowed = true;
  noteGap(scene, gap);
};

/** Adds a gap, if there is one. */
export const noteGap = ({ gaps }: ReadScene, gap: string | undefined): void => {
  if (gap !== undefined) gaps.add(gap);
};

/** What a read that is not complete says besides its facts. */
export const unproven = ({ gaps, narrowed, gone }: ReadScene): Omit<Incomplete, keyof ExtentFacts> => ({
  complete: false,
  gaps: [...gaps],
  ...(narrowed && { narrowed }),
  ...(gone.size > 0 && { gone: [...gone] }),
});
