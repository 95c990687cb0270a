import { availableParallelism, cpus } from "node:os";
import { version } from "node:process";

/** What the bench runs on. */
export const machine: { readonly cpu: string; readonly cores: number; readonly node: string } = {
  cpu: cpus()[0]?.model ?? "unknown",
  cores: availableParallelism(),
  node: version,
};
