// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITreaties} from "./ITreaties.sol";
import {ReinsuranceMath} from "./ReinsuranceMath.sol";
import {TreatiesFoundation, TreatiesState} from "./TreatiesState.sol";
import {Line, Treaty, TreatyState} from "./Treaty.sol";
import {TreatyBooks} from "./TreatyBooks.sol";
import {hashCommutation} from "./TreatySignatures.sol";
import {approvedServing, DualApproval} from "../../members/DualApproval.sol";
import {CallId} from "../../types/CallId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title EndingActs
/// @notice Documented in ITreaties: how a treaty ends. Linked into Treaties.
library EndingActs {
    using TreatyBooks for *;

    function commute(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        bytes32 domain,
        TreatyId id,
        uint64 amount,
        uint48 deadline,
        DualApproval calldata byCedent,
        DualApproval[] calldata byLines
    ) external {
        Treaty storage treaty = state.treaties[id];
        id.requireState(treaty, TreatyState.Bound);
        uint256 count = treaty.lineCount;
        require(byLines.length == count, ITreaties.Treaties_ApprovalsMissing(id, count, byLines.length));
        id.requireInTime(deadline);
        bytes32 digest = domain.digestOf(hashCommutation(id, amount, deadline));
        id.requireParty(treaty.cedent, approvedServing(on.members, digest, byCedent));
        uint256[] memory shares = state.sharesOf(id, amount);
        for (uint256 i = 0; i < count; i++) {
            Line storage line = state.lines[id][i];
            id.requireParty(line.org, approvedServing(on.members, digest, byLines[i]));
            uint64 share = uint64(shares[i]); // of an amount of 64 bits
            uint64 posted = line.collateral;
            require(posted >= share, ITreaties.Treaties_CollateralMissing(id, line.org, share, posted));
            (line.collateral, line.openDues) = (posted - share, 0);
        }

        uint64 cancelled = treaty.account;
        treaty.state = TreatyState.Commuted;
        (treaty.account, treaty.openLosses, treaty.openDues) = (0, 0, 0);
        emit ITreaties.TreatyCommuted(id, amount, cancelled);
        state.freeLimits(on, id);
        treaty.payOut(treaty.cedentAccount, amount);
    }

    function declareProfit(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        TreatyId id
    ) external returns (CallId call) {
        Treaty storage treaty = state.treaties[id];
        _requireOver(id, treaty);
        require(treaty.profitBps != 0, ITreaties.Treaties_NoProfitCommission(id));
        require(!_owesPremium(treaty), ITreaties.Treaties_NotSettled(id, "premium"));

        (uint256 profit, uint256 forward) = ReinsuranceMath.profitCommissionFloor(
            treaty.ceded,
            treaty.recovered,
            treaty.commission,
            treaty.expenseBps,
            treaty.profitBps,
            treaty.deficit
        );
        treaty.profitBps = 0;
        emit ITreaties.ProfitDeclared(id, uint64(profit), uint64(forward)); // of premium; of amounts of 60 bits
        if (profit == 0) return call;
        call = CallId.wrap(keccak256(abi.encode(id, "profit")));
        state.makeCall(on, id, call, uint64(profit), true);
    }

    function close(TreatiesState storage state, TreatiesFoundation memory on, TreatyId id) external {
        Treaty storage treaty = state.treaties[id];
        _requireOver(id, treaty);
        require(treaty.openDues == 0, ITreaties.Treaties_NotSettled(id, "calls"));
        // Who owes premium has no part of a profit.
        bool declared = treaty.profitBps == 0 || _owesPremium(treaty);
        require(declared, ITreaties.Treaties_NotSettled(id, "profit"));

        treaty.state = TreatyState.Closed;
        emit ITreaties.TreatyClosed(id);
        state.freeLimits(on, id);
    }

    /* PRIVATE */

    /// @dev No loss of it is open, and none is advised any more.
    function _requireOver(TreatyId id, Treaty storage treaty) private view {
        id.requireCovering(treaty);
        id.requireAfter(treaty.runOffUntil);
        require(treaty.openLosses == 0, ITreaties.Treaties_NotSettled(id, "losses"));
        require(treaty.account == 0, ITreaties.Treaties_NotSettled(id, "account"));
    }

    function _owesPremium(Treaty storage treaty) private view returns (bool) {
        return treaty.premiumPaid < uint256(treaty.premium) + treaty.reinstatement;
    }
}
