import { describe, test } from "vitest";
import { referenceAdapter } from "./__fixtures__/reference-adapter.ts";
import { testAdapter } from "./test-adapter.ts";

testAdapter({ describe, test }, referenceAdapter);
