// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Standing} from "../../../contracts/members/IMembers.sol";
import {ILists} from "../../../contracts/watchlist/ILists.sol";
import {IPoints, QueryCount} from "../../../contracts/watchlist/IPoints.sol";
import {IReports} from "../../../contracts/watchlist/IReports.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {WatchlistBase} from "./WatchlistBase.sol";

/// @notice Points: what queries cost, what reports earn, and what does not pay.
contract WatchlistPointsTest is WatchlistBase {
    function test_QueriesArePaidIntoThePool() public {
        QueryCount memory queries = countOf(mill, 30);
        bytes memory signature = signatureOf(makerOf(mill), digestOf(queries));
        vm.expectEmit(address(watchlist));
        emit IPoints.QueriesCounted(list, mill.id, 30, 60, keccak256("receipts"));
        watchlist.count(queries, signature);
        assertPoints(mill, 40, 0);
        vm.assertEq(poolOf(), 60, "pool");
        count(mill, 31);
        assertPoints(mill, 38, 0);
    }

    function test_RevertWhen_ACountIsNotHigher() public {
        count(mill, 30);
        QueryCount memory queries = countOf(mill, 30);
        bytes memory signature = signatureOf(makerOf(mill), digestOf(queries));
        expectError(abi.encodeWithSelector(IPoints.Watchlist_CountNotHigher.selector, 30, 30));
        watchlist.count(queries, signature);
    }

    function test_RevertWhen_TheQuerierRanOut() public {
        QueryCount memory queries = countOf(mill, 51);
        bytes memory signature = signatureOf(makerOf(mill), digestOf(queries));
        expectError(abi.encodeWithSelector(IPoints.Watchlist_PointsMissing.selector, list, mill.id, 100, 102));
        watchlist.count(queries, signature);
        vm.prank(bureau.maker);
        watchlist.grant(list, mill.id, 2);
        watchlist.count(queries, signature);
        assertPoints(mill, 0, 0);
    }

    function test_RevertWhen_TheCountIsNotTheQueriers() public {
        QueryCount memory queries = countOf(mill, 5);
        bytes32 digest = digestOf(queries);
        expectError(abi.encodeWithSelector(ILists.Watchlist_NotForYou.selector, mill.id, bureau.id));
        watchlist.count(queries, signatureOf(makerOf(bureau), digest));
        bytes memory device = signatureOf(string.concat(mill.name, ": device"), digest);
        asCouncil();
        members.setStanding(mill.id, Standing.Restricted);
        watchlist.count(queries, device);
        vm.assertEq(watchlist.pointsOf(list, mill.id).queries, 5, "queries");
    }

    function test_RevertWhen_AnotherGrantsOrTheGrantIsNone() public {
        vm.prank(mill.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_NotOperator.selector, list, bureau.id, mill.id));
        watchlist.grant(list, mill.id, 5);
        vm.startPrank(bureau.maker);
        _expectGrant(mill.id, 0);
        watchlist.grant(list, mill.id, 0);
        _expectGrant(OrgId.wrap(99), 5);
        watchlist.grant(list, OrgId.wrap(99), 5);
        _expectGrant(mill.id, 1 << 48);
        watchlist.grant(list, mill.id, 1 << 48);
        watchlist.grant(list, mill.id, 5);
        vm.stopPrank();
        assertPoints(mill, 105, 0);
    }

    /* EARNING */

    function test_AReportThatStaysEarnsOnce() public {
        _reportedByBoth();
        vm.warp(START + 10 days);
        vm.expectEmit(address(watchlist));
        emit IReports.ReportEarned(list, tagOf(SUBJECT), bank.id, 1, 8);
        watchlist.earn(keyOf(bank, SUBJECT));
        assertPoints(bank, 98, 10);
        vm.assertEq(poolOf(), 12, "pool");
        expectError(abi.encodeWithSelector(IReports.Watchlist_Earned.selector, tagOf(SUBJECT), bank.id));
        watchlist.earn(keyOf(bank, SUBJECT));
    }

    function test_RevertWhen_ItEarnsAgainAfterItWasReportedAgain() public {
        _reportedByBoth();
        vm.warp(START + 10 days);
        watchlist.earn(keyOf(bank, SUBJECT));
        withdraw(bank, SUBJECT);
        vm.warp(START + 20 days);
        report(bank, SUBJECT);
        vm.warp(START + 30 days);
        expectError(abi.encodeWithSelector(IReports.Watchlist_Earned.selector, tagOf(SUBJECT), bank.id));
        watchlist.earn(keyOf(bank, SUBJECT));
    }

    function test_RevertWhen_ItHasNotStayed() public {
        _reportedByBoth();
        vm.warp(START + 10 days - 1);
        _expectNotMature();
        watchlist.earn(keyOf(bank, SUBJECT));
        vm.warp(UNTIL + 1);
        _expectNotMature();
        watchlist.earn(keyOf(bank, SUBJECT));
    }

    function test_RevertWhen_TheEpochIsOver() public {
        _reportedByBoth();
        vm.warp(START + 10 days);
        rotate();
        vm.warp(START + 17 days);
        _expectNotMature();
        watchlist.earn(keyOf(bank, SUBJECT));
    }

    /// @dev What nobody else knows of earns nothing: an organisation cannot live off subjects that it made up.
    function test_RevertWhen_NobodyElseReported() public {
        count(mill, 10);
        report(bank, SUBJECT);
        vm.warp(START + 50 days);
        _expectQuorumMissing(1);
        watchlist.earn(keyOf(bank, SUBJECT));
    }

    /// @dev Nor does a partner help that reports for a moment, frees its stake and reports the next: each stays as long as the first.
    function test_RevertWhen_TheOtherReportedJustNow() public {
        count(mill, 10);
        report(bank, SUBJECT);
        vm.warp(START + 10 days);
        report(store, SUBJECT);
        _expectQuorumMissing(1);
        watchlist.earn(keyOf(bank, SUBJECT));
        vm.warp(START + 20 days);
        watchlist.earn(keyOf(bank, SUBJECT));
    }

    function test_RevertWhen_TheOthersReportIsContestedOrOver() public {
        _reportedByBoth();
        vm.warp(START + 10 days);
        object(mill, store, SUBJECT);
        _expectQuorumMissing(1);
        watchlist.earn(keyOf(bank, SUBJECT));
        decide(epa, store, SUBJECT, false);
        withdraw(store, SUBJECT);
        _expectQuorumMissing(1);
        watchlist.earn(keyOf(bank, SUBJECT));
    }

    function test_RevertWhen_NoQueryPaidForIt() public {
        report(bank, SUBJECT);
        report(store, SUBJECT);
        vm.warp(START + 10 days);
        expectError(abi.encodeWithSelector(IReports.Watchlist_PoolEmpty.selector, list, 0, 8));
        watchlist.earn(keyOf(bank, SUBJECT));
    }

    /// @dev Two that report what they made up win at most what others' queries paid, and have locked more than they win.
    function test_TwoWhoMakeThingsUpLockMoreThanTheyWin() public {
        count(mill, 50);
        for (uint256 i = 0; i < 10; i++) {
            report(bank, vm.toString(i));
            report(store, vm.toString(i));
        }
        vm.warp(START + 10 days);
        for (uint256 i = 0; i < 6; i++) {
            watchlist.earn(keyOf(bank, vm.toString(i)));
            watchlist.earn(keyOf(store, vm.toString(i)));
        }
        vm.assertEq(poolOf(), 4, "what queries paid is used up");
        assertPoints(bank, 48, 100);
        // Whoever looks into one of them gets its stake.
        object(court, bank, "0");
        concede(bank, "0");
        assertPoints(court, 110, 0);
        assertPoints(bank, 48, 90);
    }

    /// @dev The same subject under the next key is not paid for again; what is new is.
    function test_WhatEarnedBeforeTheKeyWasChangedEarnsNothingAfterwards() public {
        _reportedByBoth();
        vm.warp(START + 10 days);
        watchlist.earn(keyOf(bank, SUBJECT));
        rotate();
        string[2] memory subjects = ["the subject's next tag", "somebody else"];
        for (uint256 i = 0; i < 2; i++) {
            bring(reportIn(2, bank, subjects[i]), bank, subjects[i]);
            bring(reportIn(2, store, subjects[i]), store, subjects[i]);
        }
        vm.warp(START + 20 days);
        assertPoints(bank, 78, 30);
        watchlist.earn(keyIn(2, bank, subjects[0]));
        assertPoints(bank, 78, 30);
        watchlist.earn(keyIn(2, bank, subjects[1]));
        assertPoints(bank, 86, 30);
        vm.assertEq(watchlist.earnedIn(list, 2, bank.id), 2, "both are counted");
    }

    /// @dev The two keys are open at a time, and the newer one's report earns first.
    function test_WhatEarnedUnderTheNextKeyEarnsNothingUnderTheOneBefore() public {
        _reportedByBoth();
        vm.warp(START + 8 days);
        vm.prank(bureau.maker);
        watchlist.rotate(list, NEXT_KEY, uint48(START + 30 days));
        _reportedIn(2, "under the next key");
        vm.warp(START + 18 days);
        watchlist.earn(keyIn(2, bank, "under the next key"));
        assertPoints(bank, 88, 20);
        watchlist.earn(keyOf(bank, SUBJECT));
        assertPoints(bank, 88, 20);
        vm.assertEq(watchlist.pointsOf(list, bank.id).rewarded, 1, "one was paid");
    }

    function test_WhatEarnedEarnsNothingAfterAnEpochThatWasLeftOut() public {
        _reportedByBoth();
        vm.warp(START + 10 days);
        watchlist.earn(keyOf(bank, SUBJECT));
        rotate();
        vm.warp(START + 17 days);
        _rotateAgain();
        _reportedIn(3, "two keys later");
        vm.warp(START + 27 days);
        watchlist.earn(keyIn(3, bank, "two keys later"));
        assertPoints(bank, 88, 20);
        vm.assertEq(watchlist.earnedIn(list, 3, bank.id), 1, "it is counted");
    }

    /// @dev Fewer that earn in one epoch do not make those of the next one new.
    function test_WhatWasPaidIsRememberedPastAnEpochWithFewer() public {
        _reportedByBoth();
        _reportedIn(1, "another");
        vm.warp(START + 10 days);
        watchlist.earn(keyOf(bank, SUBJECT));
        watchlist.earn(keyOf(bank, "another"));
        rotate();
        _reportedIn(2, "one of them");
        vm.warp(START + 20 days);
        watchlist.earn(keyIn(2, bank, "one of them"));
        vm.assertEq(watchlist.pointsOf(list, bank.id).rewarded, 2, "two were paid");
        _rotateAgain();
        _reportedIn(3, "one of them, later");
        _reportedIn(3, "the other, later");
        vm.warp(START + 30 days);
        watchlist.earn(keyIn(3, bank, "one of them, later"));
        watchlist.earn(keyIn(3, bank, "the other, later"));
        vm.assertEq(poolOf(), 4, "20 points of queries, two rewards");
    }

    function _rotateAgain() private {
        vm.prank(bureau.maker);
        watchlist.rotate(list, keccak256("public key of epoch 3"), uint48(block.timestamp + 7 days));
    }

    function _reportedIn(uint32 epoch, string memory subject) private {
        bring(reportIn(epoch, bank, subject), bank, subject);
        bring(reportIn(epoch, store, subject), store, subject);
    }

    function _reportedByBoth() private {
        count(mill, 10);
        report(bank, SUBJECT);
        report(store, SUBJECT);
    }

    function _expectNotMature() private {
        bytes4 selector = IReports.Watchlist_NotMature.selector;
        expectError(abi.encodeWithSelector(selector, tagOf(SUBJECT), bank.id, START + 10 days, UNTIL));
    }

    function _expectQuorumMissing(uint256 reporters) private {
        expectError(abi.encodeWithSelector(IReports.Watchlist_QuorumMissing.selector, tagOf(SUBJECT), reporters, 2));
    }

    function _expectGrant(OrgId org, uint64 points) private {
        expectError(abi.encodeWithSelector(IPoints.Watchlist_GrantInvalid.selector, org, points));
    }
}
