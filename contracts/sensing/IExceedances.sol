// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "./Batch.sol";
import {Reading} from "./Reading.sol";
import {Statement} from "../evidence/Statement.sol";
import {ExceedanceId} from "../types/ExceedanceId.sol";
import {OrgId} from "../types/OrgId.sol";
import {SensorId} from "../types/SensorId.sol";
import {StationId} from "../types/StationId.sol";
import {Subject} from "../types/Subject.sol";
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

/// @notice Why an item of a batch's list opens nothing.
enum Fault {
    None,
    /// @dev The reading is not in the batch.
    OutsideBatch,
    /// @dev The sensor is not one of the station's.
    OtherStation,
    /// @dev The value lies within the limit that was in force when the batch was sealed.
    WithinLimit
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
/// A reading is judged by the limit that was in force when it was sealed, whatever the limit became since.
///
/// An exceedance is opened from the list in a sealed batch, or with a proof of a single sealed reading. Anybody may
/// bring the proof, so gateways cannot keep an exceedance quiet. The station's operator acknowledges and remediates it,
/// or disputes it. Only a regulator closes it.
///
/// A report or a reason of the operator's is a statement in Attestations whose subject is the exceedance: its id as a word. What a
/// regulator gives as reason or decision may be about many, and is named by its uid.
interface IExceedances {
    /// @notice The batch is not sealed, or the reading is not in it.
    error Exceedances_NotProven(StationId station, uint64 seq);
    /// @notice The value lies within what the sensor's limit allowed when the reading was sealed.
    error Exceedances_WithinLimit(SensorId sensor, int64 value, int64 limitMin, int64 limitMax);
    /// @notice The sensor is not one of this station.
    error Exceedances_OtherStation(SensorId sensor, StationId station);
    /// @notice Quality control failed the reading, or it has no value: it cannot open an exceedance.
    error Exceedances_NotCredible(SensorId sensor, uint64 seq, uint8 quality);
    /// @notice The batch lists `listed` exceedances: items `first` to `first + count - 1` are not all among them.
    error Exceedances_RangeInvalid(uint256 first, uint256 count, uint256 listed);
    /// @notice The exceedance was opened already: it has the values of the sealed reading, or it is closed.
    error Exceedances_AlreadyOpened(ExceedanceId id, Stage stage);
    /// @notice The exceedance cannot move from stage `from` to stage `to`.
    error Exceedances_StageForbidden(ExceedanceId id, Stage from, Stage to);
    /// @notice The station belongs to organisation `operator`; the caller belongs to organisation `caller`.
    error Exceedances_NotOperator(ExceedanceId id, OrgId operator, OrgId caller);
    /// @notice A regulator cannot decide about a station that its own organisation operates.
    error Exceedances_OwnStation(ExceedanceId id, OrgId org);
    /// @notice The statement that is given as report, reason or decision is not valid.
    error Exceedances_NoStatement(ExceedanceId id, Uid statement);
    /// @notice The statement is of organisation `attester`; it has to be of the caller's, `org`: what it did, or why it decides so.
    error Exceedances_OthersStatement(ExceedanceId id, Uid statement, OrgId attester, OrgId org);
    /// @notice The statement is about `has`; it has to be about this exceedance: its id as a word.
    error Exceedances_OtherSubject(ExceedanceId id, Uid statement, Subject has);

    event ExceedanceOpened(
        ExceedanceId indexed id,
        StationId indexed station,
        SensorId indexed sensor,
        uint64 seq,
        uint64 observedAt,
        int64 value,
        bool byProof
    );
    /// @dev The values that were listed gave way to those of the sealed reading.
    event ExceedanceCorrected(ExceedanceId indexed id, StationId indexed station, uint64 observedAt, int64 value);
    /// @dev Item `item` of a sealed batch's list opened nothing.
    event ListedSkipped(ExceedanceId indexed id, StationId indexed station, uint256 item, Fault fault);
    event ExceedanceMoved(ExceedanceId indexed id, Stage indexed to, OrgId indexed by, Stage from, Uid statement);

    /* OPENING */

    /// @notice Opens the exceedances among items `first` to `first + count - 1` of a sealed batch's list that were not opened yet.
    /// An item that shows none is skipped and reported. Anybody.
    /// @return opened How many exceedances were opened.
    /// @return skipped For how many items `ListedSkipped` was emitted; what is open already is not among them.
    function openListed(
        Batch calldata batch,
        uint256 first,
        uint256 count
    ) external returns (uint256 opened, uint256 skipped);

    /// @notice Opens the exceedance that a sealed reading shows, by the limit that was in force when it was sealed. Where it was
    /// opened from a list with another value or time, those of the reading take their place, also when they show that nothing
    /// was exceeded; the stage stays, and only a regulator closes it. Anybody.
    function openByProof(
        Batch calldata batch,
        Reading calldata reading,
        bytes32[] calldata proof
    ) external returns (ExceedanceId id);

    /* LIFE CYCLE */

    /// @notice Open -> Acknowledged. MAKER or CHECKER of the operator; works while restricted.
    function acknowledge(ExceedanceId id) external;

    /// @notice Acknowledged -> Remediated. MAKER or CHECKER of the operator; works while restricted.
    /// @param report A valid statement of the operator's, about this exceedance, that says what was done.
    function remediate(ExceedanceId id, Statement calldata report) external;

    /// @notice Open or Acknowledged -> Disputed. MAKER or CHECKER of the operator; works while restricted.
    /// @param reason A valid statement of the operator's, about this exceedance, that says why.
    function dispute(ExceedanceId id, Statement calldata reason) external;

    /// @notice Remediated or Disputed -> Open. MAKER or CHECKER of a Regulator that is not the operator.
    /// @param reason A valid statement of the regulator's, or zero.
    function reopen(ExceedanceId id, Uid reason) external;

    /// @notice Any stage but Closed -> Closed, for ever. MAKER or CHECKER of a Regulator that is not the operator.
    /// @param decision A valid statement of the regulator's, or zero.
    function close(ExceedanceId id, Uid decision) external;

    /* ASKING */

    function exceedance(ExceedanceId id) external view returns (Exceedance memory);

    /// @notice The id of the exceedance that begins with reading `seq` of a sensor: (sensor << 64) | seq.
    function idOf(SensorId sensor, uint64 seq) external pure returns (ExceedanceId);
}
