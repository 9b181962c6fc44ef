// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {QueryCount} from "../../../contracts/watchlist/IPoints.sol";
import {Publication} from "../../../contracts/watchlist/IWatchlistRoots.sol";
import {Decision, Objection, Report, ReportKey} from "../../../contracts/watchlist/Report.sol";
import {Watchlist} from "../../../contracts/watchlist/Watchlist.sol";
import {WatchlistRoots} from "../../../contracts/watchlist/WatchlistRoots.sol";
import {ListId} from "../../../contracts/types/ListId.sol";
import {Tag} from "../../../contracts/types/Tag.sol";
import {WatchlistBase} from "../watchlist/WatchlistBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member calls every function of Watchlist and WatchlistRoots that a member may call, with arguments that would mean
/// something from one, and with its own signatures. Counts the calls, and those that succeeded.
contract WatchlistOutsider is WatchlistBase, OutsiderCount {
    constructor(Watchlist watchlist_, WatchlistRoots roots, ListId list_, Org memory reporter, Org memory objector) {
        (watchlist, watchlistRoots, list, bank, mill) = (watchlist_, roots, list_, reporter, objector);
    }

    function setUp() public override {} // the world is there

    function callLists(uint256 who, uint8 which, uint64 points) external {
        bytes[3] memory all = [
            abi.encodeCall(watchlist.create, ("defaulters", terms(), PUBLIC_KEY)),
            abi.encodeCall(watchlist.rotate, (list, NEXT_KEY, uint48(block.timestamp + 7 days))),
            abi.encodeCall(watchlist.grant, (list, bank.id, 1 + (points % 99)))
        ];
        _call(who, address(watchlist), all[which % all.length]);
    }

    function callReports(uint256 who, uint8 which, bool own) external {
        ReportKey memory key = keyOf(bank, own ? SUBJECT : "contested");
        bytes[3] memory all = [
            _report(who),
            abi.encodeCall(watchlist.withdraw, (key)),
            abi.encodeCall(watchlist.concede, (key))
        ];
        _call(who, address(watchlist), all[which % all.length]);
    }

    function callObjections(uint256 who, bool decides, bool upheld) external {
        Objection memory objection = objectionOf(mill, bank, SUBJECT);
        Decision memory decision = decisionOf(bank, "contested", upheld);
        bytes memory data =
            decides
                ? abi.encodeCall(watchlist.decide, (decision, _signature(who, digestOf(decision))))
                : abi.encodeCall(watchlist.object, (objection, _signature(who, digestOf(objection))));
        _call(who, address(watchlist), data);
    }

    function callCounts(uint256 who, uint64 total) external {
        QueryCount memory queries = countOf(bank, 1 + (total % 40));
        bytes memory signature = _signature(who, digestOf(queries));
        _call(who, address(watchlist), abi.encodeCall(watchlist.count, (queries, signature)));
    }

    function callRoots(uint256 who, bytes32 root, uint32 entries) external {
        Publication memory next = Publication(list, 1, 1, 0, root, entries, 0, uint48(block.timestamp));
        _call(who, address(watchlistRoots), abi.encodeCall(watchlistRoots.publish, (next)));
    }

    /// @dev In the bank's name, under a tag whose key the outsider has.
    function _report(uint256 who) private view returns (bytes memory) {
        Report memory each = reportOf(bank, "another");
        each.tag = Tag.wrap(bytes20(_outsider(who)));
        bytes memory signature = _signature(who, digestOf(each));
        return abi.encodeCall(watchlist.report, (each, signature, signature));
    }
}

/// @notice Outsiders report nothing, decide nothing, and touch no points.
contract OutsidersWatchlistInvariants is WatchlistBase {
    WatchlistOutsider private outsider;
    bytes32 private stateAtStart;

    function setUp() public override {
        super.setUp();
        report(bank, SUBJECT);
        report(bank, "contested");
        object(mill, bank, "contested");
        count(store, 5);
        outsider = new WatchlistOutsider(watchlist, watchlistRoots, list, bank, mill);
        stateAtStart = _observable();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(_observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 12; i++) {
            outsider.callLists(i, i, i);
            outsider.callReports(i, i, i % 2 == 0);
            outsider.callObjections(i, i % 2 == 0, i % 3 == 0);
            outsider.callCounts(i, i);
            outsider.callRoots(i, bytes32(uint256(1)), i);
        }
        vm.assertEq(outsider.calls(), 60, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersWithdrawalIsSeen() public {
        withdraw(bank, SUBJECT);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function _observable() private view returns (bytes32) {
        (, bytes memory of_) = address(watchlist).staticcall(abi.encodeCall(watchlist.lists, (list)));
        return
            keccak256(
                abi.encode(
                    of_,
                    watchlist.recordOf(keyOf(bank, SUBJECT)),
                    watchlist.recordOf(keyOf(bank, "contested")),
                    watchlist.objectionOf(keyOf(bank, "contested")),
                    watchlist.pointsOf(list, bank.id),
                    watchlist.pointsOf(list, mill.id),
                    watchlist.pointsOf(list, store.id),
                    watchlistRoots.rootCount(list, 1)
                )
            );
    }
}
