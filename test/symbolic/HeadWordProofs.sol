// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {GATEWAYS_MASK, HeadWord, PHASE_MASK} from "../../contracts/sensing/HeadWord.sol";
import {Phase} from "../../contracts/sensing/IStations.sol";

/// @notice Of every head of a station: the fields are the whole word, and each step leaves the other fields.
contract HeadWordProofs {
    function check_FieldsAreTheWholeWord(HeadWord word) external pure {
        if (uint8(HeadWord.unwrap(word) >> 152) > uint8(type(Phase).max)) return; // no phase
        uint256 low = word.lastSeq() | (uint256(word.lastTo()) << 64) | (uint256(word.epoch()) << 112);
        low |= (uint256(word.quorum()) << 144) | (uint256(word.phase()) << 152);
        uint256 high = (uint256(word.batches()) << 160) | (uint256(word.gaps()) << 192);
        assert(HeadWord.unwrap(word) == low | high | (uint256(word.equivocations()) << 224));
    }

    function check_WithPhase(HeadWord word, Phase phase) external pure {
        assert(word.withPhase(phase).phase() == phase);
        _assertOnly(word, word.withPhase(phase), PHASE_MASK);
    }

    function check_WithGateways(HeadWord word, uint32 epoch, uint8 quorum) external pure {
        HeadWord next = word.withGateways(epoch, quorum);
        assert(next.epoch() == epoch && next.quorum() == quorum);
        _assertOnly(word, next, GATEWAYS_MASK);
    }

    function check_AfterBatch(HeadWord word, uint64 lastSeq, uint48 to) external pure {
        if (word.batches() == type(uint32).max) return; // more than there are sequence numbers in time for
        HeadWord next = word.afterBatch(lastSeq, to);
        assert(next.lastSeq() == lastSeq && next.lastTo() == to && next.batches() == word.batches() + 1);
        _assertOnly(word, next, type(uint112).max | (uint256(type(uint32).max) << 160));
    }

    function check_AfterGap(HeadWord word, uint64 lastSeq) external pure {
        if (word.gaps() == type(uint32).max) return;
        HeadWord next = word.afterGap(lastSeq);
        assert(next.lastSeq() == lastSeq && next.gaps() == word.gaps() + 1);
        _assertOnly(word, next, type(uint64).max | (uint256(type(uint32).max) << 192));
    }

    function check_AfterEquivocation(HeadWord word) external pure {
        HeadWord next = word.afterEquivocation(); // reverts where the field is full
        assert(uint256(next.equivocations()) == uint256(word.equivocations()) + 1);
        _assertOnly(word, next, uint256(type(uint32).max) << 224);
    }

    function _assertOnly(HeadWord word, HeadWord next, uint256 mask) private pure {
        assert(HeadWord.unwrap(word) & ~mask == HeadWord.unwrap(next) & ~mask);
    }
}
