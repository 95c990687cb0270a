import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Collects all garbage there is, so that none is counted against what comes next. */
export const collectGarbage = runInNewContext("gc") as () => void;
