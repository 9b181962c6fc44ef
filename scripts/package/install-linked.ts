import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Packed, pack } from "./pack.ts";
import { succeed } from "./run-command.ts";

/**
 * Compiles and packs a repository, and unpacks it into a folder as npm would install it. What it depends on is linked from the
 * repository, so that nothing is asked of the network.
 */
export function installLinked(root: string, folder: string): Packed {
  succeed(root, process.execPath, "scripts/dist.ts");
  const packed = pack(root, folder, { build: false });
  const installed = join(folder, "node_modules", "tallystick");
  mkdirSync(join(folder, "node_modules", ".bin"), { recursive: true });
  succeed(folder, "tar", "-xzf", packed.tarball);
  succeed(folder, "mv", "package", installed);
  const { bin, dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  link(root, folder, ...Object.keys(dependencies));
  symlinkSync(join(installed, bin.tally), join(folder, "node_modules", ".bin", "tally"));
  return packed;
}

/** Links packages of a repository. Their own dependencies are found from where they really are. */
export function link(root: string, folder: string, ...names: string[]): void {
  for (const name of names) {
    const at = join(folder, "node_modules", name);
    mkdirSync(dirname(at), { recursive: true });
    if (!existsSync(at)) symlinkSync(join(root, "node_modules", name), at);
  }
}
