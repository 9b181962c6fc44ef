// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "./Batch.sol";
import {Reading} from "./Reading.sol";
import {ExceedanceId} from "../types/ExceedanceId.sol";
import {OrgId} from "../types/OrgId.sol";
import {SensorId} from "../types/SensorId.sol";
import {StationId} from "../types/StationId.sol";
import {Uid} from "../types/Uid.sol";

/// @notice None -> Open -> Acknowledged -> Remediated -> Closed. Open and Acknowledged -> Disputed. The regulator closes from
/// any stage but None and Closed, and reopens from Disputed and Remediated. Closed is final.
enum Stage {
    None,
    Open,
    Acknowledged,
    Remediated,
    Disputed,
    Closed
}

/// @dev One slot.
struct Exceedance {
    Stage stage;
    /// @dev When it entered the stage, in seconds.
    uint48 since;
    /// @dev When it was opened, seconds.
    uint48 openedAt;
    /// @dev When the reading was measured, Unix milliseconds.
    uint64 observedAt;
    int64 value;
}

/// @title Exceedances
/// @notice Readings beyond a sensor's limit, from the moment they are opened until a regulator closes them.
///
/// An exceedance is opened from the list in a sealed batch, or with a proof of a single sealed reading. Anybody may
/// bring the proof, so gateways cannot keep an exceedance quiet. The station's operator acknowledges and remediates it,
/// or disputes it. Only a regulator closes it.
///
/// A reason or a report is a statement in Attestations, named by its uid.
interface IExceedances {
    /// @notice The batch is not sealed, or the reading is not in it.
    error Exceedances_NotProven(StationId station, uint64 seq);
    /// @notice The value lies within what the sensor's limit allows.
    error Exceedances_WithinLimit(SensorId sensor, int64 value, int64 limitMin, int64 limitMax);
    /// @notice The sensor is not one of this station.
    error Exceedances_OtherStation(SensorId sensor, StationId station);
    /// @notice Quality control failed the reading, or it has no value: it cannot open an exceedance.
    error Exceedances_NotCredible(SensorId sensor, uint64 seq, uint8 quality);
    /// @notice The exceedance was opened already.
    error Exceedances_AlreadyOpened(ExceedanceId id, Stage stage);
    /// @notice The exceedance cannot move from stage `from` to stage `to`.
    error Exceedances_StageForbidden(ExceedanceId id, Stage from, Stage to);
    /// @notice The station belongs to organisation `operator`; the caller belongs to organisation `caller`.
    error Exceedances_NotOperator(ExceedanceId id, OrgId operator, OrgId caller);
    /// @notice A regulator cannot decide about a station that its own organisation operates.
    error Exceedances_OwnStation(ExceedanceId id, OrgId org);
    /// @notice The statement that is given as report, reason or decision is not valid.
    error Exceedances_NoStatement(ExceedanceId id, Uid statement);

    event ExceedanceOpened(
        ExceedanceId indexed id,
        StationId indexed station,
        SensorId indexed sensor,
        uint64 seq,
        uint64 observedAt,
        int64 value,
        bool byProof
    );
    event ExceedanceMoved(ExceedanceId indexed id, Stage indexed to, OrgId indexed by, Stage from, Uid statement);

    /* OPENING */

    /// @notice Opens every exceedance that a sealed batch lists and that was not opened yet. Anybody.
    /// @return opened How many exceedances were opened.
    function openListed(Batch calldata batch) external returns (uint256 opened);

    /// @notice Opens the exceedance that a sealed reading shows. Anybody.
    function openByProof(
        Batch calldata batch,
        Reading calldata reading,
        bytes32[] calldata proof
    ) external returns (ExceedanceId id);

    /* LIFE CYCLE */

    /// @notice Open -> Acknowledged. MAKER or CHECKER of the operator; works while restricted.
    function acknowledge(ExceedanceId id) external;

    /// @notice Acknowledged -> Remediated. MAKER or CHECKER of the operator; works while restricted.
    /// @param report A valid statement that says what was done.
    function remediate(ExceedanceId id, Uid report) external;

    /// @notice Open or Acknowledged -> Disputed. MAKER or CHECKER of the operator; works while restricted.
    /// @param reason A valid statement that says why.
    function dispute(ExceedanceId id, Uid reason) external;

    /// @notice Remediated or Disputed -> Open. MAKER or CHECKER of a Regulator that is not the operator.
    /// @param reason A valid statement, or zero.
    function reopen(ExceedanceId id, Uid reason) external;

    /// @notice Any stage but Closed -> Closed, for ever. MAKER or CHECKER of a Regulator that is not the operator.
    /// @param decision A valid statement, or zero.
    function close(ExceedanceId id, Uid decision) external;

    /* ASKING */

    function exceedance(ExceedanceId id) external view returns (Exceedance memory);

    /// @notice The id of the exceedance that begins with reading `seq` of a sensor: (sensor << 64) | seq.
    function idOf(SensorId sensor, uint64 seq) external pure returns (ExceedanceId);
}
