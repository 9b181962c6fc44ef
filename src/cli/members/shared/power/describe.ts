import { describeHolder, type PowerVerdict } from "./verify.ts";

/** Who holds which role, what waits, and what is wrong with it, a line each. */
export function describePower({ holders, deployer, minDelay, pending, problems }: PowerVerdict): string[] {
  const roles = holders.filter(({ account }) => account === deployer).map(({ role }) => role);
  return [
    ...holders.map((one) => `role ${one.role.padEnd(20)} ${describeHolder(one)}`),
    `the deployer ${deployer} holds ${roles.length === 0 ? "no role" : roles.join(", ")}; minimum delay ${minDelay} s`,
    ...pending.map(
      ({ id, proposalId }) => `pending ${id}${proposalId === undefined ? "" : `, queued by proposal ${proposalId}`}`,
    ),
    ...problems.map((problem) => `FAIL power: ${problem}`),
  ];
}
