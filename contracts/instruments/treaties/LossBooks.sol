// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "./ILossClaims.sol";
import {LossNotice} from "./LossNotice.sol";
import {LossPeriods} from "./LossPeriods.sol";
import {TreatiesFoundation, TreatiesState} from "./TreatiesState.sol";
import {Loss, LossState, LossUse, Treaty, TreatyState} from "./Treaty.sol";
import {LossId} from "../../types/LossId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {Ref} from "../../types/Ref.sol";

/// @title LossBooks
/// @notice What all acts do with a loss.
library LossBooks {
    function requireState(LossId id, Loss storage loss, LossState wanted) internal view {
        require(loss.state == wanted, ILossClaims.LossClaims_WrongState(id, loss.state));
    }

    function requireInTime(LossId id, uint48 deadline) internal view {
        require(block.timestamp <= deadline, ILossClaims.LossClaims_TooLate(id, deadline, block.timestamp));
    }

    function requireAfter(LossId id, uint48 until) internal view {
        require(block.timestamp > until, ILossClaims.LossClaims_TooEarly(id, until, block.timestamp));
    }

    function requireParty(LossId id, OrgId expected, OrgId org) internal pure {
        require(org == expected, ILossClaims.LossClaims_NotParty(id, expected, org));
    }

    /// @dev Its keys are free again, and its period too.
    function takeBack(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        LossId id,
        LossNotice calldata n
    ) internal {
        Treaty storage treaty = state.treaties[n.treaty];
        state.losses[id].state = LossState.Withdrawn;
        if (treaty.state == TreatyState.Bound) treaty.openLosses--; // a commutation ended all of them
        for (uint256 i = 0; i < n.keys.length; i++) delete state.uses[n.treaty][n.keys[i]];
        uint256 window = uint256(treaty.windowHours) * 1 hours;
        if (window != 0) LossPeriods.free(state.periods[n.treaty], n.startsAt, window);
        emit ILossClaims.LossWithdrawn(id);
        if (n.inuring != n.keys.length) on.fingerprints.cancel(refOf(id));
    }

    /// @dev No layer is called of it any more: its keys are used up for ever, and what was kept of each loss is left to the treaty that pays next.
    function finish(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        LossId id,
        LossNotice calldata n
    ) internal {
        Loss storage loss = state.losses[id];
        loss.state = LossState.Called;
        state.treaties[n.treaty].openLosses--;
        (uint256 recovered, uint256 advised) = (loss.recovered, loss.advised);
        uint256 kept = recovered < advised ? advised - recovered : 0; // layers that overlap pay more than there is
        for (uint256 i = 0; i < n.keys.length; i++) {
            uint256 retained = (n.items[i].amount * kept + advised - 1) / advised; // the amount at most
            state.uses[n.treaty][n.keys[i]] = LossUse(true, true, uint64(retained));
        }
        emit ILossClaims.LossCalled(id, loss.recovered);
        if (n.inuring != n.keys.length) on.fingerprints.close(refOf(id));
    }

    /// @dev Of this contract alone.
    function refOf(LossId id) internal view returns (Ref) {
        return Ref.wrap(keccak256(abi.encode(address(this), id)));
    }
}
