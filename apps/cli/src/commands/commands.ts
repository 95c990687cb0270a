import { apiKeyRoles } from "@rosterkit/store";
import { logLevels } from "../serve/log-levels.ts";
import { apply } from "./apply.ts";
import { approve } from "./approve.ts";
import { backup } from "./backup.ts";
import { check } from "./check.ts";
import type { CommandRow, OptionRow } from "./command-row.ts";
import { createCompletion } from "./completion.ts";
import { connectEvents } from "./connect-events.ts";
import { due } from "./due.ts";
import { explain } from "./explain.ts";
import { handOver } from "./hand-over.ts";
import { init } from "./init.ts";
import { addKey, listKeys, revokeKey } from "./keys.ts";
import { log } from "./log.ts";
import { askMatches, decideMatches, finishMatches, revertMatch, showMatches } from "./match.ts";
import { migrate } from "./migrate.ts";
import { plan } from "./plan.ts";
import { listPlans, showKeptPlan } from "./plans.ts";
import { listEvents, replayEvents } from "./received-events.ts";
import { release } from "./release.ts";
import { revert } from "./revert.ts";
import { serve } from "./serve.ts";
import { simulate } from "./simulate.ts";
import { syncAll } from "./sync-all.ts";
import { exportSync, importSync } from "./transfer.ts";
import { verifyLog } from "./verify-log.ts";

const personHelp = "work email, or id at the source";
const yes: OptionRow = { flags: "--yes", help: "confirm a plan that wants a person's word as a whole" };
const by: OptionRow = { flags: "--by <name>", help: "who decides", required: true };
const reason: OptionRow = { flags: "--reason <text>", help: "why", required: true };
const all: OptionRow = { flags: "--all", help: "show everybody, however many there are" };
const html: OptionRow = { flags: "--html <file>", help: "write the plan as a page to look at; it holds personal data" };
const out: OptionRow = { flags: "--out <file>", help: "keep the plan instead of applying it; it holds personal data" };

const keyMaker: OptionRow = { flags: "--by <name>", help: "who decides; the machine's user when left out" };

const reading: readonly CommandRow[] = [
  { name: "check", description: "check credentials and permissions on both sides of every sync", act: check },
  {
    name: "plan",
    description: "read both sides and show what would be done; writes nothing to either",
    options: [
      { flags: "--out <file>", help: "keep the plan, to be applied as it was reviewed; it holds personal data" },
      html,
      { flags: "--at <instant>", help: "plan for another instant than now" },
      { flags: "--only <person...>", help: `look at these people alone: ${personHelp}` },
      { flags: "--changed", help: "look at those alone who may have changed" },
      { flags: "--hinted", help: "look at those alone whom events named and nobody has looked at since" },
      { flags: "--adopt <how>", help: "on the first run, take exact and unique matches", choices: ["exact"] },
      all,
    ],
    act: plan,
  },
  {
    name: "explain",
    description: "how the values of somebody's account come about",
    parameters: [
      ["<person>", personHelp],
      ["[attribute]", "attribute of the account; all that are mapped when left out"],
    ],
    act: explain,
  },
  {
    name: "simulate",
    description: "what becomes true of whom between two instants, as the source has it now",
    options: [
      { flags: "--from <instant>", help: "ISO date or instant; now when left out" },
      { flags: "--to <instant>", help: "ISO date or instant", required: true },
    ],
    act: simulate,
  },
  {
    name: "log",
    description: "every attempt to write: who, what, before and after, how it ended",
    options: [
      { flags: "--run <id>", help: "of one run" },
      { flags: "--person <who>", help: `of one person: ${personHelp}` },
      { flags: "--since <instant>", help: "ISO date or instant; 30 days ago when left out" },
    ],
    parts: [{ name: "verify", description: "prove that nothing of the log was changed or lost", act: verifyLog }],
    act: log,
  },
  { name: "due", description: "when runs are due, and why", act: due },
];

const writing: readonly CommandRow[] = [
  {
    name: "apply",
    description: "apply a plan that was kept with plan --out",
    parameters: [["<plan>", "the plan's file"]],
    options: [yes],
    act: apply,
  },
  {
    name: "sync-all",
    description: "make accounts for everybody in scope, whenever they started; shown and confirmed as a whole",
    options: [out, html, yes, all],
    act: syncAll,
  },
  {
    name: "revert",
    description: "take a run back: what still is what it left goes back to what was before",
    parameters: [["<run>", "the run's id, as in the log"]],
    options: [{ flags: "--only <person...>", help: `these people alone: ${personHelp}` }, out, html, yes, all],
    act: revert,
  },
];

const deciding: readonly CommandRow[] = [
  {
    name: "approve",
    description: "approve held changes of a kept plan exactly as they are; the next plan has them without a hold",
    parameters: [["<plan>", "the plan's file"]],
    options: [
      { flags: "--change <id...>", help: "changes, by id" },
      { flags: "--class <name...>", help: "every change that the guard holds for one of these classes" },
      { flags: "--person <who...>", help: `every held change of these people: ${personHelp}` },
      by,
      reason,
    ],
    act: approve,
  },
  {
    name: "match",
    description: "show who is who, with evidence, before anything is written",
    options: [all],
    parts: [
      {
        name: "decide",
        description: "take the decisions of a file, all of them or none",
        parameters: [["<decisions>", "JSON file; the README shows one"]],
        options: [by, reason],
        act: decideMatches,
      },
      { name: "ask", description: "go through whoever is open, one by one", options: [by, reason], act: askMatches },
      {
        name: "finish",
        description: "finish the review that was looked at, and apply what changes by it",
        options: [
          { flags: "--digest <digest>", help: "of the review that was looked at, as match shows it", required: true },
          by,
          reason,
          out,
          html,
          yes,
          all,
        ],
        act: finishMatches,
      },
      {
        name: "revert",
        description: "take back what was written to the account of a wrong match, before unmatching",
        parameters: [["<person>", personHelp]],
        options: [out, html, yes, all],
        act: revertMatch,
      },
    ],
    act: showMatches,
  },
  {
    name: "hand-over",
    description: "let the sync move an account that somebody else suspended or deactivated",
    parameters: [["<person>", personHelp]],
    act: handOver,
  },
  {
    name: "release",
    description: "end the hold on people for whom a run was taken back",
    parameters: [["[person]", personHelp]],
    options: [
      { flags: "--run <id>", help: "everybody and every group for whom this run was taken back" },
      { flags: "--group <id>", help: "a group, by id at the source" },
      { flags: "--revocation", help: "take an immediate revocation of this person back" },
    ],
    act: release,
  },
];

const unattended: readonly CommandRow[] = [
  {
    name: "serve",
    description: "run the syncs by themselves, and answer over HTTP, until Ctrl-C or SIGTERM",
    options: [
      { flags: "--host <address>", help: "address to listen at; 127.0.0.1 when neither this nor the config says" },
      { flags: "--port <number>", help: "port to listen at, 0 for any; 8080 when neither this nor the config says" },
      { flags: "--concurrency <number>", help: "syncs worked on at once; 4 when neither this nor the config says" },
      {
        flags: "--log-level <level>",
        help: "least level of lines with --json; info when left out",
        choices: logLevels,
      },
    ],
    act: serve,
  },
  {
    name: "plans",
    description: "plans of which something waits for a person, as serve keeps them",
    parts: [
      {
        name: "show",
        description: "show one, or keep it in a file for approve and apply",
        parameters: [["<plan>", "its id"]],
        options: [out, html, all],
        act: showKeptPlan,
      },
    ],
    act: listPlans,
  },
  {
    name: "keys",
    description: "keys of the HTTP API that serve answers",
    parts: [
      {
        name: "add",
        description: "make one, and show it this once",
        parameters: [["<name>", "who or what has it; approvals by it are recorded under this name"]],
        options: [
          { flags: "--role <role>", help: "what it may do, least first", choices: apiKeyRoles, required: true },
          { flags: "--ends <instant>", help: "ISO date or instant from which on it is refused; never when left out" },
          keyMaker,
        ],
        act: addKey,
      },
      {
        name: "revoke",
        description: "refuse one from now on",
        parameters: [["<key>", "its id"]],
        options: [keyMaker],
        act: revokeKey,
      },
    ],
    act: listKeys,
  },
  {
    name: "events",
    description: "how the source tells that something happened",
    parts: [
      {
        name: "connect",
        description: "have the source send its events to a server that runs already",
        options: [
          { flags: "--url <address>", help: "where vendors reach the server; server.url of the config when left out" },
        ],
        act: connectEvents,
      },
      {
        name: "list",
        description: "whom events named, latest first",
        options: [{ flags: "--since <instant>", help: "ISO date or instant; a day ago when left out" }],
        act: listEvents,
      },
      {
        name: "replay",
        description: "have everybody looked at once more whom events named that came since then",
        options: [
          { flags: "--since <instant>", help: "ISO date or instant", required: true },
          { flags: "--until <instant>", help: "ISO date or instant; now when left out" },
        ],
        act: replayEvents,
      },
    ],
  },
];

const settingUp: readonly CommandRow[] = [
  {
    name: "init",
    description: "write a config for one sync, and a .env for its secrets, once both sides were checked",
    options: [
      { flags: "--source <vendor>", help: "where people come from; asked for when left out" },
      { flags: "--target <vendor>", help: "where their accounts are; asked for when left out" },
      { flags: "--zone <zone>", help: "time zone of whoever has none of their own, such as Europe/London" },
      { flags: "--set <setting...>", help: "settings that are no secrets: okta.domain=example.okta.com" },
      { flags: "--group <name...>", help: "groups of Okta whose members are meant, where people come from there" },
      { flags: "--unchecked", help: "call nobody: write it even if it does not work" },
    ],
    act: init,
  },
  { name: "migrate", description: "bring the tables of the store up to date", act: migrate },
  {
    name: "backup",
    description: "copy a store that is a file, while it is used; of PostgreSQL pg_dump does that",
    parameters: [["<file>", "a new file; it holds personal data"]],
    act: backup,
  },
  {
    name: "export",
    description: "write all that the store knows of a sync into a file; it holds personal data",
    parameters: [["<file>", "JSON Lines, replaced where it is there"]],
    act: exportSync,
  },
  {
    name: "import",
    description: "take an exported sync into a store that knows nothing of it",
    parameters: [["<file>", "as export wrote it"]],
    act: importSync,
  },
];

/** Every command. */
export const commands: readonly CommandRow[] = [
  ...settingUp,
  ...reading,
  ...writing,
  ...deciding,
  ...unattended,
  {
    name: "completion",
    description: "print a script that completes commands and options in a shell",
    parameters: [["<shell>", "bash, zsh or fish"]],
    act: createCompletion(() => commands),
  },
];
