// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "../utils/Test.sol";

/// @notice What the ledger should say of three instruments and four accounts, by what it was asked for.
abstract contract InstrumentsModel is Test {
    uint256 public constant INSTRUMENTS = 3;
    uint256 public constant ACCOUNTS = 4;
    uint256 internal constant AGREEMENTS = 2;

    struct Debt {
        uint256 issued;
        uint256 writtenDown;
        uint256 paid;
        uint256 redeemed;
        uint256 interest;
        uint256 interestRedeemed;
        uint256 closesAt;
    }

    Debt[INSTRUMENTS] public debts;
    mapping(uint256 instrument => mapping(uint256 account => uint256)) public balances;
    mapping(uint256 instrument => mapping(uint256 account => uint256)) public ordered;
    /// @dev By instrument, owner, pledgee and agreement.
    mapping(uint256 instrument => mapping(uint256 owner => mapping(uint256 pledgee => mapping(uint256 ref => uint256))))
        public liens;

    /// @dev What must never have happened.
    uint256 public movedClosed;
    uint256 public movedFrozen;
    uint256 public redeemedOpen;

    function pledged(uint256 instrument, uint256 owner) public view returns (uint256 sum) {
        for (uint256 pledgee = 0; pledgee < ACCOUNTS; pledgee++) {
            for (uint256 ref = 0; ref < AGREEMENTS; ref++) sum += liens[instrument][owner][pledgee][ref];
        }
    }

    function frozen(uint256 instrument, uint256 owner) public view returns (uint256) {
        return pledged(instrument, owner) + ordered[instrument][owner];
    }

    /* WHAT WAS DONE */

    /// @dev By its holder, or by a deal.
    function _passed(uint256 instrument, uint256 from, uint256 to, uint256 amount) internal {
        if (block.timestamp >= debts[instrument].closesAt) movedClosed++;
        _movedFree(instrument, from, to, amount);
    }

    function _movedFree(uint256 instrument, uint256 from, uint256 to, uint256 amount) internal {
        if (balances[instrument][from] < amount + frozen(instrument, from)) movedFrozen++;
        _moved(instrument, from, to, amount);
    }

    function _moved(uint256 instrument, uint256 from, uint256 to, uint256 amount) internal {
        balances[instrument][from] -= amount;
        balances[instrument][to] += amount;
    }

    function _forced(uint256 instrument, uint256 from, uint256 to, uint256 amount) internal {
        uint256 held = balances[instrument][from];
        if (held < amount + pledged(instrument, from)) movedFrozen++;
        uint256 stuck = frozen(instrument, from);
        uint256 free = held > stuck ? held - stuck : 0;
        if (amount > free) ordered[instrument][from] -= amount - free;
        _moved(instrument, from, to, amount);
    }

    function _wroteDown(uint256 instrument, uint256 holder, uint256 amount) internal {
        if (balances[instrument][holder] < amount + frozen(instrument, holder)) movedFrozen++;
        balances[instrument][holder] -= amount;
        debts[instrument].writtenDown += amount;
        _close(instrument);
    }

    function _wasPaid(uint256 instrument, uint256 principal, uint256 interest) internal {
        debts[instrument].paid += principal;
        debts[instrument].interest += interest;
        _close(instrument);
    }

    function _wasRedeemed(uint256 instrument, uint256 holder, uint256 principal, uint256 interest) internal {
        if (block.timestamp < debts[instrument].closesAt) redeemedOpen++;
        if (principal != 0 && balances[instrument][holder] < principal + frozen(instrument, holder)) movedFrozen++;
        balances[instrument][holder] -= principal;
        debts[instrument].redeemed += principal;
        debts[instrument].interestRedeemed += interest;
    }

    function _close(uint256 instrument) private {
        Debt storage debt = debts[instrument];
        bool whole = debt.paid != 0 && debt.paid == debt.issued - debt.writtenDown;
        if (whole && block.timestamp < debt.closesAt) debt.closesAt = block.timestamp;
    }
}
