// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ObligationWord} from "../../contracts/clearing/ObligationWord.sol";
import {PairCap} from "../../contracts/clearing/PairCap.sol";

/// @notice Of every obligation and cap of a pair: each field is read where it lies, and they are the whole word.
contract ClearingWordProofs {
    function check_ObligationsFieldsAreTheWholeWord(ObligationWord word) external pure {
        uint256 again = (word.amount() << 128) | (word.number() << 64) | (word.debtor() << 8) | word.creditor();
        assert(word.isClean() == (again == ObligationWord.unwrap(word)));
    }

    function check_CapsFieldsAreTheWholeWord(PairCap cap) external pure {
        uint256 none = type(uint120).max;
        (uint256 low, uint256 high) = (cap.lowLets(), cap.highLets());
        if (low > none) low = none; // no cap
        if (high > none) high = none;
        assert((cap.low() << 248) | (cap.high() << 240) | (low << 120) | high == PairCap.unwrap(cap));
    }
}
