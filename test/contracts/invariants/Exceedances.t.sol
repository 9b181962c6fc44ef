// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Batch, Excess} from "../../../contracts/sensing/Batch.sol";
import {Exceedances} from "../../../contracts/sensing/Exceedances.sol";
import {Exceedance, Stage} from "../../../contracts/sensing/IExceedances.sol";
import {Sensors} from "../../../contracts/sensing/Sensors.sol";
import {ExceedanceId, exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {ExceedancesBase} from "../sensing/ExceedancesBase.sol";
import {Test} from "../utils/Test.sol";

/// @notice The operator, another operator, the regulator and an outsider do everything to a few exceedances, in any order.
contract ExceedancesHandler is Test {
    uint64 public constant COUNT = 4;
    uint256 private constant CALLERS = 4;

    Exceedances private immutable EXCEEDANCES;
    Sensors private immutable SENSORS;
    SensorId private immutable SENSOR;
    /// @dev The operator's, the regulator's.
    Uid private immutable REPORT;
    Uid private immutable DECISION;
    /// @dev Operator, regulator, another operator, outsider.
    address[CALLERS] private callers;
    Batch private listed;

    Exceedance[COUNT] private last;
    uint256 public forbidden;
    uint256 public byOthers;
    uint256 public changed;
    uint256 public done;
    uint256 public calls;
    uint256 public closed;

    constructor(
        Exceedances exceedances,
        Sensors sensors,
        SensorId sensor,
        Uid[2] memory statements,
        address[CALLERS] memory callers_,
        Batch memory batch
    ) {
        (EXCEEDANCES, SENSORS, SENSOR, callers) = (exceedances, sensors, sensor, callers_);
        (REPORT, DECISION) = (statements[0], statements[1]);
        (listed.station, listed.firstSeq, listed.count) = (batch.station, batch.firstSeq, batch.count);
        (listed.from, listed.to, listed.root) = (batch.from, batch.to, batch.root);
        (listed.qualityProfile, listed.flagCounts) = (batch.qualityProfile, batch.flagCounts);
        for (uint256 i = 0; i < batch.exceedances.length; i++) listed.exceedances.push(batch.exceedances[i]);
    }

    function idOf(uint256 index) public view returns (ExceedanceId) {
        return exceedanceId(SENSOR, uint64(index % COUNT) + 1);
    }

    function openListed(uint256 by) external {
        _do(by, abi.encodeCall(EXCEEDANCES.openListed, (listed, 0, listed.exceedances.length)));
    }

    function answer(uint256 index, uint256 by, uint8 how, bool states) external {
        bool some = states || by % 3 != 0;
        Uid statement = some ? REPORT : Uid.wrap(0);
        Uid decision = some ? (by % 5 == 0 ? REPORT : DECISION) : Uid.wrap(0); // the operator's is refused
        ExceedanceId id = idOf(index);
        bytes[5] memory all = [
            abi.encodeCall(EXCEEDANCES.acknowledge, (id)),
            abi.encodeCall(EXCEEDANCES.remediate, (id, statement)),
            abi.encodeCall(EXCEEDANCES.dispute, (id, statement)),
            abi.encodeCall(EXCEEDANCES.reopen, (id, decision)),
            abi.encodeCall(EXCEEDANCES.close, (id, decision))
        ];
        // Closing ends everything: mostly something else.
        how = how % 16;
        _do(by >> 8, all[how == 15 ? 4 : how % 4]);
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

    function _do(uint256 by, bytes memory data) private {
        by =
            by % 8 < 3
                ? 0
                : by % 8 < 6
                    ? 1
                    : 2 + (by % 2); // mostly those who may
        calls++;
        vm.prank(callers[by]);
        (bool ok, ) = address(EXCEEDANCES).call(data);
        if (ok) done++;
        _look(by);
    }

    function _look(uint256 by) private {
        for (uint256 i = 0; i < COUNT; i++) {
            Exceedance memory now_ = EXCEEDANCES.exceedance(idOf(i));
            Exceedance memory before = last[i];
            if (now_.stage == before.stage) {
                if (keccak256(abi.encode(now_)) != keccak256(abi.encode(before))) changed++;
                continue;
            }
            if (!_allowed(before.stage, now_.stage)) forbidden++;
            if (now_.stage == Stage.Closed) closed++;
            // Whoever opens; the operator answers; the regulator reopens and closes.
            bool answered = now_.stage != Stage.Open && now_.stage != Stage.Closed;
            if (before.stage != Stage.None && by != (answered ? 0 : 1)) byOthers++;
            bool kept = now_.openedAt == before.openedAt && now_.observedAt == before.observedAt;
            if (before.stage != Stage.None && !(kept && now_.value == before.value)) changed++;
            if (now_.since != block.timestamp) changed++;
            last[i] = now_;
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
        batch.exceedances = new Excess[](4);
        for (uint64 i = 0; i < 4; i++) batch.exceedances[i] = Excess(ph, i + 1, NOW, int64(i) + 950);
        submit(batch);
        address[4] memory callers = [mill.maker, epa.maker, weir.maker, OUTSIDER];
        handler = new ExceedancesHandler(exceedances, sensors, ph, [report, decision], callers, batch);
        handler.openListed(7);
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
        vm.assertEq(handler.changed(), 0, "changed otherwise");
    }

    function test_TheHandlerReachesEveryStage() public {
        handler.answer(0, 0, 0, true);
        handler.answer(0, 0, 1, true);
        handler.answer(0, 3 << 8, 3, true);
        handler.answer(0, 0, 2, true);
        handler.answer(0, 3 << 8, 15, true);
        vm.assertEq(handler.done(), 6, "all of them succeeded, the opening too");
        vm.assertEq(handler.closed(), 1, "closed");
        handler.setLimit(0, 5);
        handler.answer(1, 6 << 8, 0, true);
        handler.answer(1, 7 << 8, 0, true);
        vm.assertEq(handler.done(), 6, "the others do nothing");
        vm.assertEq(handler.byOthers() + handler.changed() + handler.forbidden(), 0, "none");
    }
}
