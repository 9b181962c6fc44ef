// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {HeadWord} from "../../../contracts/sensing/HeadWord.sol";
import {Phase} from "../../../contracts/sensing/IStations.sol";
import {Test} from "../utils/Test.sol";

/// @notice Each field of a head word is read where it lies, and each step touches its own fields only.
contract HeadWordTest is Test {
    /// @dev The fields, lowest first.
    struct Fields {
        uint64 lastSeq;
        uint48 lastTo;
        uint32 epoch;
        uint8 quorum;
        /// @dev Any number: brought to a phase by remainder.
        uint8 phase;
        uint32 batches;
        uint32 gaps;
        uint32 equivocations;
    }

    function testFuzz_ReadFromTheLowestField(Fields memory f) public pure {
        f.phase %= 4;
        uint256 word = f.lastSeq;
        word += uint256(f.lastTo) << 64;
        word += uint256(f.epoch) << 112;
        word += uint256(f.quorum) << 144;
        word += uint256(f.phase) << 152;
        word += uint256(f.batches) << 160;
        word += uint256(f.gaps) << 192;
        word += uint256(f.equivocations) << 224;
        _assertFields(HeadWord.wrap(word), f, "from the lowest");
    }

    function testFuzz_ReadFromTheHighestField(Fields memory f) public pure {
        _assertFields(_pack(f), f, "from the highest");
    }

    function testFuzz_WithPhase(Fields memory f, uint8 phase) public pure {
        HeadWord word = _pack(f);
        f.phase = phase % 4;
        _assertFields(word.withPhase(Phase(f.phase)), f, "phase only");
    }

    function testFuzz_WithGateways(Fields memory f, uint32 epoch, uint8 quorum) public pure {
        HeadWord word = _pack(f);
        (f.epoch, f.quorum) = (epoch, quorum);
        _assertFields(word.withGateways(epoch, quorum), f, "epoch and quorum only");
    }

    function testFuzz_AfterBatch(Fields memory f, uint64 lastSeq, uint48 to) public pure {
        vm.assume(f.batches != type(uint32).max);
        HeadWord word = _pack(f);
        (f.lastSeq, f.lastTo, f.batches) = (lastSeq, to, f.batches + 1);
        _assertFields(word.afterBatch(lastSeq, to), f, "sequence, time, count of batches");
    }

    function testFuzz_AfterGap(Fields memory f, uint64 lastSeq) public pure {
        vm.assume(f.gaps != type(uint32).max);
        HeadWord word = _pack(f);
        (f.lastSeq, f.gaps) = (lastSeq, f.gaps + 1);
        _assertFields(word.afterGap(lastSeq), f, "sequence, count of gaps");
    }

    function testFuzz_AfterEquivocation(Fields memory f) public pure {
        vm.assume(f.equivocations != type(uint32).max);
        HeadWord word = _pack(f);
        f.equivocations++;
        _assertFields(word.afterEquivocation(), f, "count of equivocations");
    }

    /// @dev The topmost field does not wrap round.
    function testFuzz_RevertWhen_EquivocationsOverflow(Fields memory f) public {
        f.equivocations = type(uint32).max;
        HeadWord word = _pack(f);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        this.afterEquivocation(word);
    }

    function afterEquivocation(HeadWord word) external pure returns (HeadWord) {
        return word.afterEquivocation();
    }

    function _pack(Fields memory f) private pure returns (HeadWord) {
        f.phase %= 4;
        uint256 word = f.equivocations;
        word = (word << 32) | f.gaps;
        word = (word << 32) | f.batches;
        word = (word << 8) | f.phase;
        word = (word << 8) | f.quorum;
        word = (word << 32) | f.epoch;
        word = (word << 48) | f.lastTo;
        word = (word << 64) | f.lastSeq;
        return HeadWord.wrap(word);
    }

    function _assertFields(HeadWord word, Fields memory f, string memory what) private pure {
        Fields memory read = Fields(
            word.lastSeq(),
            word.lastTo(),
            word.epoch(),
            word.quorum(),
            uint8(word.phase()),
            word.batches(),
            word.gaps(),
            word.equivocations()
        );
        vm.assertEq(abi.encode(read), abi.encode(f), what);
        vm.assertEq(HeadWord.unwrap(word), HeadWord.unwrap(_pack(f)), what);
    }
}
