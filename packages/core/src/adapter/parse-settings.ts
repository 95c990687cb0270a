import type { z } from "zod";
import { ConfigurationError } from "../errors/index.ts";
import { settingProblems } from "./setting-problems.ts";

/**
 * Settings as the schema gives them: checked, defaults filled in. Throws a ConfigurationError that lists every problem at once
 * and quotes no value. `adapterId` names the adapter in the error.
 */
export const parseSettings = <Settings>(schema: z.ZodType<Settings>, input: unknown, adapterId?: string): Settings => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = settingProblems(schema, input, result.error.issues);
  throw new ConfigurationError(problems, {
    adapter: adapterId,
    remedy: `Set or correct ${problems.map(({ path }) => path || "the settings").join(", ")}, then try again.`,
  });
};
