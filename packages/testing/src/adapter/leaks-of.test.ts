import { describe, expect, test } from "vitest";
import { leaksOf } from "./leaks-of.ts";

const secret = "s3cret/key+ö";
const basic = btoa(String.fromCharCode(...new TextEncoder().encode(`user:${secret.replace("ö", "")}`)));

class Telling extends Error {
  get request() {
    return { headers: new Headers({ "x-key": "s3cret/key+" }) };
  }
}

class Printing extends Error {
  toJSON() {
    return { sent: secret };
  }
}

describe("a secret is found", () => {
  test.each([
    ["in the message", new Error(`No: ${secret}`)],
    ["in the cause of the cause", new Error("No", { cause: new Error("Why", { cause: { body: secret } }) })],
    ["among several errors", new AggregateError([new Error("No"), new Error(secret)])],
    ["in a property that is not listed", Object.defineProperty(new Error("No"), "sent", { value: secret })],
    ["under a symbol", Object.assign(new Error("No"), { [Symbol("sent")]: [secret] })],
    ["in what becomes of it as JSON", new Printing("No")],
    ["in an address", new Error(`GET /?key=${encodeURIComponent(secret)}`)],
  ])("%s", (_, error) => {
    expect(leaksOf(error, [secret])).toEqual([secret]);
  });

  test("behind a getter of its class", () => {
    expect(leaksOf(new Telling("No"), ["s3cret/key+"])).toEqual(["s3cret/key+"]);
  });

  test("in base64, as `Authorization: Basic` writes it", () => {
    expect(leaksOf({ authorization: `Basic ${basic}` }, ["s3cret/key+"])).toEqual(["s3cret/key+"]);
  });
});

test("nothing is found where nothing is", () => {
  const error = new Error("No", { cause: new Error("Why") });
  expect(leaksOf(error, [secret, ""])).toEqual([]);
});
