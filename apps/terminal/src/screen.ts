import { createColors } from "picocolors";

/** Where the demo is shown. */
export interface Screen {
  /** Columns to fill. */
  readonly width: number;
  /** Colours, or nothing where they are not wanted. */
  readonly paint: ReturnType<typeof createColors>;
  readonly print: (...lines: readonly string[]) => void;
}

type Output = Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;

/** Colours are for terminals whose owner has not said no to them. A file or a pipe is as wide as `COLUMNS` says, else 100. */
export function createScreen(output: Output, environment: NodeJS.ProcessEnv = process.env): Screen {
  const columns = output.columns ?? (Number(environment.COLUMNS) || 100);
  const isColourful = output.isTTY === true && !environment.NO_COLOR && environment.TERM !== "dumb";
  return {
    width: Math.min(Math.max(columns, 60), 160),
    paint: createColors(isColourful),
    print: (...lines) => void output.write(`${lines.join("\n")}\n`),
  };
}

/** A screen that nobody sees. */
export const blankScreen: Screen = { width: 100, paint: createColors(false), print: () => {} };
