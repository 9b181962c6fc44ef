import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { startProgram } from "../../../src/testing/child.ts";
import { tally, temporaryFolder } from "../../../src/testing/command-line.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");

/** Listens on a port of the loopback interface; 0 is a free one. Fails where it is taken. */
const listen = (port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server));
  });
const portOf = (server: Server) => (server.address() as { port: number }).port;
const close = (server: Server) => new Promise((resolve) => server.close(resolve));

describe("tally up", () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    it(`starts, serves, and on ${signal} ends with 0 and frees the port`, async () => {
      const file = join(folder, "new folder", "deployment.json");
      const up = startProgram(process.execPath, [MAIN, "--json", "--deployment", file, "up", "--port", "0"]);
      try {
        const printed = JSON.parse(await up.firstLine);
        expect(printed).to.deep.include({ ok: true, deployment: file, chainId: 31_337 });
        expect(JSON.parse(readFileSync(file, "utf8"))).to.include({ network: "embedded", chainId: 31_337 });
        const list = await tally(["--rpc", printed.url, "--deployment", file, "--json", "members", "list"]);
        expect(list.exitCode).to.equal(0);
        const { status, stdout, stderr } = await up.stop(signal);
        expect([status, stderr, stdout.trim().split("\n").length]).to.deep.equal([0, "", 1]);
        await close(await listen(Number(new URL(printed.url).port)));
        const gone = await tally(["--rpc", printed.url, "--deployment", file, "--json", "members", "list"]);
        expect([gone.exitCode, gone.json().error.code]).to.deep.equal([75, "RPC_UNREACHABLE"]);
      } finally {
        await up.stop("SIGKILL");
      }
    });
  }

  it("tells people where the chain is and what to do next", async () => {
    const file = join(folder, "text.json");
    const up = startProgram(process.execPath, [MAIN, "--deployment", file, "up", "--port", "0"]);
    try {
      expect(await up.firstLine).to.match(/^chain {7}http:\/\/127\.0\.0\.1:\d+ \(chain id 31337, in memory\)$/);
    } finally {
      expect((await up.stop("SIGTERM")).stdout).to.contain("tally members list");
    }
  });

  it("refuses a port that is taken, an address that is not ours, and what is no port", async () => {
    const file = join(folder, "none.json");
    const fails = async (...args: string[]) => {
      const { exitCode, json } = await tally(["--json", "--deployment", file, "up", ...args]);
      return `${exitCode} ${json().error.code}`;
    };
    const other = await listen(0);
    try {
      expect(await fails("--port", String(portOf(other)))).to.equal("1 PORT_TAKEN");
    } finally {
      await close(other);
    }
    expect(await fails("--port", "0", "--host", "192.0.2.1")).to.equal("1 LISTEN_REFUSED");
    for (const port of ["http", "-1", "65536", "1.5"]) expect(await fails("--port", port), port).to.equal("1 USAGE");
    expect(existsSync(file)).to.equal(false);
  });

  it("does not overwrite the deployment file of another chain", async () => {
    const file = join(folder, "consortium.json");
    writeFileSync(file, JSON.stringify({ network: "besu", chainId: 1981 }));
    const { exitCode, json } = await tally(["--json", "--deployment", file, "up", "--port", "0"]);
    expect([exitCode, json().error.code]).to.deep.equal([1, "DEPLOYMENT_OF_OTHER_CHAIN"]);
    expect(JSON.parse(readFileSync(file, "utf8")).chainId).to.equal(1981);
  });

  it("refuses a deployment file that cannot be written, and stops", async () => {
    const notFolder = join(folder, "file");
    writeFileSync(notFolder, "");
    const args = ["--json", "--deployment", join(notFolder, "deployment.json"), "up", "--port", "0"];
    const { exitCode, json } = await tally(args);
    expect([exitCode, json().error.code]).to.deep.equal([1, "FILE_UNWRITABLE"]);
  });
});
