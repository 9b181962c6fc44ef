import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "chai";
import Fastify from "fastify";
import type { IndexerConfig } from "../../../src/indexer/config/config.ts";
import { consolePlugins } from "../../../src/cli/indexer/shared/console-plugins.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { startProgram } from "../../../src/testing/child.ts";
import { commands, type ServedSystem, servedSystem } from "../../../src/testing/command-line.ts";
import { refused } from "../../../src/testing/errors.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");

describe("tally indexer", function () {
  this.timeout(180_000);
  let system: ServedSystem;
  before(async () => {
    system = await servedSystem();
  });
  after(() => system.close());

  const config = (name: string, more: object) => {
    const file = join(system.folder, name);
    writeFileSync(file, JSON.stringify({ api: { port: 0 }, store: join(system.folder, "rows.db"), ...more }));
    return file;
  };

  it("follows the chain and answers until it is told to stop, and makes its rows anew", async () => {
    const file = config("indexer.json", { pollInterval: 50 });
    const args = ["--disable-warning=ExperimentalWarning", MAIN, ...system.where, "--json", "indexer", "run"];
    const program = startProgram(process.execPath, [...args, "--config", file], { env: process.env });
    const { url } = JSON.parse(await program.firstLine) as { url: string };
    while ((await fetch(`${url}/ready`)).status !== 200) await systemClock.sleep(20);
    const { items } = (await (await fetch(`${url}/v1/organisations`)).json()) as { items: { org: number }[] };
    expect(items.map(({ org }) => org)).to.deep.equal([1]);
    const { item } = (await (await fetch(`${url}/v1/status`)).json()) as { item: { events: number } };
    expect((await program.stop("SIGTERM")).status).to.equal(0);

    const rebuilt = await commands(system).done("indexer", "rebuild", "--config", file);
    expect(rebuilt).to.deep.include({ events: item.events });
  });

  it("says which key of its configuration is wrong", async () => {
    const plain = { issuer: "http://directory.example", clientId: "tally", people: {} };
    const wrongs = [{ stores: 1 }, { console: { passNode: true } }, { bridges: [{ url: "127.0.0.1:1" }] }];
    const elsewhere = { api: { port: 0, origin: "https://tally.example" }, console: { rpId: "other.example" } };
    for (const wrong of [...wrongs, { directory: plain }, elsewhere]) {
      const failed = await commands(system).fails("indexer", "run", "--config", config("wrong.json", wrong));
      expect(failed).to.equal("1 INDEXER_CONFIG_INVALID");
    }
  });

  it("signs in people by a directory, with a secret that only its owner reads", async () => {
    const secret = join(system.folder, "directory.secret");
    writeFileSync(secret, "s3cret\n", { mode: 0o644 });
    const directory = {
      issuer: "https://directory.example",
      clientId: "tally",
      clientSecretFile: secret,
      people: { nurse: 1 },
    };
    const file = config("directory.json", { directory });
    const failed = await commands(system).fails("indexer", "run", "--config", file);
    expect(failed).to.equal("1 KEY_FILE_OPEN");
    chmodSync(secret, 0o600);
    const args = ["--disable-warning=ExperimentalWarning", MAIN, ...system.where, "--json", "indexer", "run"];
    const program = startProgram(process.execPath, [...args, "--config", file], { env: process.env });
    const { url } = JSON.parse(await program.firstLine) as { url: string };
    expect(await (await fetch(`${url}/v1/sign-in`)).json()).to.deep.equal({ account: true, directory: true });
    expect((await program.stop("SIGTERM")).status).to.equal(0);
  });

  it("has a webhook be brought everything from a block on again", async () => {
    const brought: { readonly id: string }[][] = [];
    const receiver = Fastify();
    receiver.post("/", async (request) => {
      brought.push((request.body as { readonly events: { readonly id: string }[] }).events);
      return {};
    });
    const secretFile = join(system.folder, "erp.secret");
    writeFileSync(secretFile, "s3cret\n", { mode: 0o600 });
    const url = await receiver.listen({ host: "127.0.0.1", port: 0 });
    const webhooks = [{ name: "erp", url, secretFile }];
    const file = config("webhook.json", { store: join(system.folder, "webhook.db"), pollInterval: 20, webhooks });
    const args = ["--disable-warning=ExperimentalWarning", MAIN, ...system.where, "--json", "indexer", "run"];
    /** Runs it until as many events were brought. */
    const until = async (many: number) => {
      brought.length = 0;
      const program = startProgram(process.execPath, [...args, "--config", file], { env: process.env });
      const { url } = JSON.parse(await program.firstLine) as { url: string };
      const { item } = await (async function status(): Promise<{ item: { events: number } }> {
        const answer = await fetch(`${url}/v1/status`);
        if (answer.status === 200 && (await fetch(`${url}/ready`)).status === 200) return answer.json() as never;
        await systemClock.sleep(20);
        return status();
      })();
      while (brought.flat().length < Math.min(many, item.events)) await systemClock.sleep(20);
      expect((await program.stop("SIGTERM")).status).to.equal(0);
      return brought.flat().map(({ id }) => id);
    };
    try {
      const all = await until(Number.POSITIVE_INFINITY);
      expect(all.length).to.be.above(1);
      const blockOf = (id: string | undefined) => Number((id ?? "").split(":")[0]);
      const last = blockOf(all.at(-1));
      const verb = ["indexer", "rewind", "--config", file, "--webhook"];
      expect(await commands(system).fails(...verb, "erp", "--to", String(last + 2))).to.equal("1 INDEX_REWIND_AHEAD");
      expect(await commands(system).fails(...verb, "other", "--to", "1")).to.equal("1 USAGE");
      const done = await commands(system).done(...verb, "erp", "--to", String(last));
      expect(done).to.deep.equal({ ok: true, webhook: "erp", block: last });
      const again = all.filter((id) => blockOf(id) >= last);
      expect(await until(again.length)).to.deep.equal(again);
    } finally {
      await receiver.close();
    }
  });

  it("lists what a receiver would not take while it runs, and forgets one that somebody saw to", async () => {
    const receiver = Fastify();
    receiver.post("/", async (_, reply) => reply.code(422).send({}));
    const secretFile = join(system.folder, "refuser.secret");
    writeFileSync(secretFile, "s3cret\n", { mode: 0o600 });
    const url = await receiver.listen({ host: "127.0.0.1", port: 0 });
    const webhooks = [{ name: "erp", url, secretFile }];
    const store = join(system.folder, "aside.db");
    const file = config("aside.json", { store, pollInterval: 20, webhooks });
    const args = ["--disable-warning=ExperimentalWarning", MAIN, ...system.where, "--json", "indexer", "run"];
    const program = startProgram(process.execPath, [...args, "--config", file], { env: process.env });
    try {
      const { url: api } = JSON.parse(await program.firstLine) as { url: string };
      while ((await fetch(`${api}/ready`)).status !== 200) await systemClock.sleep(20);
      // Eight refusals take minutes: here one is put aside by hand.
      const db = new DatabaseSync(store, { timeout: 5_000 });
      db.exec(
        "INSERT INTO dead_letter SELECT 'erp', pos, 'it answered 422', 1700000000 FROM event ORDER BY pos LIMIT 1",
      );
      db.close();
      const verb = (name: string, ...more: string[]) => ["indexer", name, "--config", file, ...more];
      const { letters } = (await commands(system).done(...verb("dead-letters"))) as never as {
        letters: { event: string }[];
      };
      expect(letters).to.have.length(1);
      expect(letters[0]).to.deep.include({ webhook: "erp", reason: "it answered 422", at: 1_700_000_000 });
      const event = letters[0]?.event ?? "";
      const drop = verb("drop", "--webhook", "erp", "--event", event);
      expect(await commands(system).done(...drop)).to.deep.equal({ ok: true, webhook: "erp", event });
      expect(await commands(system).fails(...drop)).to.equal("1 NOT_FOUND");
      expect(await commands(system).done(...verb("dead-letters", "--webhook", "erp"))).to.deep.equal({
        ok: true,
        letters: [],
      });
      expect(await commands(system).fails(...verb("dead-letters", "--webhook", "other"))).to.equal("1 USAGE");
    } finally {
      await program.stop("SIGTERM");
      await receiver.close();
    }
  });

  it("says that its database does not answer, and that trying again may help", async () => {
    const file = config("unreachable.json", { store: "postgres://tally@127.0.0.1:1/tally" });
    expect(await commands(system).fails("indexer", "run", "--config", file)).to.equal("75 INDEX_STORE_UNREACHABLE");
  });

  describe("with the console", () => {
    const cli = () => ({
      endpoint: async () => ({ url: String(system.where[1]) }),
      deploymentFile: () => String(system.where[3]),
    });
    const built = (name: string) => {
      const folder = join(system.folder, name);
      mkdirSync(folder);
      writeFileSync(join(folder, "index.html"), "<!doctype html><title>console</title>");
      return folder;
    };
    const served = async (console: object, folder: string, api: IndexerConfig["api"] = { port: 0 }, zone?: string) => {
      const app = Fastify();
      const config = { api, console, ...(zone && { zone }) };
      for (const plugin of await consolePlugins(cli(), config, folder)) await app.register(plugin);
      return app;
    };

    it("has none where the configuration asks for none", async () => {
      expect(await consolePlugins(cli(), { api: { port: 0 } })).to.deep.equal([]);
    });

    it("refuses where it was not built", async () => {
      await refused(
        () => consolePlugins(cli(), { api: { port: 0 }, console: {} }, join(system.folder, "nowhere")),
        "USAGE",
      );
    });

    it("passes questions to the node on only where it is told to, and never one that signs", async () => {
      const folder = built("console");
      const ask = {
        method: "POST",
        url: "/console/node",
        payload: { jsonrpc: "2.0", id: 1, method: "eth_chainId" },
      } as const;
      const closed = await served({}, folder);
      expect((await closed.inject({ url: "/", headers: { accept: "text/html" } })).body).to.include("<title>console");
      expect((await closed.inject(ask)).statusCode).to.equal(404);
      const open = await served({ passesNode: true }, folder);
      expect((await open.inject(ask)).json()).to.deep.include({ result: "0x7a69" });
      const signs = { ...ask, payload: { ...ask.payload, method: "eth_sendTransaction" } };
      expect((await open.inject(signs)).statusCode).to.equal(403);
      await Promise.all([closed.close(), open.close()]);
    });

    it("tells its pages the zone of the sites, where it is configured", async () => {
      const folder = built("zones");
      const told = async (zone?: string) => {
        const app = await served({}, folder, { port: 0 }, zone);
        const settings = (await app.inject("/console/settings")).json();
        await app.close();
        return settings.zone;
      };
      expect(await told()).to.equal(null);
      expect(await told("+08:00")).to.equal("+08:00");
    });

    it("tells its pages the domain of the passkeys: its host, unless a domain above is configured, and none of an address", async () => {
      const folder = built("passkeys");
      const told = async (console: object, api: IndexerConfig["api"]) => {
        const app = await served(console, folder, api);
        const { rpId } = (await app.inject("/console/settings")).json();
        await app.close();
        return rpId;
      };
      const named = { port: 0, origin: "https://ward.tally.example" };
      expect(await told({}, named)).to.equal("ward.tally.example");
      expect(await told({ rpId: "tally.example" }, named)).to.equal("tally.example");
      expect(await told({}, { port: 0 })).to.equal("localhost");
      expect(await told({}, { port: 0, host: "192.0.2.7" })).to.equal(null);
    });
  });
});
