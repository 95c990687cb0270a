import type { AddressInfo } from "node:net";
import { createMemoryStore } from "@rosterkit/core";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Notice } from "../runner/notice.ts";
import { createNotifier } from "./create-notifier.ts";
import type { NoticeFailure } from "./notifier.ts";

/** A real mail server on this machine that ends with the test. */
const startMailServer = async (options: SMTPServerOptions = {}) => {
  const mails: { readonly to: readonly string[]; readonly text: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onData: (stream, { envelope }, done) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on("end", () => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  return { port: (server.server.address() as AddressInfo).port, mails };
};

const open = (url: string) => {
  const failures: NoticeFailure[] = [];
  const notifier = createNotifier({
    store: createMemoryStore(),
    mail: { url, from: "Rosterkit <sync@example.com>", to: ["it@example.com", "security@example.com"] },
    onFailure: (failure) => failures.push(failure),
  });
  onTestFinished(() => notifier.stop());
  notifier.start();
  return { notifier, failures };
};

const patient = { timeout: 30_000, interval: 10 };

const quarantined: Notice = {
  about: "quarantined",
  sync: "people to Okta",
  connection: "okta",
  at: "2026-11-23T09:00:00.000Z",
  until: "2026-11-23T09:15:00.000Z",
  code: "authentication",
  message: "Okta answered 401 to GET /users",
  remedy: "Make a new token.",
};

describe("a notice by mail", () => {
  it("goes to all in one plain text that says what happened to which sync, and what to do", async () => {
    const { port, mails } = await startMailServer({
      authOptional: false,
      onAuth: ({ username, password }, _, done) =>
        username === "rosterkit" && password === "p@ss" ? done(null, { user: 1 }) : done(new Error("no")),
      allowInsecureAuth: true,
    });
    const { notifier, failures } = open(`smtp://rosterkit:p%40ss@127.0.0.1:${port}`);
    notifier.onNotice(quarantined);
    await vi.waitFor(() => expect([mails.length, failures]).toEqual([1, []]), patient);
    expect(mails[0]?.to).toEqual(["it@example.com", "security@example.com"]);
    const text = mails[0]?.text ?? "";
    expect(text).toMatch(/^Message-ID: <msg_[\w-]{36}@example\.com>\r$/m);
    const unfolded = text.replaceAll("\r\n ", " ");
    expect(unfolded).toMatch(/^Subject: \[Rosterkit\] people to Okta: the connection okta is not used for a while\r$/m);
    expect(text).toContain("Auto-Submitted: auto-generated");
    expect(text).toContain("Content-Type: text/plain");
    expect(text).toContain("Why: Okta answered 401 to GET /users\r\n");
    expect(text).toContain("What to do: Make a new token.\r\n");
    expect(text).toContain("Tried again: 2026-11-23T09:15:00.000Z\r\n");
  });

  it("that the server refuses is told by its codes alone, which name nobody", async () => {
    const { port, mails } = await startMailServer({
      onRcptTo: ({ address }, _, done) => done(new Error(`No such user ${address}`)),
    });
    const { notifier, failures } = open(`smtp://127.0.0.1:${port}`);
    notifier.onNotice(quarantined);
    await vi.waitFor(() => expect(failures).toHaveLength(1), patient);
    expect(failures[0]).toMatchObject({ channel: "mail", code: "refused", isGivenUp: false });
    expect(failures[0]?.message).toMatch(/^The mail server answered 550 \(E\w+\)$/);
    expect(mails).toEqual([]);
  });

  it("that one address is refused for is delivered to the others, and told", async () => {
    const { port, mails } = await startMailServer({
      onRcptTo: ({ address }, _, done) => (address.startsWith("it@") ? done(new Error("gone")) : done()),
    });
    const { notifier, failures } = open(`smtp://127.0.0.1:${port}`);
    notifier.onNotice(quarantined);
    await vi.waitFor(() => expect(failures).toHaveLength(1), patient);
    expect(mails.map(({ to }) => to)).toEqual([["security@example.com"]]);
    expect(failures[0]).toMatchObject({ isGivenUp: true, message: "The mail server refused 1 of 2 addresses" });
  });

  it("and its password go to nobody who does not encrypt, this machine excepted", async () => {
    const { port, mails } = await startMailServer({ onAuth: () => expect.unreachable() });
    // Also this machine, by a name of which that cannot be told.
    const { notifier, failures } = open(`smtp://rosterkit:secret-of-ours@0.0.0.0:${port}`);
    notifier.onNotice(quarantined);
    await vi.waitFor(() => expect(failures).toHaveLength(1), patient);
    expect(mails).toEqual([]);
    expect(failures[0]?.message).toMatch(/^The mail server /);
    expect(JSON.stringify(failures)).not.toContain("secret-of-ours");
  });
});
