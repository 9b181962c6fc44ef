/** The oldest Node that runs this package: `engines` in package.json. */
export const NODE_NEEDED = "22.13";

/** Whether a version of Node, such as "22.13.0", is at least another. */
export function isAtLeast(version: string, needed: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split(".").map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}
