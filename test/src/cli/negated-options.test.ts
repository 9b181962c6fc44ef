import { expect } from "chai";
import { Command } from "commander";
import { addCommands } from "../../../src/cli/shared/add-commands.ts";
import type { Cli } from "../../../src/cli/shared/cli.ts";
import type { Verb } from "../../../src/cli/shared/verb.ts";

describe("options --no-X of commands that are declared when they are called", () => {
  async function given(...args: string[]): Promise<object> {
    const seen: object[] = [];
    const verb: Verb<[options: object]> = {
      takes: (command) => command.option("--no-wait", "do not wait").option("--within <s>", "how long"),
      run: (_, options) => void seen.push(options),
    };
    const program = new Command();
    const commands = { up: { description: "starts", load: async () => ({ verb: verb as unknown as Verb }) } };
    addCommands(program, [{ name: "network", commands }], {} as Cli);
    await program.parseAsync(["up", ...args], { from: "user" });
    return seen[0] ?? {};
  }

  it("are true where they are not given", async () => {
    expect(await given()).to.deep.equal({ wait: true });
    expect(await given("--within", "3")).to.deep.equal({ wait: true, within: "3" });
    expect(await given("--no-wait")).to.deep.equal({ wait: false });
  });
});
