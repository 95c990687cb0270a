export * from "./any-adapter.ts";
