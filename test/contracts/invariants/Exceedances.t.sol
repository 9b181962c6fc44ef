// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Batch, Excess} from "../../../contracts/sensing/Batch.sol";
import {Exceedances} from "../../../contracts/sensing/Exceedances.sol";
import {Exceedance, Stage} from "../../../contracts/sensing/IExceedances.sol";
import {Reading} from "../../../contracts/sensing/Reading.sol";
import {Sensors} from "../../../contracts/sensing/Sensors.sol";
import {ExceedanceId, exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {ExceedancesBase} from "../sensing/ExceedancesBase.sol";
import {Test} from "../utils/Test.sol";
import {Trees} from "../utils/Trees.sol";

/// @notice The operator, another operator, the regulator and an outsider do everything to a few exceedances, in any order.
contract ExceedancesHandler is Test {
    uint64 public constant COUNT = 4;
    uint256 private constant CALLERS = 4;

    Exceedances private immutable EXCEEDANCES;
    Sensors private immutable SENSORS;
    SensorId private immutable SENSOR;
    /// @dev The regulator's.
    Uid private immutable DECISION;
    /// @dev The operator's, about each.
    Statement[COUNT] private _reports;
    /// @dev Operator, regulator, another operator, outsider.
    address[CALLERS] private callers;
    /// @dev Batch, readings and proofs, encoded. Reading 2 is listed with another value; what is listed of reading 4 is no exceedance.
    bytes private _batch;
    bytes private _readings;
    bytes private _proofs;

    Exceedance[COUNT] private _last;
    Exceedance[COUNT] private _ghosts;
    uint256 public forbidden;
    /// @dev Answered by a report about another, or about none.
    uint256 public misreported;
    uint256 public byOthers;
    uint256 public again;
    uint256 public corrected;
    uint256 public done;
    uint256 public calls;
    uint256 public closed;

    constructor(
        Exceedances exceedances,
        Sensors sensors,
        SensorId sensor,
        Statement[COUNT] memory reports,
        Uid decision,
        address[CALLERS] memory callers_,
        bytes[3] memory sealed_
    ) {
        (EXCEEDANCES, SENSORS, SENSOR, callers) = (exceedances, sensors, sensor, callers_);
        DECISION = decision;
        for (uint256 i = 0; i < COUNT; i++) _reports[i] = reports[i];
        (_batch, _readings, _proofs) = (sealed_[0], sealed_[1], sealed_[2]);
    }

    function ghostOf(uint256 index) external view returns (Exceedance memory) {
        return _ghosts[index];
    }

    function idOf(uint256 index) public view returns (ExceedanceId) {
        return exceedanceId(SENSOR, uint64(index % COUNT) + 1);
    }

    function openListed(uint256 by, uint256 first, uint256 count) external {
        (first, count) = (first % COUNT, 1 + (count % COUNT));
        Batch memory batch = abi.decode(_batch, (Batch));
        if (!_do(by, abi.encodeCall(EXCEEDANCES.openListed, (batch, first, count)))) return;
        for (uint256 i = first; i < first + count && i < COUNT - 1; i++) {
            if (_ghosts[i].stage != Stage.None) continue;
            _open(i, batch.exceedances[i].observedAt, batch.exceedances[i].value);
        }
        _look(by);
    }

    /// @dev What was listed gives way to what is proved.
    function openByProof(uint256 by, uint256 index) external {
        index = index % COUNT;
        Reading memory reading = abi.decode(_readings, (Reading[]))[index];
        bytes32[] memory proof = abi.decode(_proofs, (bytes32[][]))[index];
        Batch memory batch = abi.decode(_batch, (Batch));
        if (!_do(by, abi.encodeCall(EXCEEDANCES.openByProof, (batch, reading, proof)))) return;
        Exceedance storage g = _ghosts[index];
        if (g.stage == Stage.None) {
            _open(index, reading.observedAt, reading.value);
        } else {
            if (g.stage == Stage.Closed || g.value == reading.value) again++;
            (g.observedAt, g.value) = (reading.observedAt, reading.value);
            corrected++;
        }
        _look(by);
    }

    function answer(uint256 index, uint256 by, uint8 how, bool states) external {
        bool some = states || by % 3 != 0;
        Statement memory report; // about none
        bool own = by % 7 != 6;
        if (some) report = _reports[((index % COUNT) + (own ? 0 : 1)) % COUNT];
        Uid decision = some ? (by % 5 == 0 ? _uidOf(index) : DECISION) : Uid.wrap(0); // the operator's is refused
        // Closing ends everything: mostly something else.
        uint256 which = how % 16 == 15 ? 4 : how % 4;
        if (!_do(by >> 8, _answer(idOf(index), which, report, decision))) return;
        if ((which == 1 || which == 2) && !(some && own)) misreported++;
        Stage[5] memory stages = [Stage.Acknowledged, Stage.Remediated, Stage.Disputed, Stage.Open, Stage.Closed];
        (_ghosts[index % COUNT].stage, _ghosts[index % COUNT].since) = (stages[which], uint48(block.timestamp));
        _look(by >> 8);
    }

    /// @dev The limit may change at any time: what is open stays.
    function setLimit(int32 min, uint16 span) external {
        vm.prank(callers[1]);
        SENSORS.setLimit(SENSOR, min, int64(min) + int64(uint64(span)) + 1);
        _look(0);
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 1 days) + 1);
    }

    function _uidOf(uint256 index) private view returns (Uid) {
        return EXCEEDANCES.ATTESTATIONS().uidOf(_reports[index % COUNT]);
    }

    function _answer(
        ExceedanceId id,
        uint256 which,
        Statement memory report,
        Uid decision
    ) private view returns (bytes memory) {
        if (which == 0) return abi.encodeCall(EXCEEDANCES.acknowledge, (id));
        if (which == 1) return abi.encodeCall(EXCEEDANCES.remediate, (id, report));
        if (which == 2) return abi.encodeCall(EXCEEDANCES.dispute, (id, report));
        if (which == 3) return abi.encodeCall(EXCEEDANCES.reopen, (id, decision));
        return abi.encodeCall(EXCEEDANCES.close, (id, decision));
    }

    /// @dev Mostly those who may.
    function _caller(uint256 by) private pure returns (uint256) {
        if (by % 8 < 6) return by % 8 < 3 ? 0 : 1;
        return 2 + (by % 2);
    }

    function _open(uint256 index, uint64 observedAt, int64 value) private {
        uint48 now_ = uint48(block.timestamp);
        _ghosts[index] = Exceedance(Stage.Open, now_, now_, observedAt, value);
    }

    function _do(uint256 by, bytes memory data) private returns (bool ok) {
        calls++;
        vm.prank(callers[_caller(by)]);
        (ok, ) = address(EXCEEDANCES).call(data);
        if (ok) done++;
    }

    function _look(uint256 by) private {
        by = _caller(by);
        for (uint256 i = 0; i < COUNT; i++) {
            Exceedance memory now_ = EXCEEDANCES.exceedance(idOf(i));
            Exceedance memory before = _last[i];
            _last[i] = now_;
            if (now_.stage == before.stage) continue;
            if (!_allowed(before.stage, now_.stage)) forbidden++;
            if (now_.stage == Stage.Closed) closed++;
            // Whoever opens; the operator answers; the regulator reopens and closes.
            bool answered = now_.stage != Stage.Open && now_.stage != Stage.Closed;
            if (before.stage != Stage.None && by != (answered ? 0 : 1)) byOthers++;
        }
    }

    function _allowed(Stage from, Stage to) private pure returns (bool) {
        if (from == Stage.None) return to == Stage.Open;
        if (from == Stage.Open) return to == Stage.Acknowledged || to == Stage.Disputed || to == Stage.Closed;
        if (from == Stage.Acknowledged) return to == Stage.Remediated || to == Stage.Disputed || to == Stage.Closed;
        return from != Stage.Closed && (to == Stage.Open || to == Stage.Closed);
    }
}

/// @notice What holds for Exceedances whoever does what.
contract ExceedancesInvariants is ExceedancesBase {
    ExceedancesHandler private handler;

    function setUp() public override {
        super.setUp();
        Batch memory batch = nextBatch(station, 4);
        Reading[] memory readings = fill(batch, ph);
        batch.exceedances = new Excess[](4);
        for (uint64 i = 0; i < 4; i++) {
            readings[i].value = int64(i) + 950;
            batch.exceedances[i] = Excess(ph, i + 1, readings[i].observedAt, readings[i].value);
        }
        (batch.exceedances[1].value, batch.exceedances[3].value) = (901, 700);
        batch.root = rootOf(readings);
        submit(batch);
        bytes32[][] memory proofs = new bytes32[][](4);
        for (uint256 i = 0; i < 4; i++) proofs[i] = Trees.proofInOrder(leavesOf(readings), i);
        bytes[3] memory sealed_ = [abi.encode(batch), abi.encode(readings), abi.encode(proofs)];
        address[4] memory callers = [mill.maker, epa.maker, weir.maker, OUTSIDER];
        Statement[4] memory reports;
        for (uint64 i = 0; i < 4; i++) reports[i] = reportBy(mill, exceedanceId(ph, i + 1));
        handler = new ExceedancesHandler(exceedances, sensors, ph, reports, decision, callers, sealed_);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev EXC-1, and with it EXC-2: no edge leads out of Closed.
    /// hardhat-config: default.invariant.runs = 256
    /// hardhat-config: default.invariant.depth = 128
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_StageMovesAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbidden(), 0, "forbidden transitions");
    }

    /// @dev EXC-3, EXC-4
    /// hardhat-config: default.invariant.runs = 64
    /// hardhat-config: default.invariant.depth = 64
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_OnlyWhoMayMovesItAndOnlyItsStage() public view {
        vm.assertEq(handler.byOthers(), 0, "moved by others");
        vm.assertEq(handler.again(), 0, "opened again");
        for (uint256 i = 0; i < handler.COUNT(); i++) {
            bytes memory now_ = abi.encode(exceedances.exceedance(handler.idOf(i)));
            vm.assertEq(now_, abi.encode(handler.ghostOf(i)), "as it was opened, corrected and answered");
        }
    }

    /// @dev EXC-7
    /// hardhat-config: default.invariant.runs = 64
    /// hardhat-config: default.invariant.depth = 64
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_AReportIsAboutItsExceedance() public view {
        vm.assertEq(handler.misreported(), 0, "answered by what is about another");
    }

    function test_TheHandlerReachesAReportAboutAnother() public {
        handler.openListed(7, 0, 0);
        handler.answer(0, 0, 0, true);
        handler.answer(0, 6 << 8, 0, true);
        uint256 done = handler.done();
        handler.answer(0, 6, 1, true); // about the next
        handler.answer(0, 0, 1, false); // about none
        vm.assertEq(handler.done(), done, "refused");
        handler.answer(0, 0, 1, true);
        vm.assertEq(handler.done(), done + 1, "its own");
        _assertAll();
    }

    function test_TheHandlerReachesEveryStage() public {
        handler.openListed(7, 0, 0);
        handler.answer(0, 0, 0, true);
        handler.answer(0, 0, 1, true);
        handler.answer(0, 3 << 8, 3, true);
        handler.answer(0, 0, 2, true);
        handler.answer(0, 3 << 8, 15, true);
        vm.assertEq(handler.done(), 6, "all of them succeeded, the opening too");
        vm.assertEq(handler.closed(), 1, "closed");
        handler.openListed(6, 1, 2); // the last of them shows no exceedance
        handler.setLimit(0, 5);
        handler.answer(1, 6 << 8, 0, true);
        handler.answer(1, 7 << 8, 0, true);
        vm.assertEq(handler.done(), 7, "the others do nothing");
        _assertAll();
    }

    function test_TheHandlerReachesWhatIsProved() public {
        handler.openByProof(7, 3);
        handler.setLimit(0, 2_000);
        handler.openListed(0, 0, 3);
        handler.openByProof(7, 1); // listed with another value
        handler.openByProof(7, 1);
        handler.openByProof(7, 0); // listed as it is
        vm.assertEq(handler.done(), 3, "two openings, one correction");
        vm.assertEq(handler.corrected(), 1, "corrected");
        handler.openByProof(7, 2);
        vm.assertEq(handler.done(), 3, "open already");
        _assertAll();
    }

    function _assertAll() private view {
        invariant_StageMovesAlongAllowedEdgesOnly();
        invariant_OnlyWhoMayMovesItAndOnlyItsStage();
        invariant_AReportIsAboutItsExceedance();
    }
}
