// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IReports} from "../../../contracts/watchlist/IReports.sol";
import {
    Decision,
    Objection,
    Report,
    ReportKey,
    ReportRecord,
    ReportStatus
} from "../../../contracts/watchlist/Report.sol";
import {ReportTransitions} from "./ReportTransitions.sol";
import {WatchlistBase} from "./WatchlistBase.sol";

/// @notice The life of the bank's report against its table. The store reported the same subject before, and the mill objects.
contract ReportTransitionsTest is WatchlistBase, ReportTransitions {
    function setUp() public override {
        super.setUp();
        report(store, SUBJECT);
        count(mill, 10);
    }

    function reachState(State state) internal override {
        if (state == State.None) return;
        report(bank, SUBJECT);
        if (state == State.Live) return;
        if (state == State.Withdrawn) return withdraw(bank, SUBJECT);
        if (state == State.Released) {
            vm.warp(UNTIL + 1);
            return watchlist.release(keyOf(bank, SUBJECT));
        }
        object(mill, bank, SUBJECT);
        if (state == State.Contested) return;
        if (state == State.Corrected) return decide(epa, bank, SUBJECT, true);
        vm.warp(block.timestamp + 20 days + 1);
        watchlist.lapse(keyOf(bank, SUBJECT));
    }

    function callOf(Act act) internal override returns (Call memory) {
        ReportKey memory key = keyOf(bank, SUBJECT);
        if (act == Act.Report) {
            if (currentState() > uint8(State.Contested)) vm.warp(block.timestamp + 10 days);
            Report memory each = reportOf(bank, SUBJECT);
            bytes32 digest = digestOf(each);
            bytes memory knowledge = signatureOf(SUBJECT, digest);
            return
                _by(OUTSIDER, abi.encodeCall(watchlist.report, (each, signatureOf(makerOf(bank), digest), knowledge)));
        }
        if (act == Act.Withdraw) return _by(bank.maker, abi.encodeCall(watchlist.withdraw, (key)));
        if (act == Act.Concede) return _by(bank.maker, abi.encodeCall(watchlist.concede, (key)));
        if (act == Act.Object) {
            Objection memory objection = objectionOf(mill, bank, SUBJECT);
            bytes memory signature = signatureOf(makerOf(mill), digestOf(objection));
            return _by(OUTSIDER, abi.encodeCall(watchlist.object, (objection, signature)));
        }
        if (act == Act.Uphold || act == Act.Dismiss) {
            Decision memory decision = decisionOf(bank, SUBJECT, act == Act.Uphold);
            bytes memory signature = signatureOf(checkerOf(epa), digestOf(decision));
            return _by(OUTSIDER, abi.encodeCall(watchlist.decide, (decision, signature)));
        }
        if (act == Act.Lapse) {
            vm.warp(block.timestamp + 20 days + 1);
            return _by(OUTSIDER, abi.encodeCall(watchlist.lapse, (key)));
        }
        if (act == Act.Release) {
            if (currentState() == uint8(State.Live)) vm.warp(UNTIL + 1);
            return _by(OUTSIDER, abi.encodeCall(watchlist.release, (key)));
        }
        if (currentState() == uint8(State.Live)) vm.warp(block.timestamp + 10 days);
        return _by(OUTSIDER, abi.encodeCall(watchlist.earn, (key)));
    }

    function reasonOf(Refusal, State from, Act) internal view override returns (bytes memory) {
        return wrongStatus(bank.id, ReportStatus(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(statusOf(bank, SUBJECT));
    }

    function currentRecord() internal view override returns (bytes memory) {
        ReportKey memory key = keyOf(bank, SUBJECT);
        return
            abi.encode(
                watchlist.recordOf(key),
                watchlist.objectionOf(key),
                watchlist.pointsOf(list, bank.id),
                watchlist.pointsOf(list, mill.id),
                poolOf()
            );
    }

    function beforeMove(State, Act act, State to) internal override {
        if (act == Act.Dismiss || act == Act.Uphold) {
            vm.expectEmit(address(watchlist));
            emit IReports.ObjectionDecided(
                list,
                tagOf(SUBJECT),
                bank.id,
                1,
                epa.id,
                act == Act.Uphold,
                keccak256("reasoning")
            );
        }
        if (uint8(to) < uint8(State.Withdrawn)) return;
        vm.expectEmit(address(watchlist));
        emit IReports.ReportEnded(list, tagOf(SUBJECT), bank.id, 1, ReportStatus(uint8(to)));
    }

    /// @dev Whose points are locked follows from the state, and who was wrong lost to the other.
    function afterMove(State from, Act act, State to) internal view override {
        bool open = to == State.Live || to == State.Contested;
        uint256 bankHas = open ? 90 : 100;
        uint256 millHas = to == State.Contested ? 70 : 80;
        if (to == State.Corrected) (bankHas, millHas) = (90, 90);
        if (act == Act.Dismiss) (bankHas, millHas) = (100, 70);
        if (act == Act.Earn) bankHas = 98;
        assertPoints(bank, bankHas, open ? 10 : 0);
        assertPoints(mill, millHas, to == State.Contested ? 10 : 0);
        vm.assertEq(poolOf(), act == Act.Earn ? 12 : 20, "pool");
        ReportRecord memory record = watchlist.recordOf(keyOf(bank, SUBJECT));
        vm.assertEq(record.endedAt, open ? 0 : block.timestamp, "end");
        vm.assertEq(record.number, from == State.None || act != Act.Report ? 1 : 2, "number");
        vm.assertEq(record.firstAt, START, "first report");
    }

    function _by(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(watchlist), data);
    }
}
