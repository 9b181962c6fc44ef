// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {ILossClaims} from "./ILossClaims.sol";
import {ITreaties} from "./ITreaties.sol";
import {ReinsuranceMath} from "./ReinsuranceMath.sol";
import {TreatiesFoundation, TreatiesState} from "./TreatiesState.sol";
import {Call, Due, DueState, Line, Treaty, TreatyState} from "./Treaty.sol";
import {Instalment} from "./TreatyTerms.sol";
import {CallId} from "../../types/CallId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {REINSURANCE} from "../../types/LimitKind.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title TreatyBooks
/// @notice What all parts of Treaties do with a treaty, its lines and its calls.
library TreatyBooks {
    using SafeERC20 for IERC20;

    /* CHECKS */

    /// @return Bound is in force from its inception on, and runs off after its expiry.
    function stateNow(Treaty storage treaty) internal view returns (TreatyState) {
        TreatyState state = treaty.state;
        if (state != TreatyState.Bound || block.timestamp < treaty.inception) return state;
        return block.timestamp <= treaty.expiry ? TreatyState.InForce : TreatyState.RunOff;
    }

    function requireState(TreatyId id, Treaty storage treaty, TreatyState wanted) internal view {
        require(treaty.state == wanted, ITreaties.Treaties_WrongState(id, stateNow(treaty)));
    }

    /// @dev Its term has begun, and it did not end.
    function requireCovering(TreatyId id, Treaty storage treaty) internal view {
        TreatyState state = stateNow(treaty);
        bool covering = state == TreatyState.InForce || state == TreatyState.RunOff;
        require(covering, ITreaties.Treaties_WrongState(id, state));
    }

    function requireInTime(TreatyId id, uint48 deadline) internal view {
        require(block.timestamp <= deadline, ITreaties.Treaties_TooLate(id, deadline, block.timestamp));
    }

    function requireAfter(TreatyId id, uint48 until) internal view {
        require(block.timestamp > until, ITreaties.Treaties_TooEarly(id, until, block.timestamp));
    }

    function requireParty(TreatyId id, OrgId expected, OrgId org) internal pure {
        require(org == expected, ITreaties.Treaties_NotParty(id, expected, org));
    }

    function digestOf(bytes32 domain, bytes32 content) internal pure returns (bytes32) {
        return MessageHashUtils.toTypedDataHash(domain, content);
    }

    /* DAYS */

    /// @return The last second of the n-th banking day from today.
    function endOf(TreatiesFoundation memory on, Treaty storage treaty, uint256 n) internal view returns (uint48) {
        uint32 today = on.calendars.dayOf(treaty.calendar, uint48(block.timestamp));
        uint32 day = on.calendars.addBankingDays(treaty.calendar, today, n);
        return on.calendars.startOf(treaty.calendar, day + 1) - 1;
    }

    /* LINES */

    /// @return Its number.
    function lineOf(TreatiesState storage state, TreatyId id, OrgId org) internal view returns (uint256) {
        uint256 count = state.treaties[id].lineCount;
        for (uint256 i = 0; i < count; i++) if (state.lines[id][i].org == org) return i;
        revert ITreaties.Treaties_NoLine(id, org);
    }

    function sharesOf(
        TreatiesState storage state,
        TreatyId id,
        uint256 amount
    ) internal view returns (uint256[] memory) {
        uint16[] memory bps = new uint16[](state.treaties[id].lineCount);
        for (uint256 i = 0; i < bps.length; i++) bps[i] = state.lines[id][i].bps;
        return ReinsuranceMath.sharesOf(amount, bps);
    }

    /// @dev Gives the limits of the reinsurers back. The treaty ends.
    function freeLimits(TreatiesState storage state, TreatiesFoundation memory on, TreatyId id) internal {
        Treaty storage treaty = state.treaties[id];
        (uint256 count, OrgId cedent, uint256 capacity) = (treaty.lineCount, treaty.cedent, treaty.capacity);
        for (uint256 i = 0; i < count; i++) {
            Line storage line = state.lines[id][i];
            uint256 amount = exposureOf(capacity, line.bps);
            if (amount != 0) on.limits.free(line.org, cedent, REINSURANCE, amount);
        }
    }

    /// @return What a line can be called to pay, all in all.
    function exposureOf(uint256 capacity, uint256 bps) internal pure returns (uint256) {
        return ReinsuranceMath.partFloor(capacity, bps);
    }

    /* PREMIUM */

    /// @return due What should be paid by now.
    /// @return overdue What should be paid, of which the last second is over.
    function premiumDue(TreatiesState storage state, TreatyId id) internal view returns (uint256 due, uint256 overdue) {
        Treaty storage treaty = state.treaties[id];
        Instalment[] storage parts = state.instalments[id];
        for (uint256 i = 0; i < parts.length; i++) {
            Instalment memory part = parts[i];
            if (block.timestamp > part.dueBy) overdue += part.amount;
        }
        due = overdue + treaty.reinstatement;
        if (block.timestamp > treaty.reinstatementBy) overdue = due;
    }

    /* CALLS */

    /// @dev Calls all lines for their shares.
    function makeCall(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        TreatyId id,
        CallId call,
        uint64 amount,
        bool followed
    ) internal {
        Treaty storage treaty = state.treaties[id];
        uint48 payBy = endOf(on, treaty, treaty.payDays);
        state.calls[call] = Call(amount, payBy, followed, id);
        uint256[] memory shares = sharesOf(state, id, amount);
        uint32 open = 0;
        for (uint256 i = 0; i < shares.length; i++) {
            if (shares[i] == 0) continue;
            state.lines[id][i].openDues++;
            open++;
        }
        treaty.openDues += open;
        emit ILossClaims.CallMade(call, id, amount, payBy, followed);
    }

    /// @return due What became of one line's share. While it is simply due, that follows from the call.
    function dueOf(TreatiesState storage state, CallId call, uint256 line) internal view returns (Due memory due) {
        due = state.dues[call][line];
        if (due.state != DueState.None) return due;
        Call storage of_ = state.calls[call];
        uint64 share = uint64(sharesOf(state, of_.treaty, of_.amount)[line]); // of an amount of 64 bits
        if (share != 0) due = Due(DueState.Due, share, of_.payBy);
    }

    /// @dev What waited for a line does so no longer.
    function endDue(TreatiesState storage state, TreatyId id, uint256 line) internal {
        state.lines[id][line].openDues--;
        state.treaties[id].openDues--;
    }

    /* MONEY */

    /// @dev Of what is here.
    function payOut(Treaty storage treaty, address to, uint256 amount) internal {
        if (amount != 0) IERC20(treaty.cash).safeTransfer(to, amount);
    }
}
