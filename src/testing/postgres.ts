/** PostgreSQL for tests: in this process, a cluster of the test's own, or one that is there. */
import { execFile } from "node:child_process";
import { chown, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import pg from "pg";

const run = promisify(execFile);

export interface TestPostgres {
  /** Connections at once. */
  readonly poolSize: number;
  /** Gives the address of an empty database, and forgets the one before. */
  fresh(): Promise<string>;
  /** Stops the server as a crash does, and starts it again; undefined where it is not the test's own. */
  readonly outage?: { begin(): Promise<void>; end(): Promise<void> };
  close(): Promise<void>;
}

/** PostgreSQL compiled to wasm, behind a socket that speaks its protocol. One query at a time runs in
 * it, so transactions of two connections would mix: a pool of one. The server takes more, for those that are being closed. */
export async function pgliteServer(): Promise<TestPostgres> {
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, host: "127.0.0.1", port: await freePort(), maxConnections: 4 });
  await server.start();
  const url = `postgres://postgres:postgres@${server.getServerConn()}/postgres`;
  return {
    poolSize: 1,
    async fresh() {
      await db.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
      return url;
    },
    async close() {
      await server.stop();
      await db.close();
    },
  };
}

/** $TALLY_POSTGRES_URL, else a cluster started from the machine's binaries, else undefined. */
export async function postgresServer(): Promise<TestPostgres | undefined> {
  const url = process.env.TALLY_POSTGRES_URL;
  if (url) return databasesOf(url, async () => undefined);
  const bin = await postgresBinaries();
  return bin === undefined ? undefined : startCluster(bin);
}

/** Tests get databases of their own beside what the server holds, and drop them. */
async function databasesOf(
  url: string,
  stop: () => Promise<unknown>,
  server?: { begin(): Promise<unknown>; end(): Promise<unknown> },
): Promise<TestPostgres> {
  const connected = async () => {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined); // the server may be stopped under it
    await client.connect();
    return client;
  };
  let admin = await connected();
  let current: string | undefined;
  let made = 0;
  const drop = async () => {
    if (current) await admin.query(`DROP DATABASE IF EXISTS ${current} WITH (FORCE)`);
    current = undefined;
  };
  return {
    poolSize: 4,
    async fresh() {
      await drop();
      current = `tally_test_${process.pid}_${++made}`;
      await admin.query(`CREATE DATABASE ${current}`);
      const address = new URL(url);
      address.pathname = `/${current}`;
      return address.href;
    },
    ...(server && {
      outage: {
        async begin() {
          await admin.end();
          await server.begin();
        },
        async end() {
          await server.end();
          admin = await connected();
        },
      },
    }),
    async close() {
      await drop();
      await admin.end();
      await stop();
    },
  };
}

/** Where Debian puts them, newest first, or on the PATH. */
async function postgresBinaries(): Promise<string | undefined> {
  const debian = "/usr/lib/postgresql";
  const versions = await readdir(debian).catch(() => []);
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, "bin"));
  for (const folder of [...folders, ...(process.env.PATH ?? "").split(":")]) {
    if (await stat(join(folder, "pg_ctl")).catch(() => undefined)) return folder;
  }
  return undefined;
}

/** A cluster in a temporary folder. PostgreSQL refuses to run as root: then it runs as the user `postgres`, or `nobody`. */
async function startCluster(bin: string): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "pg-"));
  const user = process.getuid?.() === 0 ? await unprivileged() : undefined;
  const data = join(folder, "data");
  await mkdir(data, { mode: 0o700 });
  if (user) for (const path of [folder, data]) await chown(path, user.uid, user.gid);
  const call = (program: string, ...args: string[]) => run(join(bin, program), args, { ...user, cwd: folder });
  await call("initdb", "-D", data, "-U", "tally", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
  const port = await freePort();
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=`;
  const begin = () => call("pg_ctl", "-D", data, "-w", "-s", "-l", join(folder, "log"), "-o", options, "start");
  const stop = () => call("pg_ctl", "-D", data, "-w", "-s", "-m", "immediate", "stop");
  await begin();
  const remove = async () => {
    await stop();
    await rm(folder, { recursive: true });
  };
  return databasesOf(`postgres://tally@127.0.0.1:${port}/postgres`, remove, { begin: stop, end: begin });
}

async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  const id = async (flag: string, name: string) => Number((await run("id", [flag, name])).stdout);
  for (const name of ["postgres", "nobody"]) {
    const uid = await id("-u", name).catch(() => undefined);
    if (uid !== undefined) return { uid, gid: await id("-g", name) };
  }
  return undefined;
}

/** Neither server takes port 0 and says which one it got. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
