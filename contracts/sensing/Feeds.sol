// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Batch, BATCH_SEAL_TYPEHASH} from "./Batch.sol";
import {BatchImage, load} from "./BatchImage.sol";
import {HeadWord} from "./HeadWord.sol";
import {Head, IFeeds, Latest, Outcome} from "./IFeeds.sol";
import {Reading, leafOf as leafOfReading} from "./Reading.sol";
import {isLeafAt} from "./ReadingTree.sol";
import {Stations} from "./Stations.sol";
import {IMembers} from "../members/IMembers.sol";
import {BatchId} from "../types/BatchId.sol";
import {SensorId} from "../types/SensorId.sol";
import {StationId} from "../types/StationId.sol";

/// @title Feeds
/// @notice Documented in IFeeds; stations and gateways in IStations.
contract Feeds is Stations, IFeeds, EIP712 {
    bytes32 private constant GAP_TYPEHASH = keccak256(
        "Gap(uint32 station,uint64 firstSeq,uint64 throughSeq,string reason,uint32 epoch)"
    );
    BatchId private constant NO_BATCH = BatchId.wrap(0);
    /// @dev 2001-09-09 in milliseconds; as seconds it would be the year 33658.
    uint64 private constant EARLIEST = 1e12;
    /// @dev How far a gateway's clock may be ahead of the block's, in milliseconds.
    uint64 private constant CLOCK_LEAD = 60_000;
    /// @dev Readings of one gap at most: no quorum can use up a station's numbers.
    uint64 private constant MAX_GAP = 2 ** 32;

    /// @inheritdoc IFeeds
    mapping(StationId station => mapping(uint64 firstSeq => BatchId)) public batchAt;
    /// @inheritdoc IFeeds
    mapping(StationId station => mapping(uint64 firstSeq => uint64)) public gapAt;
    /// @dev Batches that are recorded as equivocations.
    mapping(BatchId id => bool) public equivocal;
    /// @dev Where an equivocation was counted: a set that was replaced since adds none.
    mapping(StationId station => mapping(uint64 place => bool)) private _countedAt;
    /// @dev By station too: gateways of one station cannot speak for another's sensors.
    mapping(StationId station => mapping(SensorId sensor => Latest)) private _latest;

    constructor(IMembers members) Stations(members) EIP712("Tallystick Feeds", "1") {}

    /* SEALING */

    /// @inheritdoc IFeeds
    function submit(Batch calldata batch, uint32 epoch, bytes[] calldata signatures) external returns (Outcome) {
        (BatchImage image, BatchId id) = load(batch);
        (StationId station, uint64 firstSeq) = (image.station(), image.firstSeq());
        Slot storage slot = _heads[station];
        HeadWord head = slot.word;
        if (firstSeq <= head.lastSeq()) return _submitAgain(station, firstSeq, id, epoch, signatures);
        _requireSound(image, batch, head);
        _requireQuorum(station, head, epoch, _batchSealDigest(id, epoch), signatures);

        batchAt[station][firstSeq] = id;
        slot.word = head.afterBatch(image.lastSeq(), image.to());
        image.log(id, epoch);
        if (batch.latest.length != 0) _keepLatest(batch, id);
        if (batch.exceedances.length != 0) emit ExceedancesListed(station, id, batch.exceedances);
        return Outcome.Sealed;
    }

    /// @inheritdoc IFeeds
    function recordGap(
        StationId station,
        uint64 throughSeq,
        string calldata reason,
        uint32 epoch,
        bytes[] calldata signatures
    ) external {
        HeadWord head = _heads[station].word;
        uint64 lastSeq = head.lastSeq();
        require(throughSeq > lastSeq, Feeds_EmptyGap(station, lastSeq, throughSeq));
        require(throughSeq - lastSeq <= MAX_GAP, Feeds_GapTooLong(station, lastSeq, throughSeq, MAX_GAP));
        bytes32 digest = gapDigestOf(station, lastSeq + 1, throughSeq, reason, epoch);
        _requireQuorum(station, head, epoch, digest, signatures);

        gapAt[station][lastSeq + 1] = throughSeq;
        _heads[station].word = head.afterGap(throughSeq);
        emit GapRecorded(station, lastSeq + 1, throughSeq, epoch, reason);
    }

    /// @inheritdoc IFeeds
    function reportEquivocation(
        Batch calldata sealedBatch,
        Batch calldata other,
        uint32 epoch,
        bytes[] calldata signatures
    ) external returns (Outcome) {
        (, BatchId id) = load(sealedBatch);
        (, BatchId otherId) = load(other);
        StationId station = other.station;
        require(_isSealed(sealedBatch, id), Feeds_NotSealed(sealedBatch.station, sealedBatch.firstSeq, id));
        require(
            station == sealedBatch.station &&
                otherId != id &&
                _lastSeq(other) >= sealedBatch.firstSeq &&
                other.firstSeq <= _lastSeq(sealedBatch) &&
                !_isSealed(other, otherId),
            Feeds_NoEquivocation(id, otherId)
        );
        return _report(sealedBatch.firstSeq, id, other, otherId, epoch, signatures);
    }

    /// @inheritdoc IFeeds
    function reportGapEquivocation(
        uint64 gap,
        Batch calldata other,
        uint32 epoch,
        bytes[] calldata signatures
    ) external returns (Outcome) {
        (, BatchId otherId) = load(other);
        StationId station = other.station;
        uint64 throughSeq = gapAt[station][gap];
        require(throughSeq != 0, Feeds_NoGap(station, gap));
        require(
            _lastSeq(other) >= gap && other.firstSeq <= throughSeq && !_isSealed(other, otherId),
            Feeds_NoEquivocation(NO_BATCH, otherId)
        );
        return _report(gap, NO_BATCH, other, otherId, epoch, signatures);
    }

    /* ASKING */

    /// @inheritdoc IFeeds
    function verify(
        Batch calldata batch,
        Reading calldata reading,
        bytes32[] calldata proof
    ) external view returns (bool) {
        return
            reading.station == batch.station &&
            reading.seq >= batch.firstSeq &&
            reading.seq <= _lastSeq(batch) &&
            isSealed(batch) &&
            isLeafAt(batch.root.raw(), leafOfReading(reading), reading.seq - batch.firstSeq, batch.count, proof);
    }

    /// @inheritdoc IFeeds
    function isSealed(Batch calldata batch) public view returns (bool) {
        (, BatchId id) = load(batch);
        return _isSealed(batch, id);
    }

    /// @inheritdoc IFeeds
    function headOf(StationId station) external view returns (Head memory) {
        HeadWord head = _heads[station].word;
        return Head(head.lastSeq(), head.lastTo(), head.batches(), head.gaps(), head.equivocations());
    }

    /// @inheritdoc IFeeds
    function latestAt(StationId station, SensorId sensor) external view returns (Latest memory) {
        return _latest[station][sensor];
    }

    /// @inheritdoc IFeeds
    function idOf(Batch calldata batch) external pure returns (BatchId id) {
        (, id) = load(batch);
    }

    /// @inheritdoc IFeeds
    function digestOf(Batch calldata batch, uint32 epoch) external view returns (bytes32) {
        (, BatchId id) = load(batch);
        return _batchSealDigest(id, epoch);
    }

    /// @inheritdoc IFeeds
    function gapDigestOf(
        StationId station,
        uint64 firstSeq,
        uint64 throughSeq,
        string calldata reason,
        uint32 epoch
    ) public view returns (bytes32) {
        return
            _hashTypedDataV4(
                keccak256(abi.encode(GAP_TYPEHASH, station, firstSeq, throughSeq, keccak256(bytes(reason)), epoch))
            );
    }

    /// @inheritdoc IFeeds
    function leafOf(Reading calldata reading) external pure returns (bytes32) {
        return leafOfReading(reading);
    }

    /* INTERNAL: SEALING. Not `require`, which would lay out an error's values each time, whether it fails or not. */

    function _requireSound(BatchImage image, Batch calldata batch, HeadWord head) private view {
        (StationId station, uint32 count, uint64 from, uint64 to) = (
            image.station(),
            image.count(),
            image.from(),
            image.to()
        );
        if (count == 0 || batch.root.isNull()) revert Feeds_EmptyBatch(station);
        uint256 counted = batch.flagCounts.total();
        if (counted != count) revert Feeds_FlagsDisagree(station, count, counted);
        uint64 next = head.lastSeq() + 1;
        if (image.firstSeq() != next) revert Feeds_OutOfSequence(station, next, image.firstSeq());
        if (from < EARLIEST) revert Feeds_NotMilliseconds(station, from);
        if (from < head.lastTo()) revert Feeds_TimeRunsBackwards(station, from, head.lastTo());
        if (to < from) revert Feeds_TimeRunsBackwards(station, to, from);
        uint256 now_ = block.timestamp * 1000;
        if (to > now_ + CLOCK_LEAD) revert Feeds_FromTheFuture(station, to, uint64(now_)); // fits for 500 million years
    }

    /// @dev A batch for a place in the sequence that is taken.
    function _submitAgain(
        StationId station,
        uint64 firstSeq,
        BatchId id,
        uint32 epoch,
        bytes[] calldata signatures
    ) private returns (Outcome) {
        BatchId sealedBatch = batchAt[station][firstSeq];
        if (sealedBatch == id || equivocal[id]) return Outcome.Known;
        HeadWord head = _heads[station].word;
        if (sealedBatch.isNull()) revert Feeds_SequenceUsed(station, firstSeq, head.lastSeq());
        _requireQuorum(station, head, epoch, _batchSealDigest(id, epoch), signatures);
        return _recordEquivocation(station, firstSeq, firstSeq, sealedBatch, id, epoch);
    }

    /// @dev By a set of gateways that is in force or was, whatever became of its accounts.
    function _report(
        uint64 place,
        BatchId sealedBatch,
        Batch calldata other,
        BatchId otherId,
        uint32 epoch,
        bytes[] calldata signatures
    ) private returns (Outcome) {
        if (equivocal[otherId]) return Outcome.Known;
        StationId station = other.station;
        uint8 quorum = quorumOf[station][epoch];
        require(quorum != 0, Stations_UnknownEpoch(station, epoch));
        _requireSigned(station, epoch, quorum, _batchSealDigest(otherId, epoch), signatures, false);
        return _recordEquivocation(station, place, other.firstSeq, sealedBatch, otherId, epoch);
    }

    /// @dev Counts against the station where the set that signed is the one that was in force for the place. Any other set's
    /// signatures show what its keys did, and nothing of whoever sealed. Of a set that was replaced since, whose keys nobody guards
    /// any more, one counts for a place, and none where one was counted before.
    function _recordEquivocation(
        StationId station,
        uint64 place,
        uint64 firstSeq,
        BatchId sealedBatch,
        BatchId other,
        uint32 epoch
    ) private returns (Outcome) {
        equivocal[other] = true;
        HeadWord head = _heads[station].word;
        bool counted = _wasInForce(station, epoch, place, head);
        if (counted && epoch != head.epoch() && _countedAt[station][place]) counted = false;
        if (counted) {
            _countedAt[station][place] = true;
            _heads[station].word = head.afterEquivocation();
        }
        emit Equivocated(station, firstSeq, sealedBatch, other, epoch, counted);
        return Outcome.Equivocated;
    }

    /// @dev Late data may bring an older observation: the newest one stays, and of two of one moment the first. An observation
    /// that was received before it was made is none, nor is one of a second that the chain has not come to: a clock that runs
    /// ahead would hold the place, and never be stale, until time caught up with it.
    function _keepLatest(Batch calldata batch, BatchId id) private {
        (StationId station, uint64 lastSeq) = (batch.station, _lastSeq(batch));
        uint256 nextSecond = (block.timestamp + 1) * 1000;
        for (uint256 i = 0; i < batch.latest.length; i++) {
            (uint64 seq, uint64 observedAt) = (batch.latest[i].seq, batch.latest[i].observedAt);
            if (seq < batch.firstSeq || seq > lastSeq) revert Feeds_LatestOutside(station, i, seq);
            Latest storage newest = _latest[station][batch.latest[i].sensor];
            if (newest.seq != 0 && observedAt <= newest.observedAt) continue;
            if (observedAt > batch.to + CLOCK_LEAD || observedAt >= nextSecond) continue;
            _latest[station][batch.latest[i].sensor] = Latest(
                seq,
                observedAt,
                batch.latest[i].value,
                batch.latest[i].quality
            );
        }
        emit LatestCarried(id, batch.latest);
    }

    function _batchSealDigest(BatchId id, uint32 epoch) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(BATCH_SEAL_TYPEHASH, id, epoch)));
    }

    function _isSealed(Batch calldata batch, BatchId id) private view returns (bool) {
        return batchAt[batch.station][batch.firstSeq] == id;
    }

    /// @dev Checked: a batch whose numbers would overflow reverts, and is sealed nowhere.
    function _lastSeq(Batch calldata batch) private pure returns (uint64) {
        return batch.firstSeq + batch.count - 1;
    }
}
