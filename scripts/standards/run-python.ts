import { spawn } from "node:child_process";
import { PYTHON } from "../python-package.ts";

const LONGEST = 60_000;

/** What a program prints. The server that it asks is in this process, so it is not waited for by standing still. @param folder Where its packages are. */
export function runPython(folder: string, args: readonly string[]): Promise<string> {
  const child = spawn(PYTHON, [...args], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: LONGEST,
    env: { ...process.env, PYTHONPATH: folder },
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`the client ended with ${code}`))));
  });
}
