import type { ContractName, Deployment } from "../../sdk/core/deployment.ts";
import type { Build, LinkReferences } from "./build.ts";

/** A build with the addresses of a deployment's own libraries in its code. */
export function linkBuild(build: Build, { contracts }: Deployment): Build {
  const link = (code: string, references: LinkReferences): string => {
    let linked = code;
    for (const [name, places] of Object.values(references).flatMap((libraries) => Object.entries(libraries))) {
      const address = contracts[name as ContractName].address.slice(2).toLowerCase();
      for (const { start, length } of places) {
        linked = `${linked.slice(0, 2 + 2 * start)}${address}${linked.slice(2 + 2 * (start + length))}`;
      }
    }
    return linked;
  };
  return {
    ...build,
    bytecode: link(build.bytecode, build.linkReferences),
    deployedBytecode: link(build.deployedBytecode, build.deployedLinkReferences),
  };
}
