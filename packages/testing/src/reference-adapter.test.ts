import { referenceAdapter } from "./__fixtures__/reference-adapter.ts";
import { testAdapter } from "./test-adapter.ts";

testAdapter(referenceAdapter);
