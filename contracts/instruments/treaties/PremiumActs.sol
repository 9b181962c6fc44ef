// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITreaties} from "./ITreaties.sol";
import {TreatiesFoundation, TreatiesState} from "./TreatiesState.sol";
import {Line, Treaty, TreatyState} from "./Treaty.sol";
import {TreatyBooks} from "./TreatyBooks.sol";
import {TreatyRules} from "./TreatyRules.sol";
import {CallId} from "../../types/CallId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title PremiumActs
/// @notice Documented in ITreaties: premium, collateral and the account. Linked into Treaties.
library PremiumActs {
    using TreatyBooks for *;

    /// @notice Books premium that the cedent pays.
    function bookPremium(TreatiesState storage state, TreatyId id, address payer, OrgId org, uint256 amount) external {
        Treaty storage treaty = state.treaties[id];
        // It is owed also once the treaty is closed.
        TreatyState wanted = treaty.state == TreatyState.Closed ? TreatyState.Closed : TreatyState.Bound;
        id.requireState(treaty, wanted);
        id.requireParty(treaty.cedent, org);
        _requireAmount(id, amount);
        uint64 paid = treaty.premiumPaid;
        uint256 left = uint256(treaty.premium) + treaty.reinstatement - paid;
        require(amount <= left, ITreaties.Treaties_PremiumExceeded(id, left, amount));

        paid += uint64(amount); // 56 bits
        treaty.premiumPaid = paid;
        emit ITreaties.PremiumPaid(id, payer, uint64(amount), paid);
    }

    /// @notice Passes premium that is here on to the lines.
    function distribute(TreatiesState storage state, TreatyId id, uint256 amount) external {
        Treaty storage treaty = state.treaties[id];
        uint256[] memory shares = state.sharesOf(id, amount);
        for (uint256 i = 0; i < shares.length; i++) treaty.payOut(state.lines[id][i].account, shares[i]);
    }

    /// @notice Books what a reinsurer posts.
    function bookPosting(TreatiesState storage state, TreatyId id, address payer, OrgId org, uint256 amount) external {
        Treaty storage treaty = state.treaties[id];
        TreatyState now_ = treaty.state;
        bool open = now_ == TreatyState.Quoted || now_ == TreatyState.Placed || now_ == TreatyState.Bound;
        require(open, ITreaties.Treaties_WrongState(id, now_));
        Line storage line = state.lines[id][state.lineOf(id, org)];
        _requireAmount(id, amount);

        line.collateral += uint64(amount); // 56 bits
        emit ITreaties.CollateralPosted(id, org, payer, uint64(amount));
    }

    function release(TreatiesState storage state, TreatyId id, OrgId org) external {
        Treaty storage treaty = state.treaties[id];
        TreatyState now_ = treaty.state;
        require(now_ != TreatyState.None, ITreaties.Treaties_WrongState(id, now_));
        Line storage line = state.lines[id][state.lineOf(id, org)];
        if (now_ == TreatyState.Quoted || now_ == TreatyState.Placed) id.requireAfter(treaty.boundBy);
        if (now_ == TreatyState.Bound) {
            id.requireAfter(treaty.runOffUntil);
            (uint32 dues, uint32 losses, uint64 account) = (line.openDues, treaty.openLosses, treaty.account);
            bool free = dues == 0 && losses == 0 && account == 0;
            require(free, ITreaties.Treaties_CollateralNeeded(id, org, dues, losses, account));
        }
        uint64 amount = line.collateral;
        _requireAmount(id, amount);

        line.collateral = 0;
        emit ITreaties.CollateralReleased(id, org, amount);
        treaty.payOut(line.account, amount);
    }

    function settleAccount(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        TreatyId id
    ) external returns (CallId call) {
        Treaty storage treaty = state.treaties[id];
        id.requireCovering(treaty);
        if (block.timestamp <= treaty.runOffUntil) id.requireAfter(treaty.accountAt);

        (uint64 balance, uint64 paid) = (treaty.account, treaty.premiumPaid);
        (uint256 due, ) = state.premiumDue(id);
        uint64 setOff = due <= paid ? 0 : uint64(due - paid); // the premium, of 64 bits
        if (setOff > balance) setOff = balance;
        uint64 rest = balance - setOff;
        (treaty.account, treaty.premiumPaid) = (0, paid + setOff);
        treaty.accountAt = uint48(block.timestamp + uint256(treaty.accountDays) * 1 days);
        emit ITreaties.AccountSettled(id, balance, setOff, rest);
        if (rest == 0) return call;
        call = CallId.wrap(keccak256(abi.encode(id, "account", treaty.accounts++)));
        state.makeCall(on, id, call, rest, true);
    }

    /* PRIVATE */

    function _requireAmount(TreatyId id, uint256 amount) private pure {
        bool sound = amount != 0 && amount <= TreatyRules.MAX_AMOUNT;
        require(sound, ITreaties.Treaties_AmountInvalid(id, amount));
    }
}
