// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CustodyState} from "./CustodyState.sol";
import {Condition, HandoverAcceptanceTerms, HandoverOfferTerms} from "./Handover.sol";
import {Dispute} from "./IHandovers.sol";
import {Phase, UnitWord} from "./UnitWord.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title ConcludedHandover
/// @notice Whether a handover was submitted before, by what it left: the chain keeps no list of handovers.
library ConcludedHandover {
    /// @dev The unit is one hop after the offer's, and where exactly this handover would have put it. Who had it before and to whom it
    /// went is known by that: nothing else brings a unit to a custodian at a step, or opens that dispute. Of a refused one, the giver
    /// could have moved the hop itself; what the handover would change is on record all the same.
    function isConcluded(
        CustodyState storage state,
        UnitId unit,
        HandoverOfferTerms offered,
        HandoverAcceptanceTerms accepted
    ) internal view returns (bool) {
        UnitWord word = state.units[unit].word;
        if (word.hops() != uint256(offered.hop()) + 1) return false;
        if (word.phase() == Phase.Disputed) {
            Dispute memory d = state.disputes[unit];
            return
                d.to == offered.to() &&
                d.step == offered.step() &&
                d.site == accepted.site() &&
                d.when == accepted.acceptedAt() &&
                d.condition == accepted.condition() &&
                d.quantity == accepted.takenQuantity() &&
                d.items == accepted.takenItems();
        }
        if (accepted.condition() == Condition.Refused) return word.phase() == Phase.Returning;
        return
            accepted.condition() == Condition.Conformant &&
            word.phase() == Phase.Active &&
            word.custodian() == offered.to() &&
            word.step() == offered.step() &&
            word.site() == accepted.site();
    }
}
