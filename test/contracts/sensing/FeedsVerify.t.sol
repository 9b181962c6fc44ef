// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "../../../contracts/sensing/Batch.sol";
import {FlagCounts} from "../../../contracts/sensing/FlagCounts.sol";
import {Reading} from "../../../contracts/sensing/Reading.sol";
import {ProfileId} from "../../../contracts/types/ProfileId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {Trees} from "../utils/Trees.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice A sealed batch vouches for each of its readings, and for nothing else.
contract FeedsVerifyTest is SensingBase {
    function testFuzz_Leaf(Reading memory reading) public view {
        vm.assertEq(feeds.leafOf(reading), leaf(reading), "leaf");
    }

    function testFuzz_EveryLeafIsProved(uint8 size, uint32 before) public {
        seal(uint32(_bound(before, 1, type(uint32).max)));
        (Batch memory batch, Reading[] memory readings) = _sealed(uint32(_bound(size, 1, 40)));
        bytes32[] memory leaves = leavesOf(readings);
        for (uint256 i = 0; i < leaves.length; i++) {
            vm.assertTrue(feeds.verify(batch, readings[i], Trees.proofInOrder(leaves, i)), "proved");
        }
    }

    /// @dev One field, any bit of it, counted over the struct's eleven words.
    function testFuzz_ATouchedReadingIsNotProved(uint8 size, uint8 index, uint8 field, uint8 bit) public {
        (Batch memory batch, Reading[] memory readings) = _sealed(uint32(_bound(size, 1, 20)));
        bytes32[] memory leaves = leavesOf(readings);
        uint256 i = index % leaves.length;
        bytes32[] memory proof = Trees.proofInOrder(leaves, i);
        uint8[11] memory bits = [32, 64, 32, 64, 64, 64, 64, 8, 8, 32, 255];
        field = field % 11;
        bytes memory words = abi.encode(readings[i]);
        uint256 place = bit % bits[field];
        words[uint256(field) * 32 + 31 - place / 8] ^= bytes1(uint8(1) << uint8(place % 8));
        if (field == 5) _signExtend(words);
        Reading memory touched = abi.decode(words, (Reading));
        vm.assertFalse(feeds.verify(batch, touched, proof), "touched");
    }

    function testFuzz_ATouchedProofIsNotProved(uint8 size, uint8 index, uint16 bit) public {
        (Batch memory batch, Reading[] memory readings) = _sealed(uint32(_bound(size, 2, 40)));
        bytes32[] memory leaves = leavesOf(readings);
        uint256 i = index % leaves.length;
        bytes32[] memory proof = Trees.proofInOrder(leaves, i);
        proof[(bit >> 8) % proof.length] ^= bytes32(uint256(1) << (bit & 0xff));
        vm.assertFalse(feeds.verify(batch, readings[i], proof), "touched");
    }

    /// @dev Any field of a batch that was not sealed so: what is asked about is another batch.
    function testFuzz_ATouchedBatchIsNotSealed(uint8 field, uint8 bit) public {
        (Batch memory batch, Reading[] memory readings) = _sealed(4);
        bytes32[] memory leaves = leavesOf(readings);
        uint8[9] memory bits = [32, 64, 32, 64, 64, 255, 255, 255, 255];
        field = field % 9;
        bytes memory words = abi.encode(batch);
        uint256 place = bit % bits[field];
        words[32 + uint256(field) * 32 + 31 - place / 8] ^= bytes1(uint8(1) << uint8(place % 8));
        Batch memory touched = abi.decode(words, (Batch));
        vm.assertFalse(feeds.isSealed(touched), "not sealed");
        (bool ok, bytes memory result) = address(feeds).staticcall(
            abi.encodeCall(feeds.verify, (touched, readings[0], Trees.proofInOrder(leaves, 0)))
        );
        vm.assertFalse(ok && abi.decode(result, (bool)), "not proved"); // numbers that overflow revert
    }

    function test_AReadingMovedToAnotherBatch() public {
        (Batch memory batch, Reading[] memory readings) = _sealed(4);
        (Batch memory second, ) = _sealed(4);
        bytes32[] memory leaves = leavesOf(readings);
        bytes32[] memory proof = Trees.proofInOrder(leaves, 1);
        vm.assertFalse(feeds.verify(second, readings[1], proof), "of another root");

        // Sealed with the former's root, a batch cannot claim readings whose numbers are not its own.
        Batch memory third = nextBatch(station, 4);
        third.root = batch.root;
        submit(third);
        vm.assertFalse(feeds.verify(third, readings[1], proof), "of other numbers");
        vm.assertTrue(feeds.verify(batch, readings[1], proof), "where it belongs");
    }

    /// @dev A tree of five readings, of which the batch claims the middle three: no place of three leads into it.
    function test_ReadingsJustOutsideTheNumbers() public {
        seal(4);
        Batch memory batch = nextBatch(station, 5);
        Reading[] memory readings = fill(batch, ph);
        Batch memory narrow = nextBatch(station, 3);
        for (uint64 i = 0; i < 5; i++) readings[i].seq = narrow.firstSeq + i - 1;
        narrow.root = rootOf(readings);
        submit(narrow);
        bytes32[] memory leaves = leavesOf(readings);
        for (uint256 i = 0; i < 5; i++) {
            vm.assertFalse(feeds.verify(narrow, readings[i], Trees.proofInOrder(leaves, i)), "by its path");
            for (uint256 j = 0; j < 5; j++) {
                vm.assertFalse(feeds.verify(narrow, readings[i], Trees.proofInOrder(leaves, j)), "by another's");
            }
        }
    }

    /// @dev A quorum puts a second reading under a number: whatever it says of the count, not both are proved.
    function testFuzz_OneReadingForANumber(uint8 size, uint8 which, bool inside, bool counted) public {
        uint32 count = uint32(_bound(size, 2, 20));
        Batch memory batch = nextBatch(station, count);
        Reading[] memory readings = fill(batch, ph);
        Reading[] memory more = new Reading[](count + 1);
        uint256 copy = inside ? which % count : count; // the place of the second one: among the others, or behind them
        for (uint256 i = 0; i <= count; i++) more[i] = readings[i < copy || i == 0 ? i : i - 1];
        uint256 twice = copy == 0 ? 0 : copy - 1;
        if (copy == 0) copy = 1;
        more[copy] = abi.decode(abi.encode(readings[twice]), (Reading));
        more[copy].value = 1300;
        batch.root = rootOf(more);
        if (counted) (batch.count, batch.flagCounts) = (count + 1, FlagCounts.wrap(count + 1));
        submit(batch);

        bytes32[] memory leaves = leavesOf(more);
        (uint256 first, uint256 second) = (_proved(batch, more[twice], leaves), _proved(batch, more[copy], leaves));
        vm.assertTrue(first == 0 || second == 0, "not both");
        if (counted) vm.assertEq(first, 1, "the one whose place it is, by one path");
    }

    function test_AReadingMovedToAnotherStation() public {
        (Batch memory batch, Reading[] memory readings) = _sealed(4);
        bytes32[] memory leaves = leavesOf(readings);
        Batch memory theirs = nextBatch(other, 4);
        theirs.root = batch.root;
        submit(theirs);
        bytes32[] memory proof = Trees.proofInOrder(leaves, 1);
        vm.assertFalse(feeds.verify(theirs, readings[1], proof), "another station's");
        readings[1].station = other;
        vm.assertFalse(feeds.verify(theirs, readings[1], proof), "nor renamed");
    }

    function test_AnEquivocalBatchProvesNothing() public {
        Batch memory batch = seal(4);
        Batch memory twin = twinOf(batch);
        Reading[] memory readings = fill(twin, ph);
        submit(twin);
        bytes32[] memory leaves = leavesOf(readings);
        vm.assertFalse(feeds.verify(twin, readings[0], Trees.proofInOrder(leaves, 0)), "not the sealed history");
    }

    function test_ABatchThatIsNotSealed() public {
        Batch memory batch = nextBatch(station, 4);
        Reading[] memory readings = fill(batch, ph);
        bytes32[] memory leaves = leavesOf(readings);
        vm.assertFalse(feeds.verify(batch, readings[0], Trees.proofInOrder(leaves, 0)), "not yet");
        submit(batch);
        vm.assertTrue(feeds.verify(batch, readings[0], Trees.proofInOrder(leaves, 0)), "now");
    }

    /// @dev The root of a batch of one is the leaf; an inner node is the hash of 64 bytes, which no reading has.
    function test_TheRootIsNoLeafOfALargerBatch() public {
        (Batch memory batch, Reading[] memory readings) = _sealed(4);
        vm.assertFalse(feeds.verify(batch, readings[0], new bytes32[](0)), "without a path");
        bytes32[] memory path = new bytes32[](1);
        path[0] = batch.root.raw();
        vm.assertFalse(feeds.verify(batch, readings[0], path), "with the root");
    }

    function test_RevertWhen_TheNumbersOverflow() public {
        Batch memory batch = nextBatch(station, 2);
        Reading[] memory readings = fill(batch, ph);
        (batch.firstSeq, readings[0].seq) = (type(uint64).max, type(uint64).max);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        feeds.verify(batch, readings[0], new bytes32[](0));
    }

    function test_IdentityIsOfEveryField() public view {
        Batch memory batch = nextBatch(station, 2);
        bytes32 id = feeds.idOf(batch).raw();
        batch.qualityProfile = ProfileId.wrap(0);
        vm.assertFalse(feeds.idOf(batch).raw() == id, "profile");
        (batch.qualityProfile, batch.rejectLog) = (PROFILE, Root.wrap(bytes32(uint256(1))));
        vm.assertFalse(feeds.idOf(batch).raw() == id, "reject log");
        (batch.rejectLog, batch.latest) = (Root.wrap(0), latestItem(SensorId.wrap(1), 1, 1));
        vm.assertFalse(feeds.idOf(batch).raw() == id, "latest");
        (batch.latest, batch.exceedances) = (nextBatch(station, 2).latest, excessItem(SensorId.wrap(1), 1, 1));
        vm.assertFalse(feeds.idOf(batch).raw() == id, "exceedances");
        (batch.exceedances, batch.station) = (nextBatch(station, 2).exceedances, StationId.wrap(2));
        vm.assertFalse(feeds.idOf(batch).raw() == id, "station");
        batch.station = station;
        vm.assertTrue(feeds.idOf(batch).raw() == id, "and all as it was");
    }

    /// @dev How many paths of the tree prove the reading.
    function _proved(
        Batch memory batch,
        Reading memory reading,
        bytes32[] memory leaves
    ) private view returns (uint256 paths) {
        for (uint256 i = 0; i < leaves.length; i++) {
            if (feeds.verify(batch, reading, Trees.proofInOrder(leaves, i))) paths++;
        }
    }

    function _sealed(uint32 count) private returns (Batch memory batch, Reading[] memory readings) {
        batch = nextBatch(station, count);
        readings = fill(batch, ph);
        submit(batch);
    }

    /// @dev Makes word 5, the value, a clean int64 again.
    function _signExtend(bytes memory words) private pure {
        bytes1 filling = words[5 * 32 + 24] & 0x80 == 0 ? bytes1(0) : bytes1(0xff);
        for (uint256 i = 0; i < 24; i++) words[5 * 32 + i] = filling;
    }
}
