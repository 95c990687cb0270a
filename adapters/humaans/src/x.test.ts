import { expect, test } from "vitest";
import { humaans } from "./index.ts";
import { hash } from "@rosterkit/core";
test("humaans", () => { expect(humaans).toBe(3); expect(hash(new Uint8Array()).length).toBe(32); });
