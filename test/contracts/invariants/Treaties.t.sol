// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {LossNotice} from "../../../contracts/instruments/treaties/LossNotice.sol";
import {LossState} from "../../../contracts/instruments/treaties/Treaty.sol";
import {CallId} from "../../../contracts/types/CallId.sol";
import {Test} from "../utils/Test.sol";
import {TreatiesPlay} from "./TreatiesPlay.sol";

/// @notice Cedent, reinsurers and arbiter act at random, in time or late, for more than there is, and twice. What is refused changes nothing.
contract TreatiesHandler is TreatiesPlay {
    function begin() external {
        if (ids.length < 4 && block.timestamp < START + 200 days) begin_();
    }

    function notify(uint256 seed, uint64 amount) external {
        if (ids.length == 0 || _known.length > 30) return;
        treaty = ids[seed % ids.length];
        uint256 document = (seed >> 8) % DOCUMENTS;
        LossNotice memory n = noticeOf(bytes32(document), 50_000 + (amount % 900_000));
        n.items[0].attachedAt = uint48(block.timestamp);
        n.number = uint64(_known.length);
        try treaties.notify(n, notifying(cedent, n)) {} catch {
            return;
        }
        _known.push();
        Known storage k = _known[_known.length - 1];
        (k.content, k.document, k.treaty) = (abi.encode(n), document, seed % ids.length);
        ends[0]++;
    }

    function assess(uint256 i, uint64 less) external {
        if (_known.length == 0) return;
        LossNotice memory n = contentOf(i % _known.length);
        uint64 advised = seen(n).advised;
        uint64 amount = less % 3 == 0 ? advised : advised - (less % advised);
        bool contested = seen(n).state == LossState.Contested;
        try treaties.assess(idOf(n), amount, LATER, assessing(contested ? court : lead, idOf(n), amount)) {
            ends[contested ? 1 : 2]++;
        } catch {}
    }

    function deem(uint256 i) external {
        if (_known.length == 0) return;
        try treaties.deem(idOf(contentOf(i % _known.length))) {
            ends[3]++;
        } catch {}
    }

    function contest(uint256 i) external {
        if (_known.length == 0 || i % 3 != 0) return;
        LossNotice memory n = contentOf(i % _known.length);
        Org memory by = seen(n).state == LossState.Assessed ? cedent : lead;
        try treaties.contest(idOf(n), "cause", LATER, contesting(by, idOf(n))) {
            ends[4]++;
        } catch {}
    }

    function withdrawOrLapse(uint256 i) external {
        if (_known.length == 0) return;
        LossNotice memory n = contentOf(i % _known.length);
        try treaties.lapse(n) {
            ends[5]++;
            return;
        } catch {}
        if (i % 5 != 0) return;
        vm.prank(cedent.maker);
        try treaties.withdraw(n) {
            ends[6]++;
        } catch {}
    }

    function call(uint256 i, uint8 layer) external {
        if (_known.length == 0) return;
        Known storage k = _known[i % _known.length];
        LossNotice memory n = contentOf(i % _known.length);
        vm.prank(cedent.maker);
        try treaties.call(n, layer % 2) returns (CallId id) {
            k.calls[layer % 2]++;
            remember(id);
            ends[id.isNull() ? 7 : 8]++;
        } catch {}
    }

    function pay(uint256 i, uint256 seed) external {
        if (_calls.length == 0) return;
        CallId id = _calls[i % _calls.length];
        (Org memory by, uint256 line) = lineAt(seed);
        uint64 amount = treaties.dueOf(id, by.id).amount;
        vm.prank(by.maker);
        try treaties.pay(id) {
            _paid[id][line] += amount;
            ends[9]++;
        } catch {}
    }

    function dispute(uint256 i, uint256 seed) external {
        if (_calls.length == 0) return;
        CallId id = _calls[i % _calls.length];
        (Org memory by, ) = lineAt(seed);
        try treaties.dispute(id, by.id, "cause", LATER, disputing(by, id)) {
            ends[10]++;
        } catch {}
    }

    function award(uint256 i, uint256 seed, uint64 amount) external {
        if (_calls.length == 0) return;
        CallId id = _calls[i % _calls.length];
        (Org memory to, uint256 line) = lineAt(seed);
        amount = amount % 4 == 0 ? 0 : amount % (treaties.dueOf(id, to.id).amount + 2);
        try treaties.award(id, to.id, amount, LATER, awarding(court, id, to, amount)) {
            _owed[id][line] = amount;
            ends[11]++;
        } catch {}
    }

    function draw(uint256 i, uint256 seed) external {
        if (_calls.length == 0) return;
        CallId id = _calls[i % _calls.length];
        (Org memory of_, uint256 line) = lineAt(seed);
        uint256 before = yuan.balanceOf(cedent.maker);
        try treaties.draw(id, of_.id) {
            _paid[id][line] += yuan.balanceOf(cedent.maker) - before;
            ends[12]++;
        } catch {}
    }

    function postOrRelease(uint256 i, uint256 seed, uint64 amount) external {
        if (ids.length == 0) return;
        (Org memory by, ) = lineAt(seed);
        try treaties.release(ids[i % ids.length], by.id) {
            ends[13]++;
            return;
        } catch {}
        vm.prank(by.maker);
        try treaties.post(ids[i % ids.length], amount % 100_000) {
            ends[14]++;
        } catch {}
    }

    function payPremium(uint256 i, uint64 amount) external {
        if (ids.length == 0) return;
        vm.prank(cedent.maker);
        try treaties.payPremium(ids[i % ids.length], 1 + (amount % 40_000)) {
            ends[15]++;
        } catch {}
    }

    function settleAccount(uint256 i) external {
        if (ids.length == 0) return;
        try treaties.settleAccount(ids[i % ids.length]) returns (CallId id) {
            remember(id);
            ends[16]++;
        } catch {}
    }

    function declareProfit(uint256 i) external {
        if (ids.length == 0) return;
        try treaties.declareProfit(ids[i % ids.length]) returns (CallId id) {
            remember(id);
            ends[17]++;
        } catch {}
    }

    function commute(uint256 i, uint64 amount) external {
        if (ids.length == 0 || i % 8 != 0) return;
        treaty = ids[(i >> 8) % ids.length];
        amount = amount % 4;
        try treaties.commute(treaty, amount, LATER, commuting(cedent, amount), commutedBy(amount)) {
            ends[18]++;
        } catch {}
    }

    function close(uint256 i) external {
        if (ids.length == 0) return;
        try treaties.close(ids[i % ids.length]) {
            ends[19]++;
        } catch {}
    }

    function pass(uint256 time) external {
        if (block.timestamp < START + 400 days) vm.warp(block.timestamp + (time % 9 days));
    }
}

/// @notice TRT-1 to TRT-6.
contract TreatiesInvariants is Test {
    TreatiesHandler internal handler;

    function setUp() public {
        handler = new TreatiesHandler();
        handler.setUp();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev TRT-1
    function invariant_TheMoneyIsWhatLinesPosted() public view {
        (uint256 posted, uint256 money) = handler.sums();
        vm.assertEq(posted, money, "money");
    }

    /// @dev TRT-2
    function invariant_NoLayerPaysMoreThanItCan() public view {
        for (uint256 i = 0; i < handler.count(); i++) vm.assertTrue(handler.layersHold(i), "layers");
    }

    /// @dev TRT-3
    function invariant_OneLossOneCallOfEachLayer() public view {
        vm.assertTrue(handler.lossesHold(), "losses");
    }

    /// @dev TRT-4
    function invariant_NoLinePaysForAnother() public view {
        vm.assertTrue(handler.sharesHold(), "shares");
    }

    /// @dev TRT-5
    function invariant_WhatIsOpenIsCounted() public view {
        for (uint256 i = 0; i < handler.count(); i++) vm.assertTrue(handler.countsHold(i), "counts");
    }

    /// @dev TRT-6
    function invariant_TheLimitIsWhatALineCanBeCalledToPay() public view {
        (uint256 used, uint256 exposure) = handler.limits_();
        vm.assertEq(used, exposure, "limit");
    }

    /// @dev The handler gets to each of the ends that the sentences are about.
    function test_TheHandlerReachesEveryEnd() public {
        handler.begin();
        handler.payPremium(0, 39_999);
        handler.notify(1 << 8, 350_000); // 400 000
        handler.assess(0, 0);
        handler.call(0, 0);
        handler.call(0, 1);
        handler.pay(0, 0);
        handler.dispute(0, 1);
        handler.dispute(0, 2);
        handler.award(0, 1, 70_001);
        handler.award(0, 2, 0);
        handler.pass(4 days);
        handler.notify(2 << 8, 60_000);
        handler.contest(3); // the second of two
        handler.assess(1, 0);
        handler.call(1, 0);
        handler.pass(4 days);
        handler.notify(3 << 8, 200_000);
        handler.withdrawOrLapse(5); // the third of three
        handler.notify(4 << 8, 200_000);
        handler.pass(9 days - 1);
        for (uint256 i = 0; i < 4; i++) handler.deem(i);
        handler.draw(0, 1);
        for (uint256 i = 0; i < 12; i++) {
            handler.payPremium(0, 9_999);
            handler.payPremium(0, 1_999);
            handler.pass(9 days - 1);
        }
        for (uint256 i = 0; i < 4; i++) handler.withdrawOrLapse(i);
        handler.postOrRelease(0, 0, 5);
        handler.settleAccount(0);
        for (uint256 i = 0; i < 3; i++) handler.pay(1, i);
        handler.declareProfit(0);
        handler.postOrRelease(0, 1, 5);
        for (uint256 i = 0; i < 3; i++) for (uint256 j = 0; j < 3; j++) handler.pay(i, j);
        handler.postOrRelease(0, 1, 0);
        handler.postOrRelease(0, 0, 0);
        handler.close(0);
        handler.begin();
        handler.commute(1 << 8, 0);
        for (uint256 i = 0; i < 20; i++) vm.assertTrue(handler.ends(i) != 0, vm.toString(i));
        invariant_TheMoneyIsWhatLinesPosted();
        invariant_NoLayerPaysMoreThanItCan();
        invariant_OneLossOneCallOfEachLayer();
        invariant_NoLinePaysForAnother();
        invariant_WhatIsOpenIsCounted();
        invariant_TheLimitIsWhatALineCanBeCalledToPay();
    }
}
