import { fault } from "../../src/cli/shared/errors.ts";
import { readArguments } from "../shared/read-arguments.ts";

const USAGE = `Usage: npm run deploy -- --network NAME [--config FILE] [--domains A,B]
       npm run deploy -- --network NAME --add A,B [--config FILE]
       with --deployment FILE, that is the deployment's file instead of deployments/NAME.json
       with --propose, the proposals that new contracts need are put to the Council by the same account
  networks are in hardhat.config.ts`;

export interface Options {
  readonly network: string;
  readonly config: string | undefined;
  readonly domains: readonly string[] | undefined;
  readonly add: readonly string[] | undefined;
  /** Path of the deployment's file. */
  readonly deployment: string;
  readonly propose: boolean;
}

/** Undefined when only the usage was asked for, which is printed then. @throws `USAGE`. */
export function readOptions(): Options | undefined {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const values = readArguments(process.argv.slice(2), {
    network: text,
    config: text,
    domains: text,
    add: text,
    deployment: text,
    propose: flag,
    help: flag,
  });
  if (values.help) return void console.log(USAGE);
  const { network, config, propose } = values;
  if (network === undefined) throw fault("USAGE", "--network NAME is missing: a network of hardhat.config.ts", {});
  const [domains, add] = [values.domains?.split(","), values.add?.split(",")];
  if (add && domains) throw fault("USAGE", "--add does not go with --domains", {});
  const { deployment = `deployments/${network}.json` } = values;
  return { network, config, domains, add, deployment, propose };
}
