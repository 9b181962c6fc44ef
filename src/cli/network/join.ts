import { planNodes } from "../../network/init/plan-nodes.ts";
import { newTokenKey } from "../../network/init/token-key.ts";
import { type PlannedJoin, planJoin } from "../../network/join/plan-join.ts";
import { invalidOrganisations } from "../../network/model/invalid-organisations.ts";
import type { Organisation, OrganisationInput } from "../../network/model/organisation.ts";
import { parseFrom } from "../shared/files.ts";
import type { Verb } from "../shared/verb.ts";
import { newNodeKey } from "./shared/new-node-key.ts";
import { readGenesis } from "./shared/read-genesis.ts";
import { readKit } from "./shared/read-kit.ts";
import { networkOption, readNetwork } from "./shared/read-network.ts";
import { readOrganisations } from "./shared/read-organisations.ts";
import { readerBelow, requireConsistent } from "./shared/require-consistent.ts";
import { requireFree, writePlanned } from "./shared/write-planned.ts";

interface Options {
  readonly network: string;
  readonly organisation: string;
  readonly out: string;
}

export const verb: Verb<[options: Options]> = {
  takes: (command) =>
    networkOption(command)
      .requiredOption("--organisation <file>", "JSON of who joins; no key is made where it has the public ones")
      .requiredOption("--out <folder>", "folder to write what is new, which must not be there yet"),
  run(cli, { network: folder, organisation: file, out }) {
    const found = readNetwork(folder);
    requireConsistent(folder, found);
    const inputs = readOrganisations([file]);
    const planned = parseFrom(file, () => {
      const input = onlyOne(inputs);
      const [organisation] = planNodes([input], undefined, { nodes: found.network.nodes });
      return planJoin({
        network: found.network,
        genesis: readGenesis(found),
        input,
        organisation: organisation as Organisation,
        readFile: readerBelow(found.root),
        kit: readKit(),
        newKey: newNodeKey,
        newTokenKey,
      });
    });
    requireFree(out);
    writePlanned(out, planned.files);
    const { network, nodes, candidates, files } = planned;
    cli.result(describe(out, planned), { ok: true, folder: out, files: files.length, network, nodes, candidates });
  },
};

function onlyOne([input, ...others]: readonly OrganisationInput[]): OrganisationInput {
  if (input !== undefined && others.length === 0) return input;
  throw invalidOrganisations("", others.length + 1, "are several: they join one after the other");
}

function describe(out: string, { network, nodes, candidates, files }: PlannedJoin): string {
  const [{ organisation }] = nodes as [(typeof nodes)[number]];
  const shared = `${out}/${organisation}/organisation.json`;
  const made = files.some(({ path }) => path.endsWith("/key"));
  return [
    `${out}: ${files.length} files; ${organisation} has ${nodes.length} of ${network.nodes.length} nodes`,
    ...nodes.map(({ name, address }) => `${candidates.length > 0 ? "candidate" : "node     "}  ${name}  ${address}`),
    ...(made
      ? [`keep a copy of its keys in a second place, encrypted; give ${shared} to the others, and nothing else`]
      : []),
    `next: ${out}/joining.md says what each organisation does, and with which commands`,
  ].join("\n");
}
