// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch, Excess, LatestReading} from "./Batch.sol";
import {FlagCounts} from "./FlagCounts.sol";
import {Reading} from "./Reading.sol";
import {BatchId} from "../types/BatchId.sol";
import {ProfileId} from "../types/ProfileId.sol";
import {Root} from "../types/Root.sol";
import {SensorId} from "../types/SensorId.sol";
import {StationId} from "../types/StationId.sol";

/// @notice Where a station's sequence stands.
struct Head {
    /// @dev Number of the last sealed reading; 0 if none is sealed.
    uint64 lastSeq;
    /// @dev When the last sealed reading was received, Unix milliseconds.
    uint48 lastTo;
    uint32 batches;
    uint32 gaps;
    /// @dev How many equivocations were recorded that are by the gateway set that was in force for the place: a quorum signed
    /// two histories.
    uint32 equivocations;
}

/// @notice What became of a batch that was submitted.
enum Outcome {
    Sealed,
    /// @dev The same batch is sealed already, or recorded as an equivocation already: nothing changed.
    Known,
    /// @dev Another batch is sealed at this place: this one is recorded as an equivocation.
    Equivocated
}

/// @dev The newest sealed reading of a sensor that a batch carried. One slot.
struct Latest {
    uint64 seq;
    /// @dev Unix milliseconds.
    uint64 observedAt;
    int64 value;
    uint8 quality;
}

/// @title Feeds
/// @notice Readings of monitoring stations, sealed in batches.
///
/// Each station has one sequence of readings, from 1, without holes. A batch begins where the one before ended, so
/// everybody can see that a reading was left out. Readings that cannot be sealed any more, as after the loss of a disk,
/// become a gap: a quorum of gateways signs it with a reason.
///
/// A batch is sealed by a quorum of the station's gateways (see Stations), whoever submits it. The chain stores one
/// word of it, its id. A caller that needs the content on chain passes it in, and the contract checks it against the
/// id.
///
/// The same batch again changes nothing. Another batch for the same place in the sequence is recorded as an
/// equivocation, with both ids: its gateways signed two histories.
///
/// Times are Unix milliseconds, as instruments give them. Times of arrival never run backwards along a sequence; times
/// of observation may.
///
/// @dev Warning: A proof shows that a reading was sealed and not changed since. Whether it is plausible, its quality
/// says.
/// @dev Assumption: At most `quorum - 1` gateways of a station lie. The contract sees roots, not readings.
interface IFeeds {
    /// @notice A batch needs at least one reading, and a root.
    error Feeds_EmptyBatch(StationId station);
    /// @notice `flagCounts` counts `counted` readings, and the batch has `count`.
    error Feeds_FlagsDisagree(StationId station, uint32 count, uint256 counted);
    /// @notice The next reading of the station is number `expected`, not `given`: batches before this one are missing.
    error Feeds_OutOfSequence(StationId station, uint64 expected, uint64 given);
    /// @notice Reading `firstSeq` is sealed already, inside a batch that begins elsewhere. See `reportEquivocation`.
    error Feeds_SequenceUsed(StationId station, uint64 firstSeq, uint64 lastSeq);
    /// @notice Times of arrival run backwards: `from` lies before `before`. The batch begins before the end of the
    /// batch before it, or ends before it begins.
    error Feeds_TimeRunsBackwards(StationId station, uint64 from, uint64 before);
    /// @notice `from` lies before 2001: the unit is milliseconds, not seconds.
    error Feeds_NotMilliseconds(StationId station, uint64 from);
    /// @notice The batch was received at `to`, which is more than a minute after `now_`, the time of the block.
    error Feeds_FromTheFuture(StationId station, uint64 to, uint64 now_);
    /// @notice Item `item` of `latest` is not a reading of this batch.
    error Feeds_LatestOutside(StationId station, uint256 item, uint64 seq);
    /// @notice The batch is not sealed at its place in the sequence.
    error Feeds_NotSealed(StationId station, uint64 firstSeq, BatchId batch);
    /// @notice The two batches are of different stations, are the same, or share no reading.
    error Feeds_NoEquivocation(BatchId sealedBatch, BatchId other);
    /// @notice No gap that begins with reading `firstSeq` is recorded.
    error Feeds_NoGap(StationId station, uint64 firstSeq);
    /// @notice The gap from behind `lastSeq` to `throughSeq` has more than `most` readings.
    error Feeds_GapTooLong(StationId station, uint64 lastSeq, uint64 throughSeq, uint64 most);
    /// @notice The gap would end at `throughSeq`, and reading `lastSeq` is sealed already.
    error Feeds_EmptyGap(StationId station, uint64 lastSeq, uint64 throughSeq);

    /// @dev keccak256 of the batch's type hash, its station, `firstSeq` and the data up to `exceedancesHash` is its id.
    event BatchSealed(
        StationId indexed station,
        uint64 indexed firstSeq,
        BatchId indexed id,
        uint32 count,
        uint64 from,
        uint64 to,
        Root root,
        ProfileId qualityProfile,
        FlagCounts flagCounts,
        Root rejectLog,
        bytes32 latestHash,
        bytes32 exceedancesHash,
        uint32 epoch
    );
    /// @dev `latest` and `exceedances` of a batch, where it has any.
    event LatestCarried(BatchId indexed id, LatestReading[] latest);
    event ExceedancesListed(StationId indexed station, BatchId indexed id, Excess[] exceedances);
    event GapRecorded(StationId indexed station, uint64 firstSeq, uint64 throughSeq, uint32 epoch, string reason);
    /// @dev `sealedBatch` is zero where a gap is recorded; `epoch` is the gateway set that signed `other`. `counted` says that it
    /// was in force for the place, and that the station's number of equivocations grew: of a set that was replaced since, by one for a
    /// place at most.
    event Equivocated(
        StationId indexed station,
        uint64 firstSeq,
        BatchId indexed sealedBatch,
        BatchId indexed other,
        uint32 epoch,
        bool counted
    );

    /* SEALING */

    /// @notice Seals a batch. Anybody may submit: the signatures of the station's gateways decide.
    /// @param epoch The gateway set that signed; it has to be the one in force.
    /// @param signatures Over `digestOf(batch, epoch)`, in ascending order of the gateways' accounts.
    function submit(Batch calldata batch, uint32 epoch, bytes[] calldata signatures) external returns (Outcome);

    /// @notice Records that readings were lost for good, 2^32 of them at most: the sequence goes on after `throughSeq`.
    /// @param signatures Over `gapDigestOf(...)`, as in `submit`.
    function recordGap(
        StationId station,
        uint64 throughSeq,
        string calldata reason,
        uint32 epoch,
        bytes[] calldata signatures
    ) external;

    /// @notice Records that a quorum of the gateways of `epoch`, in force or former, signed `other`, which contradicts
    /// a sealed batch. For batches that begin at different readings; `submit` itself records those that begin at the
    /// same one.
    function reportEquivocation(
        Batch calldata sealedBatch,
        Batch calldata other,
        uint32 epoch,
        bytes[] calldata signatures
    ) external returns (Outcome);

    /// @notice Records that a quorum of the gateways of `epoch`, in force or former, signed `other`, whose readings, or some of
    /// them, were declared lost.
    /// @param gap Number of the first reading of the gap.
    function reportGapEquivocation(
        uint64 gap,
        Batch calldata other,
        uint32 epoch,
        bytes[] calldata signatures
    ) external returns (Outcome);

    /* ASKING */

    /// @notice Whether the reading is in the batch at the place of its number, and the batch is sealed. No other reading of
    /// the batch is proved under that number.
    /// @param proof Merkle path from the reading's leaf to the batch's root, see ReadingTree.sol.
    function verify(
        Batch calldata batch,
        Reading calldata reading,
        bytes32[] calldata proof
    ) external view returns (bool);

    function isSealed(Batch calldata batch) external view returns (bool);

    /// @notice The sealed batch that begins at `firstSeq`; zero when none does.
    function batchAt(StationId station, uint64 firstSeq) external view returns (BatchId);

    /// @notice The last reading of the gap that begins with `firstSeq`; zero when none does.
    function gapAt(StationId station, uint64 firstSeq) external view returns (uint64 throughSeq);

    function headOf(StationId station) external view returns (Head memory);

    /// @notice The newest reading of a sensor that a batch carried, the first of those observed at one moment; all zero where
    /// no batch carried one. A reading that claims to be observed more than a minute after its batch was received, or after
    /// the second of the block that sealed it, is left out.
    function latestAt(StationId station, SensorId sensor) external view returns (Latest memory);

    /// @notice The id of a batch: its EIP-712 struct hash.
    function idOf(Batch calldata batch) external pure returns (BatchId);

    /// @notice What gateways sign to seal a batch.
    function digestOf(Batch calldata batch, uint32 epoch) external view returns (bytes32);

    /// @notice What gateways sign to record a gap.
    function gapDigestOf(
        StationId station,
        uint64 firstSeq,
        uint64 throughSeq,
        string calldata reason,
        uint32 epoch
    ) external view returns (bytes32);

    /// @notice The leaf of a reading in the tree.
    function leafOf(Reading calldata reading) external pure returns (bytes32);
}
