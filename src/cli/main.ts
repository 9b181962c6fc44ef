#!/usr/bin/env node
import dotenv from "dotenv";
import { run } from "./program.ts";

dotenv.config({ quiet: true });

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => console.log(text),
  err: (text) => console.error(text),
  isTerminal: process.stderr.isTTY === true,
  env: process.env,
});
