import { abi as boardAbi } from "../../../types/abi/Board.ts";
import { errors as calendarsErrors } from "../../../types/abi/Calendars.ts";
import { errors as cashErrors } from "../../../types/abi/Cash.ts";
import { errors as instrumentsErrors } from "../../../types/abi/Instruments.ts";
import { errors as limitsErrors } from "../../../types/abi/Limits.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import { errors as settlementErrors } from "../../../types/abi/Settlement.ts";
import type { Board } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

/** What its linked libraries revert with and emit is declared in its own interfaces. */
export const boardContract: ContractHandle<"Board", Board> = /* @__PURE__ */ contractOf("Board", {
  domain: "board",
  abi: boardAbi,
  reverts: [membersErrors, calendarsErrors, limitsErrors, cashErrors, instrumentsErrors, settlementErrors],
});

/** Names of what the contracts of the domain revert with. */
export type BoardContractError = ErrorNameOf<typeof boardAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly boardContracts: BoardContractError;
  }
}
