// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {PointsAccount} from "../../../contracts/watchlist/IPoints.sol";
import {OpenObjection, ReportKey, ReportStatus} from "../../../contracts/watchlist/Report.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {WatchlistModel} from "./WatchlistModel.sol";
import {WatchlistBase} from "../watchlist/WatchlistBase.sol";

/// @notice Three organisations report three subjects in two epochs, object to each other and ask; the model does each act once more.
contract WatchlistHandler is WatchlistModel {
    constructor(WatchlistModel.World memory world) WatchlistModel(world) {}

    function reportSubject(uint256 by, uint256 subject, uint32 life) external {
        _report(by, subject, 1 days + (life % 60 days));
    }

    function withdrawReport(uint256 by, uint256 subject) external {
        ReportKey memory key = _key(by, subject);
        if (_do(_org(by).maker, abi.encodeCall(watchlist.withdraw, (key)))) _unlocked(by);
        _look();
    }

    function objectTo(uint256 by, uint256 to, uint256 subject) external {
        _object(by, to, subject);
    }

    function decideOn(uint256 to, uint256 subject, bool upheld) external {
        _decide(to, subject, upheld);
    }

    function concedeTo(uint256 by, uint256 subject) external {
        ReportKey memory key = _key(by, subject);
        OpenObjection memory open = watchlist.objectionOf(key);
        if (_do(_org(by).maker, abi.encodeCall(watchlist.concede, (key)))) _lost(by, open, true);
        _look();
    }

    function lapseOf(uint256 by, uint256 subject) external {
        ReportKey memory key = _key(by, subject);
        OpenObjection memory open = watchlist.objectionOf(key);
        if (_do(OUTSIDER, abi.encodeCall(watchlist.lapse, (key)))) {
            _unlocked(by);
            if (open.staked) _unlocked(_indexOf(open.objector));
        }
        _look();
    }

    function releaseOf(uint256 by, uint256 subject) external {
        if (_do(OUTSIDER, abi.encodeCall(watchlist.release, (_key(by, subject))))) _unlocked(by);
        _look();
    }

    function earnFor(uint256 by, uint256 subject) external {
        ReportKey memory key = _key(by, subject);
        uint64 before = poolOf();
        if (_do(OUTSIDER, abi.encodeCall(watchlist.earn, (key)))) _earned(by, key, before - poolOf());
        _look();
    }

    function countQueries(uint256 by, uint64 more) external {
        _count(by, 1 + (more % 6));
    }

    function grantTo(uint256 to, uint64 points) external {
        points = 1 + (points % 30);
        if (_do(bureau.maker, abi.encodeCall(watchlist.grant, (list, _org(to).id, points)))) _granted(to, points);
    }

    function rotateKey() external {
        bytes memory data = abi.encodeCall(
            watchlist.rotate,
            (list, keccak256(abi.encode(newest())), uint48(block.timestamp + 7 days))
        );
        if (newest() == 1) _do(bureau.maker, data);
    }

    function publishRoot(bool nextEpoch) external {
        _publish(nextEpoch ? newest() : watchlist.currentEpoch(list));
    }

    function refuteRoot(uint256 by, uint256 subject, bool invention) external {
        _refute(by, subject, invention);
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 6 days));
        _look();
    }
}

/// @notice One whose operator lies, to see that it would be found.
contract DishonestWatchlistHandler is WatchlistHandler {
    constructor(WatchlistModel.World memory world) WatchlistHandler(world) {}

    function publishWrongRoot() external {
        _publishAs(newest(), new bytes32[](0));
    }
}

/// @notice What holds for Watchlist and WatchlistRoots whatever members do.
contract WatchlistInvariants is WatchlistBase {
    WatchlistHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new WatchlistHandler(_world());
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev WLI-1
    function invariant_ReportsMoveAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbidden(), 0, "forbidden transitions");
    }

    /// @dev WLI-2
    function invariant_PointsAreConserved() public view {
        uint256 sum = poolOf();
        for (uint256 i = 0; i < 3; i++) {
            PointsAccount memory account = watchlist.pointsOf(list, handler.org(i));
            sum += account.points + account.locked;
        }
        PointsAccount memory operator = watchlist.pointsOf(list, bureau.id);
        vm.assertFalse(operator.joined, "the operator has no account");
        vm.assertEq(sum, 3 * uint256(terms().welcome) + handler.granted(), "free, locked and pool are what came in");
        vm.assertEq(poolOf() + handler.totalEarned(), handler.totalPaid(), "reports earn what queries paid");
    }

    /// @dev WLI-3
    function invariant_WhatIsLockedIsTheStakeOfWhatIsOpen() public view {
        for (uint256 i = 0; i < 3; i++) {
            PointsAccount memory account = watchlist.pointsOf(list, handler.org(i));
            vm.assertEq(account.points, handler.free(i), "free, by the model");
            vm.assertEq(account.locked, handler.openOf(i) * terms().stake, "one stake for each");
        }
    }

    /// @dev WLI-4
    function invariant_AnEntryIsWhatIsInForceOfItsReports() public view {
        uint32 current = watchlist.currentEpoch(list);
        for (uint256 i = 0; i < 6; i++) {
            (uint32 epoch, uint256 subject) = (uint32(1 + (i / 3)), i % 3);
            (uint8 reporters, uint8 contested, , ) = watchlist.entryOf(list, epoch, handler.tag(epoch, subject));
            (uint256 live, uint256 disputed) = handler.inForce(epoch, subject);
            if (epoch < current) (live, disputed) = (0, 0);
            vm.assertEq(reporters, live, "reporters");
            vm.assertEq(contested, disputed, "contested");
            OrgId[] memory orgs = watchlist.reportersOf(list, epoch, handler.tag(epoch, subject));
            for (uint256 a = 0; a < orgs.length; a++) {
                vm.assertTrue(orgs[a] != bureau.id, "never the operator");
                for (uint256 b = 0; b < a; b++) vm.assertTrue(orgs[a] != orgs[b], "each once");
            }
        }
    }

    /// @dev WLI-5
    function invariant_ASubjectIsPaidForOnceAndNotAgainUnderTheNextKey() public view {
        vm.assertEq(handler.paidTwice(), 0, "a report earned twice");
        for (uint256 i = 0; i < 3; i++) {
            (OrgId org, uint64 reward) = (handler.org(i), terms().reward);
            uint256 first = watchlist.earnedIn(list, 1, org);
            uint256 second = watchlist.earnedIn(list, 2, org);
            uint256 rewards = first > second ? first : second;
            vm.assertEq(handler.earned(i), rewards * reward, "as many as earned in the epoch with most");
            vm.assertEq(watchlist.pointsOf(list, org).rewarded, rewards, "rewarded");
        }
    }

    /// @dev WLI-6
    function invariant_AnHonestRootIsNeverRefuted() public view {
        vm.assertEq(handler.refuted(), 0, "honest roots that were refuted");
        vm.assertEq(watchlistRoots.faults(list), 0, "faults");
    }

    function test_TheHandlerReachesEveryState() public {
        handler.reportSubject(0, 0, 59 days);
        handler.reportSubject(1, 0, 59 days);
        handler.countQueries(2, 5);
        handler.publishRoot(false);
        handler.objectTo(2, 1, 0);
        handler.decideOn(1, 0, false);
        handler.wait(6 days - 1);
        handler.wait(6 days - 1);
        handler.earnFor(0, 0);
        handler.objectTo(2, 0, 0);
        handler.concedeTo(0, 0);
        handler.objectTo(2, 1, 0);
        handler.decideOn(1, 0, true);
        handler.reportSubject(0, 1, 3 days);
        handler.objectTo(1, 0, 1);
        for (uint256 i = 0; i < 4; i++) handler.wait(6 days - 1);
        handler.lapseOf(0, 1);
        handler.reportSubject(1, 2, 1 days);
        handler.rotateKey();
        handler.publishRoot(true);
        handler.wait(6 days - 1);
        handler.releaseOf(1, 2);
        handler.reportSubject(2, 2, 1 days);
        handler.withdrawReport(2, 2);
        handler.wait(6 days - 1);
        handler.grantTo(0, 7);
        vm.assertEq(handler.done(), 21, "all of them succeeded");
        vm.assertEq(handler.totalEarned(), 8, "one earned");
        ReportStatus[3] memory ends = [ReportStatus.Lapsed, ReportStatus.Released, ReportStatus.Withdrawn];
        for (uint256 i = 0; i < 3; i++) vm.assertTrue(handler.reached(ends[i]) == 1, "each end was reached");
        vm.assertEq(handler.reached(ReportStatus.Corrected), 2, "conceded, and upheld");
    }

    function test_TheHandlerCountsARootThatIsRefuted() public {
        DishonestWatchlistHandler dishonest = new DishonestWatchlistHandler(_world());
        dishonest.reportSubject(0, 0, 59 days);
        dishonest.wait(1);
        dishonest.publishWrongRoot();
        dishonest.refuteRoot(0, 0, false);
        vm.assertEq(dishonest.refuted(), 1, "refuted");
    }

    function _world() private view returns (WatchlistModel.World memory) {
        Org[3] memory orgs = [bank, store, mill];
        return WatchlistModel.World(watchlist, watchlistRoots, members, list, bureau, epa, orgs);
    }
}
