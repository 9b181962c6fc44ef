// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Batch, LatestReading} from "../../../contracts/sensing/Batch.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {FlagCounts} from "../../../contracts/sensing/FlagCounts.sol";
import {Head, IFeeds, Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {GOOD} from "../../../contracts/sensing/Reading.sol";
import {DEVICE} from "../../../contracts/types/Duties.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensingBase} from "../sensing/SensingBase.sol";
import {Test} from "../utils/Test.sol";
import {Vm} from "../utils/Vm.sol";

/// @notice Gateways of two stations seal, repeat themselves, contradict themselves, lose readings and are replaced, in any
/// order. Each act is made so that it has to succeed, or so that it has to fail: what does otherwise is counted.
contract FeedsHandler is Test {
    uint256 public constant STATIONS = 2;
    uint8 private constant QUORUM = 2;

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

    Feeds private immutable FEEDS;
    address private immutable OPERATOR;
    address private immutable REGULATOR_;
    StationId[STATIONS] private stations;
    /// @dev Keys of all gateways there are, in ascending order of their accounts; three of them are a set.
    uint256[] private keys;

    Ghost[STATIONS] private ghosts;
    /// @dev Sealed batches, encoded, and their identities.
    bytes[][STATIONS] private contents;
    BatchId[][STATIONS] private ids;
    /// @dev Which set of gateways sealed them.
    uint32[][STATIONS] private epochs;
    /// @dev First and last numbers of the gaps.
    uint64[2][][STATIONS] private lostRanges;
    /// @dev Which set of gateways recorded them.
    uint32[][STATIONS] private lostEpochs;
    /// @dev Which keys belong to the set of an epoch: the first of three in a row.
    mapping(uint256 station => mapping(uint32 epoch => uint256)) private sets;
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
        (FEEDS, OPERATOR, REGULATOR_, stations, keys) = (feeds, operator, regulator, stations_, keys_);
        for (uint256 i = 0; i < STATIONS; i++) _rotate(i, i);
    }

    /* WHAT HAS TO SUCCEED */

    function seal(uint256 place, uint32 count, uint32 lasts, bool carries) external {
        place = place % STATIONS;
        Batch memory batch = _next(place, uint32(_bound(count, 1, type(uint32).max)), lasts);
        if (carries) {
            batch.latest = new LatestReading[](1);
            uint64 seq = batch.firstSeq + (lasts % batch.count);
            batch.latest[0] = LatestReading(SensorId.wrap(1), seq, batch.to - (lasts % 5000), 1, GOOD);
        }
        vm.recordLogs();
        if (!_submit(place, batch, ghosts[place].epoch, QUORUM, Outcome.Sealed)) return;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].topics[0] == IFeeds.BatchSealed.selector) ghosts[place].events++;
        }
        ghosts[place].readings += batch.count;
        ghosts[place].batches++;
        contents[place].push(abi.encode(batch));
        ids[place].push(FEEDS.idOf(batch));
        epochs[place].push(ghosts[place].epoch);
    }

    /// @dev Under any epoch and with any signatures.
    function again(uint256 place, uint256 which, uint32 epoch) external {
        place = place % STATIONS;
        if (contents[place].length == 0) return;
        _submit(place, _sealed(place, which), epoch, 0, Outcome.Known);
    }

    function equivocate(uint256 place, uint256 which) external {
        place = place % STATIONS;
        if (contents[place].length == 0) return;
        Batch memory twin = _twin(place, which);
        uint32 epoch = ghosts[place].epoch;
        bool counts = epochs[place][which % epochs[place].length] == epoch;
        if (_submit(place, twin, epoch, QUORUM, Outcome.Equivocated) && counts) ghosts[place].equivocations++;
        _submit(place, twin, 0, 0, Outcome.Known);
    }

    /// @dev By any set that ever was.
    function report(uint256 place, uint256 which, uint32 epoch, uint32 count) external {
        place = place % STATIONS;
        if (contents[place].length == 0) return;
        Batch memory batch = _sealed(place, which);
        Batch memory twin = _twin(place, which);
        twin.count = uint32(_bound(count, 1, type(uint32).max));
        twin.firstSeq += count % batch.count;
        epoch = uint32(_bound(epoch, 1, ghosts[place].epoch));
        bytes[] memory signatures = _sign(place, FEEDS.digestOf(twin, epoch), epoch, QUORUM);
        bytes memory data = abi.encodeCall(FEEDS.reportEquivocation, (batch, twin, epoch, signatures));
        bool counts = epochs[place][which % epochs[place].length] == epoch;
        if (_call(data, abi.encode(Outcome.Equivocated)) && counts) ghosts[place].equivocations++;
    }

    /// @dev A batch that shares a reading with a gap, by any set that ever was.
    function reportLost(uint256 place, uint256 which, uint32 epoch, uint32 count) external {
        place = place % STATIONS;
        if (lostRanges[place].length == 0) return;
        which = which % lostRanges[place].length;
        uint64[2] memory range = lostRanges[place][which];
        Batch memory batch = _next(place, uint32(_bound(count, 1, type(uint32).max)), 1000);
        batch.firstSeq = range[0] + (count % (range[1] - range[0] + 1));
        epoch = uint32(_bound(epoch, 1, ghosts[place].epoch));
        bytes[] memory signatures = _sign(place, FEEDS.digestOf(batch, epoch), epoch, QUORUM);
        bytes memory data = abi.encodeCall(FEEDS.reportGapEquivocation, (range[0], batch, epoch, signatures));
        bool counts = lostEpochs[place][which] == epoch;
        if (_call(data, abi.encode(Outcome.Equivocated)) && counts) ghosts[place].equivocations++;
    }

    function lose(uint256 place, uint32 readings) external {
        place = place % STATIONS;
        uint64 size = uint64(readings) + 1;
        uint64 lastSeq = _lastSeq(place);
        uint32 epoch = ghosts[place].epoch;
        bytes32 digest = FEEDS.gapDigestOf(stations[place], lastSeq + 1, lastSeq + size, "lost", epoch);
        bytes[] memory signatures = _sign(place, digest, epoch, QUORUM);
        bytes memory data = abi.encodeCall(
            FEEDS.recordGap,
            (stations[place], lastSeq + size, "lost", epoch, signatures)
        );
        if (!_call(data, "")) return;
        lostRanges[place].push([lastSeq + 1, lastSeq + size]);
        lostEpochs[place].push(epoch);
        ghosts[place].lost += size;
        ghosts[place].gaps++;
    }

    function rotate(uint256 place, uint256 set) external {
        _rotate(place % STATIONS, set);
        done++;
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 1 days));
    }

    /* WHAT HAS TO FAIL */

    function refuse(uint256 place, uint8 how, uint64 by, uint256 which) external {
        place = place % STATIONS;
        Batch memory batch = _next(place, 1 + uint32(by % 1000), 1000);
        uint32 epoch = ghosts[place].epoch;
        uint256 signers = QUORUM;
        how = how % 9;
        if (how == 0) batch.firstSeq += 1 + (by % 1000);
        if (how == 1) batch.count++; // the flags are those of one less
        if (how == 2) batch.root = Root.wrap(0);
        if (how == 3) signers = 1;
        if (how == 4) epoch = uint32(by % epoch); // a former set, or none
        if (how == 5) (batch.from, batch.to) = (batch.from / 1000, batch.to / 1000);
        if (how == 6) batch.to = uint64(block.timestamp) * 1000 + 60_001 + (by % 1000);
        if (how == 7) {
            if (ghosts[place].lastTo == 0) return;
            batch.from = ghosts[place].lastTo - 1;
        }
        if (how == 8) {
            // begins inside a sealed batch
            if (contents[place].length == 0) return;
            Batch memory former = _sealed(place, which);
            if (former.count == 1) return;
            batch.firstSeq = former.firstSeq + 1 + (by % (former.count - 1));
        }
        bytes[] memory signatures = _sign(place, FEEDS.digestOf(batch, epoch), epoch, signers);
        vm.prank(OPERATOR);
        (bool ok, ) = address(FEEDS).call(abi.encodeCall(FEEDS.submit, (batch, epoch, signatures)));
        if (ok) _note(FEEDS.submit.selector);
        done++;
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

    /// @dev How many places do not follow on the one before them, gaps aside.
    function overlaps(uint256 place) external view returns (uint256 count) {
        uint256 next = 1;
        for (uint256 i = 0; i < contents[place].length; i++) {
            Batch memory batch = _sealed(place, i);
            if (batch.firstSeq < next) count++;
            next = uint256(batch.firstSeq) + batch.count;
        }
    }

    /* INTERNAL */

    function _next(uint256 place, uint32 count, uint32 lasts) private returns (Batch memory batch) {
        uint64 now_ = uint64(block.timestamp) * 1000;
        (batch.station, batch.firstSeq, batch.count) = (stations[place], _lastSeq(place) + 1, count);
        batch.from = ghosts[place].lastTo == 0 ? now_ - 100_000 : ghosts[place].lastTo;
        batch.to = batch.from + (lasts % (now_ + 60_001 - batch.from));
        batch.root = Root.wrap(keccak256(abi.encode("root", ++_salt)));
        batch.flagCounts = FlagCounts.wrap(count);
    }

    function _sealed(uint256 place, uint256 which) private view returns (Batch memory) {
        return abi.decode(contents[place][which % contents[place].length], (Batch));
    }

    function _twin(uint256 place, uint256 which) private returns (Batch memory batch) {
        batch = _sealed(place, which);
        batch.root = Root.wrap(keccak256(abi.encode("another", ++_salt)));
    }

    /// @dev By the ghost's own account: no question to the chain.
    function _lastSeq(uint256 place) private view returns (uint64) {
        return uint64(ghosts[place].readings + ghosts[place].lost);
    }

    function _submit(
        uint256 place,
        Batch memory batch,
        uint32 epoch,
        uint256 signers,
        Outcome outcome
    ) private returns (bool) {
        bytes[] memory signatures = _sign(place, FEEDS.digestOf(batch, epoch), epoch, signers);
        bool ok = _call(abi.encodeCall(FEEDS.submit, (batch, epoch, signatures)), abi.encode(outcome));
        if (ok && outcome == Outcome.Sealed) ghosts[place].lastTo = batch.to;
        return ok;
    }

    function _rotate(uint256 place, uint256 set) private {
        set = set % (keys.length - 2);
        address[] memory accounts = new address[](3);
        for (uint256 i = 0; i < 3; i++) accounts[i] = vm.addr(keys[set + i]);
        vm.prank(OPERATOR);
        FEEDS.proposeGateways(stations[place], accounts, QUORUM);
        vm.prank(REGULATOR_);
        FEEDS.approveGateways(stations[place], accounts, QUORUM);
        sets[place][++ghosts[place].epoch] = set;
    }

    function _sign(
        uint256 place,
        bytes32 digest,
        uint32 epoch,
        uint256 signers
    ) private view returns (bytes[] memory signatures) {
        signatures = new bytes[](signers);
        for (uint256 i = 0; i < signers; i++) {
            // Any two of the three: which, follows from the digest.
            uint256 skipped = signers == 2 && i >= uint256(digest) % 3 ? 1 : 0;
            signatures[i] = _signature(keys[sets[place][epoch] + i + skipped], digest);
        }
    }

    function _signature(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _call(bytes memory data, bytes memory result) private returns (bool) {
        vm.prank(OPERATOR);
        (bool ok, bytes memory returned) = address(FEEDS).call(data);
        done++;
        if (ok && keccak256(returned) == keccak256(result)) return true;
        _note(bytes4(data));
        return false;
    }

    function _note(bytes4 selector) private {
        unexpected++;
        lastUnexpected = selector;
    }
}

/// @notice What holds for Feeds whatever gateways sign and whoever submits it.
contract FeedsInvariants is SensingBase {
    FeedsHandler private handler;
    StationId[2] private both_;

    function setUp() public override {
        super.setUp();
        both_ = [stationInService(mill, NO_STATION), stationInService(mill, NO_STATION)];
        uint256[] memory keys = new uint256[](6);
        for (uint256 i = 0; i < 6; i++) {
            string memory label = string.concat("gateway ", vm.toString(i));
            enrol(mill.admin, label, DEVICE);
            uint256 j = i;
            for (; j > 0 && vm.addr(keys[j - 1]) > accountOf(label); j--) keys[j] = keys[j - 1];
            keys[j] = keyOf(label);
        }
        // The handler sends as operator and as regulator.
        handler = new FeedsHandler(feeds, mill.maker, epa.maker, both_, keys);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev FEE-1, FEE-2, FEE-5, FEE-6: the head is what was done, number by number, and it is read without asking the chain.
    /// hardhat-config: default.invariant.runs = 256
    /// hardhat-config: default.invariant.depth = 128
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_TheHeadIsTheSumOfWhatWasDone() public view {
        for (uint256 i = 0; i < 2; i++) {
            FeedsHandler.Ghost memory g = handler.ghost(i);
            Head memory expected = Head(
                uint64(g.readings + g.lost),
                uint48(g.lastTo),
                g.batches,
                g.gaps,
                g.equivocations
            );
            assertHead(both_[i], expected, "head");
            vm.assertEq(g.events, g.batches, "one event for each batch");
            vm.assertEq(feeds.stationOf(both_[i]).epoch, g.epoch, "epoch");
        }
    }

    /// @dev FEE-3
    /// hardhat-config: default.invariant.runs = 64
    /// hardhat-config: default.invariant.depth = 64
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_ASealedBatchStaysAsItIs() public view {
        for (uint256 i = 0; i < 2; i++) {
            vm.assertEq(handler.changed(i), 0, "changed batches");
            vm.assertEq(handler.overlaps(i), 0, "places given twice");
        }
    }

    /// @dev FEE-4: nothing that has to be refused passes, and nothing that has to pass is refused.
    /// hardhat-config: default.invariant.runs = 256
    /// hardhat-config: default.invariant.depth = 128
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_EachActEndsAsItHasTo() public view {
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }

    function test_TheHandlerReachesEveryAct() public {
        for (uint256 i = 0; i < 2; i++) {
            handler.seal(i, 10, 1000, true);
            handler.lose(i, 5);
            handler.seal(i, 3, 1000, false);
            handler.again(i, 0, 7);
            handler.rotate(i, 3);
            handler.equivocate(i, 1);
            handler.report(i, 0, 1, 4);
            handler.reportLost(i, 0, 1, 4);
            handler.reportLost(i, 0, 2, 5);
            for (uint8 how = 0; how < 9; how++) handler.refuse(i, how, 7, 0);
            FeedsHandler.Ghost memory g = handler.ghost(i);
            vm.assertEq(abi.encode(g.readings, g.lost, g.batches, g.gaps), abi.encode(13, 6, 2, 1), "ghost");
            vm.assertEq(
                abi.encode(g.equivocations, g.epoch, g.events),
                abi.encode(2, 2, 2),
                "ghost: the set that was in force counts"
            );
        }
        vm.assertEq(handler.done(), 38, "acts");
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }
}
