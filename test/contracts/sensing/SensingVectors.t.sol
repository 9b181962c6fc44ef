// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch, Excess, hashOf, LatestReading, BATCH_SEAL_TYPEHASH} from "../../../contracts/sensing/Batch.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {FlagCounts} from "../../../contracts/sensing/FlagCounts.sol";
import {Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {Reading} from "../../../contracts/sensing/Reading.sol";
import {ProfileId} from "../../../contracts/types/ProfileId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Leaves, identities, digests and proofs as another implementation computes them, on the chain id and at the address
/// that the vectors name.
contract SensingVectorsTest is SensingBase {
    uint256 private constant FEWEST_READINGS = 19;
    uint256 private constant FEWEST_BATCHES = 10;
    uint256 private constant FEWEST_GAPS = 3;

    string private readings = vm.readFile("test/vectors/readings.json");
    string private batches = vm.readFile("test/vectors/feed-batches.json");

    function setUp() public override {
        super.setUp();
        vm.chainId(vm.parseJsonUint(batches, ".domain.chainId"));
        address place = vm.parseJsonAddress(batches, ".domain.verifyingContract");
        vm.etch(place, address(feeds).code);
        feeds = Feeds(place);
        // Its storage is empty: station 1 anew.
        station = stationInService(mill, NO_STATION);
        setGateways(station, mill, gateways, 2);
    }

    function test_Leaves() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(readings, _path(".readings", seen)); seen++) {
            string memory path = _path(".readings", seen);
            Reading memory reading = _reading(readings, string.concat(path, ".reading"));
            bytes32 expected = vm.parseJsonBytes32(readings, string.concat(path, ".leaf"));
            vm.assertEq(feeds.leafOf(reading), expected, path);
            vm.assertEq(leaf(reading), expected, path);
        }
        vm.assertTrue(seen >= FEWEST_READINGS, "all cases read");
    }

    function test_IdentitiesAndDigests() public view {
        bytes32 separator = vm.parseJsonBytes32(batches, ".domain.separator");
        uint256 seen = 0;
        for (; vm.keyExistsJson(batches, _path(".batches", seen)); seen++) {
            string memory path = _path(".batches", seen);
            Batch memory batch = _batch(path);
            bytes32 id = vm.parseJsonBytes32(batches, string.concat(path, ".id"));
            uint32 epoch = uint32(vm.parseJsonUint(batches, string.concat(path, ".epoch")));
            bytes32 digest = vm.parseJsonBytes32(batches, string.concat(path, ".digest"));
            vm.assertEq(feeds.idOf(batch).raw(), id, path);
            vm.assertEq(feeds.digestOf(batch, epoch), digest, path);
            bytes32 seal_ = keccak256(abi.encode(BATCH_SEAL_TYPEHASH, id, epoch));
            vm.assertEq(keccak256(abi.encodePacked(hex"1901", separator, seal_)), digest, path);
            vm.assertEq(this.hashesOf(batch), _hashes(path), path);
        }
        vm.assertTrue(seen >= FEWEST_BATCHES, "all cases read");
    }

    function test_GapDigests() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(batches, _path(".gaps", seen)); seen++) {
            string memory path = _path(".gaps", seen);
            bytes32 digest = feeds.gapDigestOf(
                StationId.wrap(uint32(_uint(batches, path, ".gap.station"))),
                uint64(_uint(batches, path, ".gap.firstSeq")),
                uint64(_uint(batches, path, ".gap.throughSeq")),
                vm.parseJsonString(batches, string.concat(path, ".gap.reason")),
                uint32(_uint(batches, path, ".gap.epoch"))
            );
            vm.assertEq(digest, vm.parseJsonBytes32(batches, string.concat(path, ".digest")), path);
        }
        vm.assertTrue(seen >= FEWEST_GAPS, "all cases read");
    }

    /// @dev The first batch is sealed, and each reading of its sequence is proved and nothing else.
    function test_Proofs() public {
        Batch memory batch = _batch(_path(".batches", 0));
        vm.assertTrue(submit(batch) == Outcome.Sealed, "sealed");
        uint256 seen = 0;
        for (; vm.keyExistsJson(batches, _path(".sequence", seen)); seen++) {
            string memory path = _path(".sequence", seen);
            Reading memory reading = _reading(batches, string.concat(path, ".reading"));
            bytes32[] memory proof = vm.parseJsonBytes32Array(batches, string.concat(path, ".proof"));
            vm.assertEq(feeds.leafOf(reading), vm.parseJsonBytes32(batches, string.concat(path, ".leaf")), path);
            vm.assertTrue(feeds.verify(batch, reading, proof), path);
            reading.value ^= 1;
            vm.assertFalse(feeds.verify(batch, reading, proof), path);
        }
        vm.assertEq(seen, batch.count, "all of the batch");
    }

    function hashesOf(Batch calldata batch) external pure returns (bytes memory) {
        return abi.encode(hashOf(batch.latest), hashOf(batch.exceedances));
    }

    function _hashes(string memory path) private view returns (bytes memory) {
        return
            abi.encode(
                vm.parseJsonBytes32(batches, string.concat(path, ".latestHash")),
                vm.parseJsonBytes32(batches, string.concat(path, ".exceedancesHash"))
            );
    }

    function _batch(string memory place) private view returns (Batch memory b) {
        string memory path = string.concat(place, ".batch");
        b.station = StationId.wrap(uint32(_uint(batches, path, ".station")));
        b.firstSeq = uint64(_uint(batches, path, ".firstSeq"));
        b.count = uint32(_uint(batches, path, ".count"));
        (b.from, b.to) = (uint64(_uint(batches, path, ".from")), uint64(_uint(batches, path, ".to")));
        b.root = Root.wrap(vm.parseJsonBytes32(batches, string.concat(path, ".root")));
        b.qualityProfile = ProfileId.wrap(vm.parseJsonBytes32(batches, string.concat(path, ".qualityProfile")));
        bytes32 counts = vm.parseJsonBytes32(batches, string.concat(place, ".flagCountsWord"));
        b.flagCounts = FlagCounts.wrap(uint256(counts));
        b.rejectLog = Root.wrap(vm.parseJsonBytes32(batches, string.concat(path, ".rejectLog")));
        b.latest = new LatestReading[](_length(string.concat(path, ".latest")));
        for (uint256 i = 0; i < b.latest.length; i++) {
            string memory item = _path(string.concat(path, ".latest"), i);
            Excess memory e = _item(item);
            uint8 quality = uint8(_uint(batches, item, ".quality"));
            b.latest[i] = LatestReading(e.sensor, e.seq, e.observedAt, e.value, quality);
        }
        b.exceedances = new Excess[](_length(string.concat(path, ".exceedances")));
        for (uint256 i = 0; i < b.exceedances.length; i++) {
            b.exceedances[i] = _item(_path(string.concat(path, ".exceedances"), i));
        }
    }

    function _item(string memory path) private view returns (Excess memory) {
        return
            Excess({
                sensor: SensorId.wrap(uint32(_uint(batches, path, ".sensor"))),
                seq: uint64(_uint(batches, path, ".seq")),
                observedAt: uint64(_uint(batches, path, ".observedAt")),
                value: int64(vm.parseJsonInt(batches, string.concat(path, ".value")))
            });
    }

    function _reading(string memory json, string memory path) private pure returns (Reading memory r) {
        r.station = StationId.wrap(uint32(_uint(json, path, ".station")));
        r.seq = uint64(_uint(json, path, ".seq"));
        r.sensor = SensorId.wrap(uint32(_uint(json, path, ".sensor")));
        r.observedAt = uint64(_uint(json, path, ".observedAt"));
        r.receivedAt = uint64(_uint(json, path, ".receivedAt"));
        r.value = int64(vm.parseJsonInt(json, string.concat(path, ".value")));
        r.counter = uint64(_uint(json, path, ".counter"));
        bytes memory flag = bytes(vm.parseJsonString(json, string.concat(path, ".sourceFlag")));
        r.sourceFlag = flag.length == 0 ? 0 : uint8(flag[0]);
        r.quality = uint8(_uint(json, path, ".quality"));
        r.checks = uint32(_uint(json, path, ".checks"));
        r.evidence = vm.parseJsonBytes32(json, string.concat(path, ".evidence"));
    }

    function _uint(string memory json, string memory path, string memory field) private pure returns (uint256) {
        return vm.parseJsonUint(json, string.concat(path, field));
    }

    function _length(string memory list) private view returns (uint256 length) {
        while (vm.keyExistsJson(batches, _path(list, length))) length++;
    }

    function _path(string memory list, uint256 index) private pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]");
    }
}
