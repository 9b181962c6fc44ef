// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {ILossClaims} from "../../../../contracts/instruments/treaties/ILossClaims.sol";
import {LossItem, LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {Layer, LayerKind, LossState} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {TreatyTerms} from "../../../../contracts/instruments/treaties/TreatyTerms.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {TreatyId} from "../../../../contracts/types/TreatyId.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice Advice: one loss once, inside the term.
contract LossAdviceTest is TreatiesBase {
    function test_Notify() public {
        startInForce();
        LossNotice memory n = noticeOf("loss", 250_000);
        // Thursday, 4 February 2027: five banking days later it is Thursday.
        uint48 by = startOf(TODAY + 20 + 8) - 1;
        vm.expectEmit(address(treaties));
        emit ILossClaims.LossNotified(idOf(n), treaty, n, by, false);
        notify(n);
        vm.assertEq(seen(n).amount, 250_000, "amount");
        vm.assertEq(seen().openLosses, 1, "open");
        vm.assertEq(uint256(fingerprints.stateOf(n.keys[0])), uint256(FingerprintState.Bound), "in use");
    }

    /// @dev Late notice is flagged, and not refused.
    function test_ALateAdviceIsFlagged() public {
        startInForce();
        LossNotice memory n = noticeOf("loss", 250_000);
        vm.warp(INCEPTION + 30 days + 1);
        uint48 by = calendars.startOf(CALENDAR, TODAY + 50 + 7) - 1; // on a Saturday: the fifth banking day is a Friday
        vm.expectEmit(address(treaties));
        emit ILossClaims.LossNotified(idOf(n), treaty, n, by, true);
        notify(n);
        assertLoss(n, LossState.Notified, "not refused");
    }

    function test_ARestrictedCedentStillAdvises() public {
        startInForce();
        asCouncil();
        members.setStanding(cedent.id, Standing.Restricted);
        notify(noticeOf("loss", 250_000));
        vm.assertEq(seen().openLosses, 1, "open");
    }

    function test_RevertWhen_AnotherAdvises() public {
        startInForce();
        LossNotice memory n = noticeOf("loss", 250_000);
        bytes memory data = abi.encodeCall(ILossClaims.notify, (n, notifying(lead, n)));
        refuses(OUTSIDER, data, notPartyOf(n, cedent, lead));
    }

    function test_RevertWhen_AdvisedTooLate() public {
        startInForce();
        LossNotice memory n = noticeOf("loss", 250_000);
        n.deadline = uint48(block.timestamp - 1);
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_TooLate.selector,
            idOf(n),
            n.deadline,
            block.timestamp
        );
        refuses(OUTSIDER, notifyData(n), reason);
        n.deadline = LATER;
        vm.warp(RUN_OFF + 1);
        refuses(OUTSIDER, notifyData(n), tooLate(RUN_OFF));
    }

    function test_RevertWhen_ANoticeIsAmiss() public {
        startInForce();
        for (uint256 i = 0; i < 10; i++) {
            LossNotice memory n = noticeOf("loss", 250_000);
            bytes32 field = i < 7 ? bytes32("items") : bytes32("keys");
            if (i == 0) (n.keys, n.items) = (new Fingerprint[](0), new LossItem[](0));
            if (i == 1) (n.keys, n.items) = (new Fingerprint[](65), new LossItem[](65));
            if (i == 2) n.items[0].amount = 0;
            if (i == 3) n.items[0].happenedAt = uint48(block.timestamp + 1);
            if (i == 4) n.items[0].attachedAt = uint48(block.timestamp + 1);
            if (i == 5) n.items[0].sumInsured = 1;
            if (i == 6) n.items[0].amount = uint64(type(uint56).max) + 1;
            if (i == 7) n.keys = new Fingerprint[](2);
            if (i == 8) (n.inuring, field) = (2, "inuring");
            if (i == 9) (n.inuring, field) = (1, "inuring");
            refuses(
                OUTSIDER,
                notifyData(n),
                abi.encodeWithSelector(ILossClaims.LossClaims_NoticeInvalid.selector, field)
            );
        }
    }

    function test_RevertWhen_ASurplusNoticeIsAmiss() public {
        Layer memory layer;
        (layer.kind, layer.retention, layer.surplusLines) = (LayerKind.Surplus, 100_000, 4);
        layer.aggregateLimit = 1_000_000;
        startWith(termsOf(layer));
        LossNotice memory n = noticeOf("loss", 250_000);
        n.items[0].sumInsured = 249_999; // less than was lost
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_NoticeInvalid.selector, bytes32("items"));
        refuses(OUTSIDER, notifyData(n), reason);
        (n.keys, n.items) = (new Fingerprint[](2), new LossItem[](2));
        refuses(OUTSIDER, notifyData(n), reason);
    }

    /* THE TERM */

    function test_RevertWhen_ALossHappensOutsideTheTerm() public {
        startInForce();
        LossNotice memory n = noticeOf("loss", 250_000);
        (n.startsAt, n.items[0].happenedAt, n.items[0].attachedAt) = (INCEPTION - 1, INCEPTION - 1, 1);
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_OutsideTerm.selector, treaty, 0);
        refuses(OUTSIDER, notifyData(n), reason);
        vm.warp(EXPIRY + 1);
        n = noticeOf("loss", 250_000);
        refuses(OUTSIDER, notifyData(n), reason);
    }

    function test_RisksAttachingCountByTheirPolicy() public {
        TreatyTerms memory t = soundTerms();
        t.risksAttaching = true;
        startWith(t);
        vm.warp(EXPIRY + 10 days);
        LossNotice memory n = noticeOf("loss", 250_000);
        n.items[0].attachedAt = EXPIRY;
        notify(n);
        n = noticeOf("other", 250_000);
        n.items[0].attachedAt = EXPIRY + 1;
        refuses(
            OUTSIDER,
            notifyData(n),
            abi.encodeWithSelector(ILossClaims.LossClaims_OutsideTerm.selector, treaty, 0)
        );
    }

    /* ONE LOSS */

    function test_RevertWhen_ALossIsAdvisedTwice() public {
        startInForce();
        notify(noticeOf("loss", 250_000));
        vm.warp(INCEPTION + 80 hours);
        LossNotice memory again = noticeOf("loss", 200_000);
        again.number = 2;
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_KeyUsed.selector, treaty, again.keys[0]);
        refuses(OUTSIDER, notifyData(again), reason);
        LossNotice memory twice = noticeOf("twice", 200_000);
        (twice.keys, twice.items) = (new Fingerprint[](2), new LossItem[](2));
        for (uint256 i = 0; i < 2; i++) {
            twice.keys[i] = fingerprintOf("twice");
            twice.items[i] = LossItem(uint48(block.timestamp), INCEPTION, 5, 0);
        }
        reason = abi.encodeWithSelector(ILossClaims.LossClaims_KeyUsed.selector, treaty, twice.keys[0]);
        refuses(OUTSIDER, notifyData(twice), reason);
    }

    /// @dev A loss in two treaties of one cedent.
    function test_RevertWhen_ALossIsAdvisedUnderASecondTreaty() public {
        startBound();
        TreatyId first = treaty;
        TreatyTerms memory t = soundTerms();
        t.number = "T-2";
        startWith(t);
        LossNotice memory n = noticeOf("loss", 250_000);
        LossNotice memory again = noticeOf("loss", 250_000);
        n.treaty = first;
        notify(n);
        bytes memory reason = abi.encodeWithSelector(
            IFingerprints.Fingerprints_Taken.selector,
            0,
            n.keys[0],
            FingerprintState.Bound
        );
        refuses(OUTSIDER, notifyData(again), reason);
        assess(n, 250_000);
        vm.warp(INCEPTION + 5 days);
        vm.prank(cedent.maker);
        treaties.withdraw(n);
        notify(again); // the first was taken back
    }

    /// @dev Of what the quota share left over the excess of loss pays, in that order alone.
    function test_WhatInuresPaysFirst() public {
        startWith(termsOf(quotaShare()));
        TreatyId first = treaty;
        vm.warp(START);
        TreatyTerms memory t = termsOf(excess(300_000, 100_000, 1, 0));
        (t.inuring, t.number) = (first, "T-2");
        startWith(t);
        LossNotice memory net = noticeOf("loss", 150_001);
        net.inuring = 1;
        bytes memory none = abi.encodeWithSelector(ILossClaims.LossClaims_NotRetained.selector, first, 0, 0);
        refuses(OUTSIDER, notifyData(net), none);
        LossNotice memory gross = noticeOf("loss", 250_000);
        gross.treaty = first;
        notify(gross);
        refuses(OUTSIDER, notifyData(net), none);
        assess(gross, 250_000);
        call(gross, 0);
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_NotRetained.selector, first, 0, 150_000);
        refuses(OUTSIDER, notifyData(net), reason);
        net.items[0].amount = 150_000;
        notify(net);
        assess(net, 150_000);
        call(net, 0);
        vm.assertEq(seen(net).recovered, 50_000, "of what is left, beyond the retention");
        vm.warp(block.timestamp + 4 days);
        LossNotice memory other = noticeOf("loss", 150_000);
        other.inuring = 1;
        refuses(
            OUTSIDER,
            notifyData(other),
            abi.encodeWithSelector(ILossClaims.LossClaims_KeyUsed.selector, treaty, other.keys[0])
        );
    }

    /// @dev Who saw the key first, and only reserved it, keeps nobody from its claim.
    function test_AReservationOfAnotherYields() public {
        startInForce();
        LossNotice memory n = noticeOf("loss", 250_000);
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, n.keys, new Fingerprint[](0), uint48(block.timestamp + 1 days));
        notify(n);
        assertLoss(n, LossState.Notified, "advised");
    }
}
