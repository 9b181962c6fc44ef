import { checkApis } from "./checks/apis.ts";
import { checkBehind } from "./checks/behind.ts";
import { checkBlocks } from "./checks/blocks.ts";
import { checkChain } from "./checks/chain.ts";
import { checkClock } from "./checks/clock.ts";
import { checkContracts } from "./checks/contracts.ts";
import { checkDisk } from "./checks/disk.ts";
import { checkFees } from "./checks/fees.ts";
import { checkForks } from "./checks/forks.ts";
import { checkHistory } from "./checks/history.ts";
import { checkKeys } from "./checks/keys.ts";
import { checkLimits } from "./checks/limits.ts";
import { checkPeers } from "./checks/peers.ts";
import { checkPermissions } from "./checks/permissions.ts";
import { checkPool } from "./checks/pool.ts";
import { checkRounds } from "./checks/rounds.ts";
import { checkValidators } from "./checks/validators.ts";
import { checkVersion } from "./checks/version.ts";
import type { Seen } from "./findings.ts";
import type { Observation } from "./observation.ts";

/** Every check: what it concludes from what was seen. None asks anything itself. */
export const CHECKS: readonly ((observation: Observation) => readonly Seen[])[] = [
  checkChain,
  checkVersion,
  checkPeers,
  checkBlocks,
  checkRounds,
  checkValidators,
  checkBehind,
  checkClock,
  checkFees,
  checkLimits,
  checkForks,
  checkApis,
  checkHistory,
  checkPool,
  checkPermissions,
  checkKeys,
  checkDisk,
  checkContracts,
];
