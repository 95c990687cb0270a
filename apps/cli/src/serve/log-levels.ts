import type { LogLevel } from "@rosterkit/server";

/** The levels of lines with `--json`, everything first. */
export const logLevels = ["debug", "info", "warn", "error"] as const satisfies readonly LogLevel[];
