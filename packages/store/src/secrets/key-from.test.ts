import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { ConfigurationError } from "@rosterkit/core";
import { describe, expect, it } from "vitest";
import { keyFrom } from "./key-from.ts";
import { sealingKey } from "./sealing-key.ts";

const bytes = randomBytes(32);
const text = bytes.toString("base64");

describe("a sealing key", () => {
  it("is the same however its bytes are written, and is shown by its id alone", () => {
    const keys = [text, bytes.toString("base64url"), bytes.toString("hex"), `\n${text}\n`].map(sealingKey);
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(Buffer.from(keys[0]?.bytes ?? []).equals(bytes)).toBe(true);
    expect(inspect(keys[0]) + JSON.stringify(keys[0])).not.toContain("bytes");
    expect(sealingKey(randomBytes(32).toString("hex")).id).not.toBe(keys[0]?.id);
  });

  it.each(["", "short", "?".repeat(43), "ab".repeat(31), `${text}AAAA`])("is not %j", (wrong) => {
    expect(() => sealingKey(wrong)).toThrow(ConfigurationError);
  });

  it("comes from the environment", async () => {
    expect((await keyFrom({ env: "KEY", environment: { KEY: text } })).id).toBe(sealingKey(text).id);
    await expect(keyFrom({ env: "KEY", environment: {} })).rejects.toThrow("KEY: is not set in the environment");
  });

  it("comes from a program, whose failure is not quoted", async () => {
    const print = (what: string) => keyFrom({ command: [process.execPath, "-e", what] });
    expect((await print(`console.log("${text}")`)).id).toBe(sealingKey(text).id);
    const error = await print(`console.log("tell-tale"); process.exit(1)`).catch((reason: unknown) => reason);
    expect(ConfigurationError.isInstance(error)).toBe(true);
    expect(inspect(error)).not.toContain("tell-tale");
    await expect(
      keyFrom({ command: [process.execPath, "-e", "setTimeout(() => {}, 60000)"], timeoutMs: 200 }),
    ).rejects.toThrow("did not end in time");
  });
});
