export * from "./employee/index.ts";
export * from "./shape/index.ts";
