import { type OpenBridgeParameters, type OpenedBridge, openBridge } from "../../bridge/compose/open-bridge.ts";
import type { Stage } from "../shared/scenario.ts";

/** A gateway as an organisation runs it, on the play's chain: only impatient, so that a month is played in a minute. */
export function openGateway(stage: Stage, parameters: Omit<OpenBridgeParameters, "deployment">): Promise<OpenedBridge> {
  const { deployment } = stage;
  return openBridge({ ...parameters, deployment, sending: { retryAfter: 100, pollInterval: 10 } });
}
