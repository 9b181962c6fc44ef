// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Lot, LotState} from "../../../contracts/instruments/bills/Bill.sol";
import {BillTerms} from "../../../contracts/instruments/bills/BillTerms.sol";
import {after_, beginning, Mark, Passing} from "../../../contracts/ledger/LotWord.sol";
import {Dates} from "../../../contracts/libraries/Dates.sol";
import {BillId} from "../../../contracts/types/BillId.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {ACCEPTANCE} from "../../../contracts/types/LimitKind.sol";
import {BillsBase} from "../instruments/bills/BillsBase.sol";

/// @notice Bills on one bank, one after the other, and a model of the lots of the last: who has which units, by which steps, and where it stands.
abstract contract BillsPlay is BillsBase {
    /// @dev What the model knows of a lot. `owner` and `steps` count organisations: 0 buyer, 1 acme, 2 basin, 3 other bank, 4 bank.
    struct Known {
        uint64 first;
        uint64 amount;
        uint8 owner;
        /// @dev How many lots more it may become.
        uint256 room;
        LotState state;
        bool late;
        uint32 presentedOn;
        uint32 answerBy;
        /// @dev Where the owner stands once somebody paid; one more, so that zero is nobody.
        uint16 rank;
        /// @dev Where each who is claimed from stands, one more than that.
        uint16[5] claims;
        /// @dev What the owner is owed without interest from then on, and its costs; what others were paid for theirs.
        uint256 base;
        uint32 from;
        uint256 costs;
        uint256 spent;
        /// @dev One bit for each who paid in recourse.
        uint8 payers;
        bool twice;
        uint8[] froms;
        uint8[] tos;
        bool[] limited;
    }

    /// @dev No bill begins later: presentation is in the year that is known day by day.
    uint32 internal constant LAST_BEGIN = TODAY + 200;
    uint32 internal constant TENOR = 30;

    BillId[] public ids;
    Known[] internal _lots;

    uint256 public done;
    uint256 public refusals;
    uint256 public unexpected;
    bytes4 public lastUnexpected;
    uint256[9] public ends;

    /// @dev A random call of it changes nothing once all is there.
    function setUp() public virtual override {
        if (address(bills) == address(0)) super.setUp();
    }

    /* THE MODEL */

    function day() public view returns (uint32) {
        return uint32((block.timestamp + 8 hours) / 1 days);
    }

    function count() public view returns (uint256) {
        return _lots.length;
    }

    function orgOf(uint8 number) internal view returns (Org memory) {
        if (number == 0) return buyer;
        if (number == 1) return acme;
        if (number == 2) return basin;
        return number == 3 ? otherBank : bank;
    }

    function isOver(LotState state) internal pure returns (bool) {
        return state == LotState.Paid || state == LotState.Settled || state == LotState.Barred;
    }

    function isOpen() internal view returns (bool) {
        for (uint256 i = 0; i < _lots.length; i++) {
            if (!isOver(_lots[i].state)) return true;
        }
        return false;
    }

    function open() public view returns (uint256 sum) {
        for (uint256 i = 0; i < _lots.length; i++) {
            if (!isOver(_lots[i].state)) sum += _lots[i].amount;
        }
    }

    /// @dev The model's own rule: the acceptor is 0, the drawer 1, endorser i is i + 2.
    function standing(Known memory k) internal pure returns (uint256) {
        if (k.owner == 0) return 1;
        uint256 rank = k.rank == 0 ? k.froms.length + 2 : k.rank - 1;
        for (uint256 i = 0; i < k.froms.length && i + 2 < rank; i++) {
            if (k.froms[i] == k.owner) return i + 2;
        }
        return rank;
    }

    /// @return rank Where `target` stands before the owner; the largest number where it does not answer.
    function answers(Known memory k, uint8 target) internal pure returns (uint256) {
        uint256 own = standing(k);
        if (target == 4) return k.owner == 4 ? type(uint256).max : 0;
        if (target == 0) return own > 1 ? 1 : type(uint256).max;
        for (uint256 i = 0; i < k.froms.length && i + 2 < own; i++) {
            if (k.froms[i] == target && (!k.limited[i] || i + 3 == own)) {
                return target == k.owner ? type(uint256).max : i + 2;
            }
        }
        return type(uint256).max;
    }

    /// @return The last day of a period.
    function until(uint32 from, uint256 months) internal view returns (uint32) {
        return calendars.addBankingDays(CALENDAR, Dates.addMonths(from, months), 0);
    }

    /// @return The last day on which predecessors are claimed from.
    function recourseUntil(Known memory k) internal view returns (uint32) {
        return k.rank == 0 ? until(k.answerBy, 6) : until(k.from, 3);
    }

    /// @return What the acceptor, or who is claimed from, pays today.
    function due(Known memory k) internal view returns (uint256) {
        uint256 product = k.base * terms.lateRate * (day() - k.from);
        return k.base + (product + 3_599_999) / 3_600_000 + k.costs;
    }

    function stepsOf(Known memory k) internal view returns (Passing[] memory all) {
        all = new Passing[](k.froms.length);
        for (uint256 i = 0; i < all.length; i++) {
            all[i] = Passing(orgOf(k.froms[i]).id, orgOf(k.tos[i]).id, k.limited[i] ? Mark.Limited : Mark.Endorsed);
        }
    }

    function historyOf(Known memory k) internal view returns (uint176 history) {
        history = beginning(lot);
        Passing[] memory all = stepsOf(k);
        for (uint256 i = 0; i < all.length; i++) history = after_(history, all[i].from, all[i].to, all[i].mark);
    }

    /* WHAT THE SENTENCES ARE ABOUT */

    /// @return Whether a lot is where the model has it, as a whole, with its history and its state, and whether it was paid for by each once.
    function agrees(uint256 i) external view returns (bool, bool, bool, bool) {
        Known memory k = _lots[i];
        uint256 id = bills.lotIdOf(bill, k.first);
        uint256 held = instruments.balanceOf(orgOf(k.owner).maker, id);
        (uint176 history, ) = instruments.historyOf(id);
        bool whole = held == k.amount && instruments.obligationOf(id).face == k.amount;
        return (whole, history == historyOf(k), bills.lotOf(id).state == k.state, !k.twice);
    }

    /// @return Whether what was charged for claims of a lot is a hundredth of its face at most, and what is kept of them is what the model has.
    function chargesAgree(uint256 i) external view returns (bool) {
        Known memory k = _lots[i];
        Lot memory l = bills.lotOf(bills.lotIdOf(bill, k.first));
        return k.spent + k.costs <= k.amount / 100 && l.spent == k.spent && l.costs == k.costs && l.base == k.base;
    }

    /// @return Whether the lots are all units of the bill, each once.
    function tiles() external view returns (bool) {
        uint256 sum = 0;
        for (uint256 i = 0; i < _lots.length; i++) {
            sum += _lots[i].amount;
            for (uint256 j = 0; j < i; j++) {
                bool before = _lots[i].first + _lots[i].amount <= _lots[j].first;
                if (!before && _lots[j].first + _lots[j].amount > _lots[i].first) return false;
            }
        }
        return _lots.length == 0 || sum == AMOUNT;
    }

    function owed() external view returns (uint256 kept, uint256 used, uint256 here) {
        return (ids.length == 0 ? 0 : seen().open, usedOf(bank, buyer, ACCEPTANCE), yuan.balanceOf(address(bills)));
    }

    /* CALLS */

    function _refused(Known storage k) internal {
        (k.state, k.base, k.from) = (LotState.Refused, k.amount, k.late ? k.presentedOn : terms.maturity);
    }

    function _begin() internal {
        BillTerms memory t = soundTerms();
        (t.issued, t.maturity, t.number) = (day(), day() + TENOR, bytes32(ids.length + 1));
        t.keys[0] = Fingerprint.wrap(keccak256(abi.encode("trade", ids.length)));
        useTerms(t);
        ids.push(bill);
        delete _lots;
        startAccepted();
        _lots.push();
        (_lots[0].amount, _lots[0].owner, _lots[0].room) = (AMOUNT, 1, 499);
    }

    function _try(address from, address to, bytes memory data, bool expected) internal returns (bool ok) {
        vm.prank(from);
        bytes memory reason;
        (ok, reason) = to.call(data);
        if (ok) done++;
        else refusals++;
        if (ok == expected) return ok;
        unexpected++;
        lastUnexpected = ok ? bytes4(0) : bytes4(reason);
    }
}
