// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Acceptance} from "../../../contracts/board/Acceptance.sol";
import {Ask} from "../../../contracts/board/Ask.sol";
import {Quote} from "../../../contracts/board/Quote.sol";
import {Trade, TradeState} from "../../../contracts/board/Trade.sol";
import {Consent} from "../../../contracts/settlement/Deal.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {Test} from "../utils/Test.sol";
import {BoardPlay} from "./BoardPlay.sol";

/// @notice A seller, two bidders and the operator act at random, in time or late, for more than there is, and twice. What is refused changes nothing.
contract BoardHandler is BoardPlay {
    function offer(uint256 seed) external {
        if (_known.length > 12 || block.timestamp > START + 90 days) return;
        Ask memory a = seed % 2 == 0 ? soundAsk() : poolAsk();
        uint256 time = block.timestamp;
        (a.commitUntil, a.acceptUntil) = (uint48(time + 1 days), uint48(time + 4 days));
        (a.conditions, a.reveals) = (bytes32(++_made), 2);
        a.documentDays = 3;
        uint256 id = pool;
        uint96 amount = 900_000;
        if (seed % 2 == 0) {
            (id, amount) = (instruments.issue(bytes32(_made), termsOf(true), otherBank.maker, AMOUNT), AMOUNT);
        }
        useAsk(a, holdingOf(id, otherBank, amount));
        bytes32 ref = reservation();
        vm.prank(otherBank.maker);
        try instruments.pledge(id, operator.id, amount, NEVER, ref) {} catch {
            return;
        }
        board.post(offered, hidden, posting(otherBank));
        _known.push(Known(offered, hidden, ask));
        ends[0]++;
    }

    function bid(uint256 i, bool byThird, uint96 less) external {
        if (_known.length == 0) return;
        _use(i);
        Org memory by = byThird ? third : guarantor;
        Quote memory q = quoteBy(by, hidden.amount - (less % 90_000));
        q.expiry = offered.acceptUntil;
        vm.prank(by.maker);
        try board.commit(ask, hashOf(q), q.expiry) {
            _quotes.push(q);
            ends[1]++;
        } catch {}
    }

    function openQuote(uint256 i) external {
        if (_quotes.length == 0) return;
        Quote memory q = _quotes[i % _quotes.length];
        vm.prank(_bidder(q).maker);
        try board.reveal(q.ask, "sealed") {
            ends[2]++;
        } catch {}
    }

    function withdrawQuoteOf(uint256 i) external {
        if (_quotes.length == 0 || i % 7 != 0) return;
        Quote memory q = _quotes[i % _quotes.length];
        vm.prank(_bidder(q).maker);
        try board.withdrawQuote(q.ask) {
            ends[3]++;
        } catch {}
    }

    function take(uint256 i, uint96 amount) external {
        if (_quotes.length == 0) return;
        Quote memory q = _quotes[i % _quotes.length];
        for (uint256 j = 0; j < _known.length; j++) if (_known[j].id == q.ask) _use(j);
        bool whole = hidden.id != pool || amount % 2 == 0;
        Acceptance memory a;
        (a.ask, a.holding, a.quote) = (offered, hidden, q);
        a.amount = whole ? hidden.amount : amount % (hidden.amount + 10);
        a.byBidder = quoting(_bidder(q), q);
        a.consent = consentOf(otherBank, board.dealFor(offered, hidden, q, a.amount), 1_000 + ++_made);
        try board.accept(a) returns (TradeId trade) {
            _trades.push(trade);
            _consents[trade] = abi.encode(a.consent);
            ends[whole ? 4 : 5]++;
        } catch {}
    }

    function endAsk(uint256 i) external {
        if (_known.length == 0) return;
        _use(i);
        try board.lapse(offered, hidden) {
            ends[6]++;
            return;
        } catch {}
        if (i % 5 != 0) return;
        vm.prank(otherBank.maker);
        try board.withdraw(offered, hidden) {
            ends[7]++;
        } catch {}
    }

    function bring(uint256 i) external {
        if (_trades.length == 0) return;
        vm.prank(otherBank.maker);
        try board.present(_trades[i % _trades.length], "documents") {
            ends[8]++;
        } catch {}
    }

    function examine(uint256 i, uint8 how) external {
        if (_trades.length == 0) return;
        TradeId trade = _trades[i % _trades.length];
        Org memory by = seen(trade).buyer == third.id ? third : guarantor;
        if (how % 4 == 0) {
            try board.refuse(trade, "documents", "draft", LATER, refusing(by, trade)) {
                ends[9]++;
            } catch {}
        } else {
            try board.satisfy(trade, "documents", LATER, satisfying(by, trade)) {
                ends[10]++;
            } catch {}
        }
    }

    function pay(uint256 i) external {
        if (_trades.length == 0) return;
        TradeId trade = _trades[i % _trades.length];
        Org memory by = seen(trade).buyer == third.id ? third : guarantor;
        Consent memory byBuyer = consentOf(by, board.dealOf(trade), 1_000 + ++_made);
        try board.settle(trade, consentFor(trade), byBuyer) {
            ends[11]++;
        } catch {}
    }

    function giveUp(uint256 i) external {
        if (_trades.length == 0) return;
        TradeId trade = _trades[i % _trades.length];
        try board.fail(trade, consentFor(trade)) {
            ends[12 + uint256(seen(trade).failing)]++;
        } catch {}
    }

    function note(uint256 i) external {
        if (_trades.length == 0) return;
        vm.prank(operator.maker);
        try board.report(_trades[i % _trades.length]) {
            ends[15]++;
        } catch {}
    }

    function free(uint256 i) external {
        if (_trades.length == 0) return;
        Trade memory t = seen(_trades[i % _trades.length]);
        try board.freeExposure(t.id, t.buyerAccount) {
            ends[16]++;
        } catch {}
    }

    function wait(uint32 time) external {
        if (block.timestamp < START + 140 days) vm.warp(block.timestamp + (time % 4 days));
    }

    /* PRIVATE */

    function _use(uint256 i) private {
        Known storage k = _known[i % _known.length];
        offered = k.ask;
        hidden = k.holding;
        ask = k.id;
    }

    function _bidder(Quote memory q) private view returns (Org memory) {
        return q.bidder == third.id ? third : guarantor;
    }
}

/// @notice What is so of the board, whatever its members do.
contract BoardInvariants is Test {
    BoardHandler private _handler;

    function setUp() public {
        _handler = new BoardHandler();
        _handler.setUp();
    }

    /// @dev The money here is what members have put down, whether or not it is put aside.
    function invariant_TheMoneyIsWhatWasPutDown() public view {
        (uint256 free, uint256 aside, uint256 money) = _handler.sums();
        vm.assertEq(free + aside, money, "deposits");
    }

    function invariant_WhatIsOfferedOrTakenIsReserved() public view {
        vm.assertTrue(_handler.reservationsHold(), "reservations");
    }

    function invariant_LimitsAreUsedForWhatRunsAndIsHeld() public view {
        vm.assertTrue(_handler.limitsHold(), "limits");
    }

    function invariant_WhatIsSettledIsPaid() public view {
        vm.assertTrue(_handler.paymentsHold(), "payments");
    }

    /// @dev Sentinel: all of it is reached by the calls above.
    function test_EveryActIsReached() public {
        _handler.offer(0);
        _handler.offer(1);
        _handler.bid(0, false, 5);
        _handler.bid(1, true, 5);
        vm.warp(block.timestamp + 1 days + 1);
        _handler.openQuote(0);
        _handler.openQuote(1);
        _handler.take(0, 0);
        _handler.take(1, 300_001);
        vm.assertEq(_handler.trades(), 2, "a whole and a part");
        _handler.bring(0);
        _handler.bring(1);
        _handler.examine(0, 1);
        _handler.examine(1, 0);
        _handler.pay(0);
        _handler.note(0);
        _handler.endAsk(5);
        vm.warp(block.timestamp + 40 days);
        _handler.giveUp(1);
        uint8[11] memory reached = [0, 1, 2, 4, 5, 8, 9, 10, 11, 12, 15];
        for (uint256 i = 0; i < reached.length; i++) {
            vm.assertTrue(_handler.ends(reached[i]) != 0, vm.toString(uint256(reached[i])));
        }
        invariant_TheMoneyIsWhatWasPutDown();
        invariant_WhatIsOfferedOrTakenIsReserved();
        invariant_LimitsAreUsedForWhatRunsAndIsHeld();
        invariant_WhatIsSettledIsPaid();
    }
}
