// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {LotState} from "../../../contracts/instruments/bills/Bill.sol";
import {IBillClaims} from "../../../contracts/instruments/bills/IBillClaims.sol";
import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../contracts/ledger/IObligations.sol";
import {NOT_TRANSFERABLE} from "../../../contracts/ledger/LotWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Test} from "../utils/Test.sol";
import {BillsPlay} from "./BillsPlay.sol";

/// @notice Holders, an acceptor and those who are claimed from act at random, in time or late, twice and out of order. What each act does is said by the
/// model before.
contract BillsHandler is BillsPlay {
    function begin() external {
        if (isOpen() || day() > LAST_BEGIN) return;
        _begin();
    }

    function endorse(uint256 i, uint256 seed) external {
        if (_lots.length == 0) return;
        Known storage k = _lots[i % _lots.length];
        uint8 to = uint8(seed % 4);
        bool limited = seed % 5 == 0;
        uint256 id = bills.lotIdOf(bill, k.first);
        bytes memory data = abi.encodeWithSignature(
            "safeTransferFrom(address,address,uint256,uint256,bytes)",
            orgOf(k.owner).maker,
            orgOf(to).maker,
            id,
            k.amount,
            limited ? abi.encode(NOT_TRANSFERABLE) : bytes("")
        );
        if (k.froms.length >= 20) return;
        if (!_try(orgOf(k.owner).maker, address(instruments), data, day() < terms.maturity)) return;
        _moved(k, to, limited);
        ends[0]++;
    }

    function endorsePart(uint256 i, uint64 first, uint64 amount, uint256 seed) external {
        if (_lots.length == 0 || _lots.length > 10) return;
        i = i % _lots.length;
        (uint64 begin_, uint64 whole, uint8 from) = (_lots[i].first, _lots[i].amount, _lots[i].owner);
        if (_lots[i].froms.length >= 20) return;
        first = begin_ + (first % (whole + 1));
        amount = amount % (whole + 2);
        uint8 to = uint8(seed % 4);
        bytes memory data = abi.encodeCall(
            IHoldings.passPart,
            (bills.lotIdOf(bill, begin_), first, amount, orgOf(to).maker, 0)
        );
        if (!_try(orgOf(from).maker, address(instruments), data, _canDivide(i, first, amount))) return;
        _moved(_lots[_divide(i, first, amount)], to, false);
        ends[1]++;
    }

    function present(uint256 i) external {
        if (_lots.length == 0) return;
        Known storage k = _lots[i % _lots.length];
        bool expected = day() >= terms.maturity && k.state == LotState.Open;
        bytes memory data = abi.encodeCall(IBillClaims.present, (bills.lotIdOf(bill, k.first)));
        if (!_try(OUTSIDER, address(bills), data, expected)) return;
        uint32 received = calendars.addBankingDays(CALENDAR, day(), 0);
        uint32 lastDay = calendars.addBankingDays(CALENDAR, terms.maturity + 10, 0);
        (k.state, k.late, k.presentedOn) = (LotState.Presented, day() > lastDay, day());
        k.answerBy = calendars.addBankingDays(CALENDAR, received, 1);
        if (k.late) ends[2]++;
    }

    /// @dev The acceptor, in time or after it refused, by silence too.
    function pay(uint256 i) external {
        if (_lots.length == 0) return;
        Known storage k = _lots[i % _lots.length];
        if (k.state == LotState.Presented && day() > k.answerBy) _refused(k);
        bool refused = k.state == LotState.Refused;
        uint256 id = bills.lotIdOf(bill, k.first);
        bytes memory data = abi.encodeCall(IObligations.pay, (id, refused ? due(k) : k.amount));
        if (!_try(bank.maker, address(instruments), data, refused || k.state == LotState.Presented)) return;
        k.state = refused ? LotState.Settled : LotState.Paid;
        ends[refused ? 7 : 3]++;
    }

    function refuse(uint256 i, bool silent) external {
        if (_lots.length == 0) return;
        Known storage k = _lots[i % _lots.length];
        uint256 id = bills.lotIdOf(bill, k.first);
        bool expected = k.state == LotState.Presented && (!silent || day() > k.answerBy);
        bytes memory data =
            silent
                ? abi.encodeCall(IBillClaims.deemRefused, (id))
                : abi.encodeCall(IBillClaims.refusePayment, (id, "funds", LATER, _refusal(id)));
        if (!_try(OUTSIDER, address(bills), data, expected)) return;
        _refused(k);
        if (day() < k.answerBy) k.answerBy = day();
        ends[silent ? 4 : 5]++;
    }

    function claim(uint256 i, uint256 seed) external {
        if (_lots.length == 0) return;
        Known storage k = _lots[i % _lots.length];
        uint8 target = uint8(seed % 5);
        uint56 costs = uint56((seed >> 8) % (k.amount / 50 + 2));
        uint256 rank = answers(k, target);
        bool expected = k.state == LotState.Refused && rank != type(uint256).max && (rank < 2 || !k.late);
        if (expected && k.claims[target] != rank + 1) {
            expected = day() <= (rank < 2 ? until(terms.maturity, 24) : recourseUntil(k));
        }
        expected = expected && costs + k.spent <= k.amount / 100;
        bytes memory data = abi.encodeCall(
            IBillClaims.claim,
            (bills.lotIdOf(bill, k.first), orgOf(target).id, OrgId.wrap(0), costs, stepsOf(k))
        );
        if (!_try(orgOf(k.owner).maker, address(bills), data, expected)) return;
        (k.claims[target], k.costs) = (uint16(rank + 1), costs);
    }

    function payClaim(uint256 i, uint256 seed) external {
        if (_lots.length == 0) return;
        Known storage k = _lots[i % _lots.length];
        uint8 payer = uint8(seed % 5);
        bool expected = k.state == LotState.Refused && k.claims[payer] > 1; // the acceptor pays to the ledger
        uint256 owed_ = k.state == LotState.Refused ? due(k) : 0;
        bytes memory data = abi.encodeCall(IBillClaims.payClaim, (bills.lotIdOf(bill, k.first), owed_));
        if (!_try(orgOf(payer).maker, address(bills), data, expected)) return;
        if (k.payers & (1 << payer) != 0) k.twice = true;
        k.payers |= uint8(1 << payer);
        (k.owner, k.rank, k.base, k.from) = (payer, k.claims[payer], owed_, day());
        (k.spent, k.costs) = (k.spent + k.costs, 0);
        delete k.claims;
        ends[6]++;
    }

    function bar(uint256 i) external {
        if (_lots.length == 0) return;
        Known storage k = _lots[i % _lots.length];
        bool over = !isOver(k.state) && day() > until(terms.maturity, 24);
        if (k.state == LotState.Refused) over = over && day() > recourseUntil(k);
        bytes memory data = abi.encodeCall(IBillClaims.bar, (bills.lotIdOf(bill, k.first)));
        if (!_try(OUTSIDER, address(bills), data, over)) return;
        k.state = LotState.Barred;
        ends[8]++;
    }

    function pass(uint256 time) external {
        if (day() < LAST_BEGIN + 100) vm.warp(block.timestamp + (time % 4 days));
    }

    /// @dev Beyond all periods against drawer and acceptor, once.
    function leap(uint256 seed) external {
        if (seed % 64 == 0 && ids.length != 0 && day() < TODAY + 400) vm.warp(block.timestamp + 735 days);
    }

    function _refusal(uint256 id) private view returns (DualApproval memory) {
        bytes memory type_ = "PaymentRefusal(uint256 lot,bytes32 reason,uint48 deadline)";
        return approvalOf(bank, digestOf(type_, abi.encode(id, bytes32("funds"), LATER)));
    }

    function _moved(Known storage k, uint8 to, bool limited) private {
        if (k.owner == to) return;
        k.froms.push(k.owner);
        k.tos.push(to);
        k.limited.push(limited);
        k.owner = to;
    }

    function _canDivide(uint256 i, uint64 first, uint64 amount) private view returns (bool) {
        (uint64 begin_, uint64 whole) = (_lots[i].first, _lots[i].amount);
        bool within = amount != 0 && amount != whole && first < begin_ + whole && first + amount <= begin_ + whole;
        return within && day() < terms.maturity && _lots[i].room >= _more(i, first, amount);
    }

    /// @return How many lots more there are then.
    function _more(uint256 i, uint64 first, uint64 amount) private view returns (uint256) {
        uint64 end = _lots[i].first + _lots[i].amount;
        return (first == _lots[i].first ? 0 : 1) + (first + amount == end ? 0 : 1);
    }

    /// @return Which lot is the part.
    function _divide(uint256 i, uint64 first, uint64 amount) private returns (uint256) {
        uint256 left = _lots[i].room - _more(i, first, amount);
        uint64 whole = _lots[i].amount;
        uint64 tail = _lots[i].first + whole - first - amount;
        uint256 given = (left * amount) / whole;
        uint256 after_ = first == _lots[i].first ? left - given : (left * tail) / whole;
        if (tail != 0) _split(i, first + amount, tail, after_);
        if (first == _lots[i].first) {
            (_lots[i].amount, _lots[i].room) = (amount, given);
            return i;
        }
        (_lots[i].amount, _lots[i].room) = (first - _lots[i].first, left - given - after_);
        _split(i, first, amount, given);
        return _lots.length - 1;
    }

    function _split(uint256 i, uint64 first, uint64 amount, uint256 room) private {
        _lots.push();
        Known storage part = _lots[_lots.length - 1];
        (part.first, part.amount, part.owner, part.room) = (first, amount, _lots[i].owner, room);
        (part.froms, part.tos, part.limited) = (_lots[i].froms, _lots[i].tos, _lots[i].limited);
    }
}

/// @notice BIL-1 to BIL-5, and BIL-10.
contract BillsInvariants is Test {
    BillsHandler internal handler;

    function setUp() public {
        handler = new BillsHandler();
        handler.setUp();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev BIL-1
    function invariant_WhatIsDoneIsWhatTheModelAllows() public view {
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }

    /// @dev BIL-2
    function invariant_LotsAreTheBillAndEachHasOneHolder() public view {
        vm.assertTrue(handler.tiles(), "each unit once");
        for (uint256 i = 0; i < handler.count(); i++) {
            (bool whole, , bool state, ) = handler.agrees(i);
            vm.assertTrue(whole, "one holder has the whole lot");
            vm.assertTrue(state, "state");
        }
    }

    /// @dev BIL-3
    function invariant_HistoriesHaveNoGaps() public view {
        for (uint256 i = 0; i < handler.count(); i++) {
            (, bool history, , ) = handler.agrees(i);
            vm.assertTrue(history, "every step, in order");
        }
    }

    /// @dev BIL-4
    function invariant_LimitsCountWhatIsOwed() public view {
        (uint256 kept, uint256 used, uint256 here) = handler.owed();
        vm.assertEq(kept, handler.open(), "owed");
        vm.assertEq(used, handler.open(), "limit");
        vm.assertEq(here, 0, "no money stays");
    }

    /// @dev BIL-5
    function invariant_NobodyPaysTwice() public view {
        for (uint256 i = 0; i < handler.count(); i++) {
            (, , , bool once) = handler.agrees(i);
            vm.assertTrue(once, "once");
        }
    }

    /// @dev BIL-10
    function invariant_CostsAreBounded() public view {
        for (uint256 i = 0; i < handler.count(); i++) vm.assertTrue(handler.chargesAgree(i), "costs");
    }

    /// @dev The handler gets to each of the ends that the sentences are about.
    function test_TheHandlerReachesEveryEnd() public {
        handler.begin();
        handler.endorsePart(0, 400_000, 600_000, 2);
        handler.endorse(0, 3);
        handler.endorsePart(1, 100_000, 100_000, 3);
        handler.endorsePart(0, 0, 100_000, 2);
        _pass(8);
        for (uint256 i = 0; i < 4; i++) handler.present(i);
        handler.pay(0);
        handler.refuse(1, false);
        handler.claim(1, 1);
        handler.claim(1, 0);
        handler.payClaim(1, 1);
        handler.payClaim(1, 0);
        handler.pay(1);
        handler.refuse(2, true);
        _pass(2);
        handler.refuse(2, true);
        _pass(6);
        handler.present(4);
        handler.leap(0);
        for (uint256 i = 2; i < 5; i++) handler.bar(i);
        for (uint256 i = 0; i < 9; i++) vm.assertTrue(handler.ends(i) != 0, vm.toString(i));
        invariant_WhatIsDoneIsWhatTheModelAllows();
        invariant_LotsAreTheBillAndEachHasOneHolder();
        invariant_HistoriesHaveNoGaps();
        invariant_LimitsCountWhatIsOwed();
        invariant_NobodyPaysTwice();
        invariant_CostsAreBounded();
    }

    function _pass(uint256 times) private {
        for (uint256 i = 0; i < times; i++) handler.pass(4 days - 1);
    }
}
