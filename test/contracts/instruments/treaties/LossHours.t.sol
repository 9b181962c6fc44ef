// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "../../../../contracts/instruments/treaties/ILossClaims.sol";
import {LossItem, LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {TreatyTerms} from "../../../../contracts/instruments/treaties/TreatyTerms.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice The hours clause: what one event is.
contract LossHoursTest is TreatiesBase {
    /* THE HOURS CLAUSE */

    function test_PeriodsTouchAndDoNotOverlap() public {
        startInForce();
        vm.warp(INCEPTION + 20 days);
        _notifyAt("a", INCEPTION + 10 days);
        _notifyAt("b", INCEPTION + 13 days); // the hour after the first 72
        _refusesAt("c", INCEPTION + 16 days - 1, INCEPTION + 13 days);
        _refusesAt("c", INCEPTION + 13 days, INCEPTION + 13 days);
        _notifyAt("c", INCEPTION + 16 days);
    }

    function test_RevertWhen_ALossLiesOutsideItsHours() public {
        startInForce();
        vm.warp(INCEPTION + 20 days);
        LossNotice memory n = _at("a", INCEPTION + 10 days);
        n.items[0].happenedAt = INCEPTION + 13 days;
        _refusesWindow(n);
        n.items[0].happenedAt = INCEPTION + 10 days - 1;
        _refusesWindow(n);
        n.items[0].happenedAt = INCEPTION + 13 days - 1;
        n.startsAt = INCEPTION + 10 days;
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_StartsBeforeFirstLoss.selector,
            treaty,
            INCEPTION + 13 days - 1
        );
        refuses(OUTSIDER, notifyData(n), reason);
    }

    /// @dev A period may begin before its own first loss, where an earlier one was recorded.
    function test_ThePeriodIsTheCedentsChoice() public {
        startInForce();
        vm.warp(INCEPTION + 20 days);
        _notifyAt("a", INCEPTION + 1 days);
        LossNotice memory n = _at("b", INCEPTION + 10 days);
        n.items[0].happenedAt = INCEPTION + 12 days;
        notify(n);
        vm.prank(cedent.maker);
        treaties.withdraw(n);
        n.number = 2;
        n.startsAt = INCEPTION + 10 days + 1; // its period is free
        notify(n);
    }

    function test_WithoutHoursAnEventStartsWithItsFirstLoss() public {
        TreatyTerms memory t = soundTerms();
        t.windowHours = 0;
        startWith(t);
        vm.warp(INCEPTION + 20 days);
        LossNotice memory n = _at("a", INCEPTION + 10 days);
        n.startsAt -= 1;
        refuses(
            OUTSIDER,
            notifyData(n),
            abi.encodeWithSelector(ILossClaims.LossClaims_NoticeInvalid.selector, bytes32("startsAt"))
        );
        _notifyAt("a", INCEPTION + 10 days);
        LossNotice memory two = _at("b", INCEPTION + 10 days);
        (two.keys, two.items) = (new Fingerprint[](2), new LossItem[](2));
        (two.keys[0], two.keys[1]) = (fingerprintOf("b"), fingerprintOf("c"));
        two.items[0] = LossItem(INCEPTION + 12 days, INCEPTION, 5, 0);
        two.items[1] = LossItem(INCEPTION + 10 days, INCEPTION, 5, 0);
        notify(two);
        vm.prank(cedent.maker);
        treaties.withdraw(two);
    }

    function _at(bytes32 document, uint48 time) private view returns (LossNotice memory n) {
        n = noticeOf(document, 5);
        (n.startsAt, n.items[0].happenedAt) = (time, time);
    }

    function _notifyAt(bytes32 document, uint48 time) private {
        notify(_at(document, time));
    }

    function _refusesAt(bytes32 document, uint48 time, uint48 other) private {
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_PeriodsOverlap.selector, treaty, other);
        refuses(OUTSIDER, notifyData(_at(document, time)), reason);
    }

    function _refusesWindow(LossNotice memory n) private {
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_OutsideWindow.selector,
            treaty,
            0,
            n.startsAt
        );
        refuses(OUTSIDER, notifyData(n), reason);
    }
}
