// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "../../../../contracts/instruments/treaties/ILossClaims.sol";
import {ITreaties} from "../../../../contracts/instruments/treaties/ITreaties.sol";
import {LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {DueState, Layer, LayerKind, LossState} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {TreatyTerms} from "../../../../contracts/instruments/treaties/TreatyTerms.sol";
import {CallId} from "../../../../contracts/types/CallId.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice Calls of layers.
contract LossCallsTest is TreatiesBase {
    function setUp() public override {
        super.setUp();
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
    }

    /* CALLS */

    function test_Call() public {
        LossNotice memory n = assessed("loss", 500_000);
        CallId id = callIdOf(n, 0);
        vm.expectEmit(address(treaties));
        emit ILossClaims.LayerCalled(idOf(n), treaty, 0, 300_000, 300_000, 30_000);
        call(n, 0);
        assertDue(id, lead, DueState.Due, 150_000, "half");
        assertDue(id, second, DueState.Due, 90_030, "30.01 %");
        assertDue(id, third, DueState.Due, 59_970, "19.99 %");
        vm.assertEq(seen().openDues, 3, "waits for three");
        vm.assertEq(seen().reinstatement, 30_000, "premium of the reinstatement");
        id = call(n, 1);
        vm.assertEq(treaties.callOf(id).amount, 100_000, "beyond 400 000");
        assertLoss(n, LossState.Called, "each layer");
        vm.assertEq(treaties.lossUseOf(treaty, n.keys[0]).retained, 100_000, "what the cedent keeps");
    }

    /// @dev A loss is called once and refused the second time.
    function test_RevertWhen_ALayerIsCalledTwice() public {
        LossNotice memory n = assessed("loss", 500_000);
        call(n, 0);
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_LayerCalled.selector, idOf(n), 0);
        refuses(cedent.maker, abi.encodeCall(ILossClaims.call, (n, 0)), reason);
        call(n, 1);
        refuses(cedent.maker, abi.encodeCall(ILossClaims.call, (n, 0)), reason);
    }

    function test_RevertWhen_ThereIsNoSuchLayer() public {
        LossNotice memory n = assessed("loss", 500_000);
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_UnknownLayer.selector, treaty, 2);
        refuses(cedent.maker, abi.encodeCall(ILossClaims.call, (n, 2)), reason);
        refuses(
            cedent.maker,
            abi.encodeCall(ILossClaims.call, (n, 255)),
            abi.encodeWithSelector(ILossClaims.LossClaims_UnknownLayer.selector, treaty, 255)
        );
    }

    function test_RevertWhen_AnotherCalls() public {
        LossNotice memory n = assessed("loss", 500_000);
        refuses(lead.maker, abi.encodeCall(ILossClaims.call, (n, 0)), notPartyOf(n, cedent, lead));
        refuses(OUTSIDER, abi.encodeCall(ILossClaims.call, (n, 0)), notMaker(OUTSIDER));
    }

    function test_RevertWhen_TheNoticeIsAnother() public {
        LossNotice memory n = assessed("loss", 500_000);
        n.items[0].amount = 900_000;
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_WrongState.selector,
            idOf(n),
            LossState.None
        );
        refuses(cedent.maker, abi.encodeCall(ILossClaims.call, (n, 0)), reason);
    }

    /// @dev Who owes premium calls nothing: of the reinstatement too.
    function test_RevertWhen_PremiumIsOverdue() public {
        LossNotice memory n = assessed("loss", 200_000);
        call(n, 0);
        uint48 by = seen().reinstatementBy;
        vm.warp(by + 1);
        LossNotice memory next = assessed("next", 200_000);
        bytes memory reason = abi.encodeWithSelector(
            ITreaties.Treaties_PremiumOverdue.selector,
            treaty,
            52_000,
            42_000
        );
        vm.warp(INCEPTION + 101 days);
        refuses(cedent.maker, abi.encodeCall(ILossClaims.call, (next, 0)), reason);
        payPremium(10_000);
        call(next, 0);
        vm.assertTrue(seen().reinstatementBy > INCEPTION + 101 days, "a new time for what is owed now");
        LossNotice memory last = assessed("last", 200_000);
        vm.assertEq(seen().reinstatement, 20_000, "twice");
        by = seen().reinstatementBy;
        vm.warp(block.timestamp + 1 days);
        call(last, 0); // what is owed is not overdue
        vm.assertEq(seen().reinstatementBy, by, "the older time stays");
    }

    /// @dev The limit and its reinstatement, and no more.
    function test_TheLimitIsUsedUp() public {
        uint64[3] memory expected = [uint64(300_000), 300_000, 0];
        for (uint256 i = 0; i < 3; i++) {
            vm.warp(INCEPTION + 4 days * (i + 1));
            LossNotice memory n = assessed(bytes32(i + 1), 400_000);
            call(n, 0);
            call(n, 1);
            vm.assertEq(seen(n).recovered, expected[i], "recovered");
            if (i == 0) payPremium(30_000); // of the reinstatement, once
        }
    }

    function test_ReinstatementByTime() public {
        TreatyTerms memory t = soundTerms();
        t.layers[0].proRataTime = true;
        (t.number, t.boundBy, t.inception) = ("T-2", EXPIRY - 100 days, EXPIRY - 100 days + 1);
        (t.instalments[0].dueBy, t.instalments[1].dueBy) = (EXPIRY, EXPIRY + 1);
        useTerms(t);
        startBound();
        vm.warp(t.inception + 50 days);
        LossNotice memory n = noticeOf("loss", 400_000);
        n.items[0].attachedAt = 1;
        notify(n);
        assess(n, 400_000);
        call(n, 0);
        vm.assertEq(seen().reinstatement, 15_000, "half of the term is left");
    }

    /// @dev A risk that attached inside the term is lost after it: nothing of the term is left, so the reinstatement costs nothing.
    function test_ReinstatementByTimeAfterTheTerm() public {
        TreatyTerms memory t = soundTerms();
        (t.layers[0].proRataTime, t.risksAttaching) = (true, true);
        (t.number, t.boundBy, t.inception) = ("T-2", EXPIRY - 100 days, EXPIRY - 100 days + 1);
        (t.instalments[0].dueBy, t.instalments[1].dueBy) = (EXPIRY, EXPIRY + 1);
        useTerms(t);
        startBound();
        payPremium(PREMIUM);
        vm.warp(EXPIRY + 10 days);
        LossNotice memory n = noticeOf("loss", 400_000);
        n.items[0].attachedAt = EXPIRY;
        notify(n);
        assess(n, 400_000);
        vm.expectEmit(address(treaties));
        emit ILossClaims.LayerCalled(idOf(n), treaty, 0, 300_000, 300_000, 0);
        call(n, 0);
        vm.assertEq(seen().reinstatement, 0, "no premium");
    }

    function test_Aggregate() public {
        Layer memory layer = excess(50_000, 20_000, 0, 0);
        (layer.kind, layer.aggregateRetention, layer.aggregateLimit) = (LayerKind.AggregateExcess, 30_000, 100_000);
        vm.warp(START);
        TreatyTerms memory t = termsOf(layer);
        t.number = "T-2";
        startWith(t);
        uint64[4] memory losses = [uint64(35_000), 35_000, 90_000, 200_000];
        uint64[4] memory expected = [uint64(0), 0, 50_000, 50_000];
        for (uint256 i = 0; i < 4; i++) {
            vm.warp(INCEPTION + 4 days * (i + 1));
            LossNotice memory n = assessed(bytes32(i + 1), losses[i]);
            call(n, 0);
            vm.assertEq(seen(n).recovered, expected[i], "recovered");
        }
    }

    function test_Surplus() public {
        Layer memory layer;
        (layer.kind, layer.retention, layer.surplusLines) = (LayerKind.Surplus, 100_000, 4);
        layer.aggregateLimit = 1_000_000;
        vm.warp(START);
        TreatyTerms memory t = termsOf(layer);
        t.number = "T-2";
        startWith(t);
        LossNotice memory n = noticeOf("loss", 100_000);
        n.items[0].sumInsured = 1_000_000;
        notify(n);
        assess(n, 100_000);
        call(n, 0);
        vm.assertEq(seen(n).recovered, 40_000, "40 % is ceded");
        n = noticeOf("small", 50_000);
        (n.startsAt, n.items[0].sumInsured) = (uint48(block.timestamp), 100_000);
        vm.warp(block.timestamp + 4 days);
        (n.startsAt, n.items[0].happenedAt) = (uint48(block.timestamp), uint48(block.timestamp));
        notify(n);
        assess(n, 50_000);
        call(n, 0);
        vm.assertEq(seen(n).recovered, 0, "within the cedent's line");
    }

    /// @dev A proportional layer pays the whole part of a loss, or nothing.
    function test_RevertWhen_TheAggregateLimitIsPassed() public {
        vm.warp(START);
        Layer memory layer = quotaShare();
        layer.aggregateLimit = 100_000;
        TreatyTerms memory t = termsOf(layer);
        t.number = "T-2";
        startWith(t);
        LossNotice memory n = assessed("loss", 250_005);
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_LimitExceeded.selector,
            treaty,
            0,
            100_000,
            100_002
        );
        refuses(cedent.maker, abi.encodeCall(ILossClaims.call, (n, 0)), reason);
        vm.prank(cedent.maker);
        treaties.withdraw(n);
        n.items[0].amount = 250_000;
        notify(n);
        assess(n, 250_000);
        call(n, 0);
        vm.assertEq(seen(n).recovered, 100_000, "as much as is left");
    }

    function test_TheEventLimitOfAQuotaShare() public {
        vm.warp(START);
        Layer memory layer = quotaShare();
        layer.limit = 20_000;
        TreatyTerms memory t = termsOf(layer);
        t.number = "T-2";
        startWith(t);
        LossNotice memory n = assessed("loss", 250_000);
        call(n, 0);
        vm.assertEq(seen(n).recovered, 20_000, "event limit");
    }

    /// @dev Layers that overlap pay more than there is; nothing is left over then.
    function test_LayersThatOverlapLeaveNothing() public {
        vm.warp(START);
        TreatyTerms memory t = soundTerms();
        t.number = "T-2";
        t.layers[1] = excess(300_000, 0, 0, 12_000);
        t.layers[0] = excess(300_000, 0, 1, 30_000);
        startWith(t);
        LossNotice memory n = assessed("loss", 200_000);
        call(n, 0);
        call(n, 1);
        vm.assertEq(treaties.lossUseOf(treaty, n.keys[0]).retained, 0, "nothing");
    }

    /// @dev A line whose share is nothing owes nothing.
    function test_AShareOfNothingIsNotDue() public {
        vm.warp(START);
        TreatyTerms memory t = soundTerms();
        (t.number, t.cashCallAt) = ("T-2", 0);
        startWith(t);
        LossNotice memory n = assessed("loss", 100_003);
        CallId id = call(n, 0);
        vm.assertEq(seen().openDues, 1, "the lead alone");
        assertDue(id, lead, DueState.Due, 3, "the residue");
        assertDue(id, second, DueState.None, 0, "nothing");
        assertDue(id, third, DueState.None, 0, "nothing");
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_WrongDueState.selector,
            id,
            second.id,
            DueState.None
        );
        refuses(second.maker, abi.encodeCall(ILossClaims.pay, (id)), reason);
    }
}
