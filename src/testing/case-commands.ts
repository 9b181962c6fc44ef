import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { CaseParty } from "./case-parties.ts";
import { type Printed, type ServedSystem, servedSystem, tally } from "./command-line.ts";

/** The commands of one case, each run by one of its parties. */
export interface CaseCommands<On> {
  readonly on: On;
  readonly system: ServedSystem;
  /** A path in a folder of the system. */
  at(name: string): string;
  /** Writes a file of its own. @returns Its path. */
  file(text: string): string;
  /** Runs a command that has to succeed. */
  done(by: CaseParty, ...args: string[]): Promise<Printed>;
  /** Runs a command that has to fail. @returns The error's code. */
  fails(by: CaseParty, ...args: string[]): Promise<string>;
  /** Has maker and checker of a party sign an act. @returns Path of what they signed. */
  sign(by: CaseParty, act: string, of: string, ...options: string[]): Promise<string>;
}

/** What a case is opened on. */
type Open<On> = (given: {
  readonly ethers: ServedSystem["chain"]["ethers"];
  readonly deployment: ServedSystem["client"]["deployment"];
  readonly relayer: ServedSystem["chain"]["deployer"];
}) => Promise<On>;

interface CaseCommandsParameters<On> {
  /** The case's name as a command. */
  readonly command: string;
  readonly open: Open<On>;
  /** Whose checkers sign. */
  signers(on: On): readonly CaseParty[] | Promise<readonly CaseParty[]>;
  /** Options of every signature. @default none */
  readonly signing?: readonly string[];
}

/** Until when what is signed is good: the chain's clock is ahead of this one's. */
export const LATER = ["--deadline", "2100-01-01"];

/** Serves a system with a case while the tests of this block run. It has to be called within `describe`. */
export function caseCommands<On>({
  command,
  open,
  signers,
  signing = [],
}: CaseCommandsParameters<On>): CaseCommands<On> {
  let system: ServedSystem;
  let on: On;
  let files = 0;
  const at = (name: string) => join(system.folder, name);
  const run = async ({ maker }: CaseParty, args: readonly string[]) =>
    tally([...system.where, "--json", command, ...args], { TALLY_KEY: maker.privateKey });
  const done = async (by: CaseParty, ...args: string[]): Promise<Printed> => {
    const { exitCode, err, out, json } = await run(by, args);
    expect([exitCode, err], `${args.join(" ")}\n${out}`).to.deep.equal([0, ""]);
    return json();
  };
  before(async () => {
    system = await servedSystem();
    const { client, chain } = system;
    on = await open({ ethers: chain.ethers, deployment: client.deployment, relayer: chain.deployer });
    for (const { name, checker } of await signers(on)) {
      writeFileSync(at(`${name}.key`), checker.privateKey, { mode: 0o600 });
    }
  });
  after(() => system.close());
  return {
    get on() {
      return on;
    },
    get system() {
      return system;
    },
    at,
    file(text) {
      const path = at(`file-${++files}`);
      writeFileSync(path, text);
      return path;
    },
    done,
    async fails(by, ...args) {
      const { json } = await run(by, args);
      expect(json().ok).to.equal(false);
      return json().error.code;
    },
    async sign(by, act, of, ...options) {
      const out = at(`signed-${++files}`);
      const keys = ["--checker-key-file", at(`${by.name}.key`)];
      await done(by, "sign", act, of, ...options, ...keys, ...signing, "--out", out);
      return out;
    },
  };
}
