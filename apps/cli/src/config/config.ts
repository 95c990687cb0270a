import { type SyncSettingsInput, syncSettingsSchema } from "@rosterkit/core";
import { z } from "zod";
import { adapterIds } from "./adapters.ts";
import { serverConfigSchema } from "./server-config.ts";

const name = z
  .string()
  .regex(/^[A-Za-z][\w-]{0,63}$/, { error: "must begin with a letter and have letters, digits, dash or underscore" });

const connection = z.strictObject({
  adapter: z.enum(adapterIds).describe("Which vendor"),
  settings: z
    .record(z.string(), z.unknown())
    .default({})
    .describe("The vendor's settings without secrets; what is not here comes from the environment"),
});

const place = z.union([
  z.strictObject({
    sqlite: z.string().min(1).max(4096).describe("Path of the database file, from the config file's folder"),
  }),
  z.strictObject({
    postgres: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, { error: "must be the name of an environment variable, such as DATABASE_URL" })
      .describe("Name of the environment variable that holds the connection string"),
  }),
]);

/** What a config file may hold. A sync's own settings are checked when it is opened, with every problem at once. */
export const configSchema = z.strictObject({
  store: place.default({ sqlite: "rosterkit.db" }).describe("Where links, journal and the rest are kept"),
  connections: z.record(name, connection).describe("Vendors with their settings, by a name of your own"),
  syncs: z
    .array(
      z.looseObject({
        id: syncSettingsSchema.shape.id,
        source: name.describe("Name of the connection people come from"),
        target: name.describe("Name of the connection their accounts are at"),
      }),
    )
    .max(1000)
    .describe("What is kept in step"),
  server: serverConfigSchema.prefault({}).describe("How syncs run by themselves, under serve"),
});

/** A config with every default filled in. */
export type Config = z.output<typeof configSchema>;

/** One sync as a config file has it: its settings, and which connections it is between. */
export interface SyncInput extends SyncSettingsInput {
  readonly source: string;
  readonly target: string;
}

/** A config as people write it. Secrets are never in it. */
export interface ConfigInput extends Omit<z.input<typeof configSchema>, "syncs"> {
  readonly syncs: readonly SyncInput[];
}

/** Gives a config file its types: `export default defineConfig({ … })`. Checks nothing; the command line does. */
export const defineConfig = <const Input extends ConfigInput>(config: Input): Input => config;
