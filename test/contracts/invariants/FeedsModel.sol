// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {FlagCounts} from "../../../contracts/sensing/FlagCounts.sol";
import {Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {Test} from "../utils/Test.sol";

/// @notice What the heads of two stations have to be, by what their gateways did, and what the next batch may be.
abstract contract FeedsModel is Test {
    uint256 public constant STATIONS = 2;
    uint8 internal constant QUORUM = 2;

    /// @dev What the handler knows of a station without asking.
    struct Ghost {
        uint256 readings;
        uint256 lost;
        uint64 lastTo;
        uint32 batches;
        uint32 gaps;
        uint32 equivocations;
        uint32 epoch;
        uint256 events;
    }

    Feeds internal immutable FEEDS;
    address internal immutable OPERATOR;
    address private immutable REGULATOR_;
    StationId[STATIONS] internal stations;
    /// @dev Keys of all gateways there are, in ascending order of their accounts; three of them are a set.
    uint256[] private _keys;

    Ghost[STATIONS] internal ghosts;
    /// @dev Sealed batches, encoded, and their identities.
    bytes[][STATIONS] internal contents;
    BatchId[][STATIONS] internal ids;
    /// @dev Which set of gateways sealed them.
    uint32[][STATIONS] internal epochs;
    /// @dev First and last numbers of the gaps.
    uint64[2][][STATIONS] internal lostRanges;
    /// @dev Which set of gateways recorded them.
    uint32[][STATIONS] internal lostEpochs;
    /// @dev Which keys belong to the set of an epoch: the first of three in a row.
    mapping(uint256 station => mapping(uint32 epoch => uint256)) private _sets;
    /// @dev Where an equivocation was counted, sealed or declared lost.
    mapping(uint256 station => mapping(uint64 seq => bool)) private _counted;
    uint256 private _salt;

    uint256 public done;
    uint256 public unexpected;
    bytes4 public lastUnexpected;

    constructor(
        Feeds feeds,
        address operator,
        address regulator,
        StationId[STATIONS] memory stations_,
        uint256[] memory keys_
    ) {
        (FEEDS, OPERATOR, REGULATOR_, stations, _keys) = (feeds, operator, regulator, stations_, keys_);
        for (uint256 i = 0; i < STATIONS; i++) _rotate(i, i);
    }

    /* FOR THE INVARIANTS */

    function ghost(uint256 place) external view returns (Ghost memory) {
        return ghosts[place];
    }

    /// @dev How many sealed batches are not on the chain as they were sealed.
    function changed(uint256 place) external view returns (uint256 count) {
        for (uint256 i = 0; i < ids[place].length; i++) {
            Batch memory batch = _sealed(place, i);
            if (!(FEEDS.batchAt(stations[place], batch.firstSeq) == ids[place][i]) || !FEEDS.isSealed(batch)) count++;
        }
    }

    /// @dev How many numbers are sealed or lost more than once, or neither; and how many gaps hold a batch.
    function misplaced(uint256 place) external view returns (uint256 count) {
        (uint256 next, uint256 gap) = (1, 0);
        for (uint256 i = 0; i < contents[place].length; i++) {
            Batch memory batch = _sealed(place, i);
            for (; gap < lostRanges[place].length && lostRanges[place][gap][0] == next; gap++) {
                next = uint256(lostRanges[place][gap][1]) + 1;
            }
            if (batch.firstSeq != next) count++;
            next = uint256(batch.firstSeq) + batch.count;
        }
        for (uint256 i = 0; i < lostRanges[place].length; i++) {
            if (!FEEDS.batchAt(stations[place], lostRanges[place][i][0]).isNull()) count++;
        }
    }

    /* INTERNAL */

    /// @dev An equivocation by a set that was in force for the place: of one that was replaced since, the first at a place counts.
    function _count(uint256 place, uint64 seq, uint32 epoch) internal {
        if (epoch != ghosts[place].epoch && _counted[place][seq]) return;
        _counted[place][seq] = true;
        ghosts[place].equivocations++;
    }

    function _next(uint256 place, uint32 count, uint32 lasts) internal returns (Batch memory batch) {
        uint64 now_ = uint64(block.timestamp) * 1000;
        (batch.station, batch.firstSeq, batch.count) = (stations[place], _lastSeq(place) + 1, count);
        batch.from = ghosts[place].lastTo == 0 ? now_ - 100_000 : ghosts[place].lastTo;
        batch.to = batch.from + (lasts % (now_ + 60_001 - batch.from));
        batch.root = Root.wrap(keccak256(abi.encode("root", ++_salt)));
        batch.flagCounts = FlagCounts.wrap(count);
    }

    function _sealed(uint256 place, uint256 which) internal view returns (Batch memory) {
        return abi.decode(contents[place][which % contents[place].length], (Batch));
    }

    function _twin(uint256 place, uint256 which) internal returns (Batch memory batch) {
        batch = _sealed(place, which);
        batch.root = Root.wrap(keccak256(abi.encode("another", ++_salt)));
    }

    /// @dev By the ghost's own account: no question to the chain.
    function _lastSeq(uint256 place) internal view returns (uint64) {
        return uint64(ghosts[place].readings + ghosts[place].lost);
    }

    function _submit(
        uint256 place,
        Batch memory batch,
        uint32 epoch,
        uint256 signers,
        Outcome outcome
    ) internal returns (bool) {
        bytes[] memory signatures = _sign(place, FEEDS.digestOf(batch, epoch), epoch, signers);
        bool ok = _call(abi.encodeCall(FEEDS.submit, (batch, epoch, signatures)), abi.encode(outcome));
        if (ok && outcome == Outcome.Sealed) ghosts[place].lastTo = batch.to;
        return ok;
    }

    function _rotate(uint256 place, uint256 set) internal {
        set = set % (_keys.length - 2);
        address[] memory accounts = new address[](3);
        for (uint256 i = 0; i < 3; i++) accounts[i] = vm.addr(_keys[set + i]);
        vm.prank(OPERATOR);
        FEEDS.proposeGateways(stations[place], accounts, QUORUM);
        vm.prank(REGULATOR_);
        FEEDS.approveGateways(stations[place], accounts, QUORUM);
        _sets[place][++ghosts[place].epoch] = set;
    }

    function _sign(
        uint256 place,
        bytes32 digest,
        uint32 epoch,
        uint256 signers
    ) internal view returns (bytes[] memory signatures) {
        signatures = new bytes[](signers);
        for (uint256 i = 0; i < signers; i++) {
            // Any two of the three: which, follows from the digest.
            uint256 skipped = signers == 2 && i >= uint256(digest) % 3 ? 1 : 0;
            signatures[i] = _signature(_keys[_sets[place][epoch] + i + skipped], digest);
        }
    }

    function _signature(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _call(bytes memory data, bytes memory result) internal returns (bool) {
        vm.prank(OPERATOR);
        (bool ok, bytes memory returned) = address(FEEDS).call(data);
        done++;
        if (ok && keccak256(returned) == keccak256(result)) return true;
        _note(bytes4(data));
        return false;
    }

    function _note(bytes4 selector) internal {
        unexpected++;
        lastUnexpected = selector;
    }
}
