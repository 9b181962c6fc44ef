// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {HoldingWord} from "../../contracts/ledger/HoldingWord.sol";

/// @notice Of every holding: the fields are the whole word, and each step leaves the other field.
contract HoldingWordProofs {
    function check_FieldsAreTheWholeWord(HoldingWord word) external pure {
        assert(word.balance() <= type(uint128).max && word.frozen() <= type(uint128).max);
        assert(HoldingWord.unwrap(word) == word.balance() | (word.frozen() << 128));
    }

    function check_UnfrozenIsTheRestOfTheBalance(HoldingWord word) external pure {
        uint256 stuck = word.frozen() < word.balance() ? word.frozen() : word.balance();
        assert(word.unfrozen() + stuck == word.balance());
    }

    function check_Plus(HoldingWord word, uint256 amount) external pure {
        if (amount > type(uint128).max - word.balance()) return; // more than any face
        HoldingWord next = word.plus(amount);
        assert(next.balance() == word.balance() + amount && next.frozen() == word.frozen());
    }

    function check_Minus(HoldingWord word, uint256 amount) external pure {
        if (amount > word.balance()) return; // the caller has checked it
        HoldingWord next = word.minus(amount);
        assert(next.balance() == word.balance() - amount && next.frozen() == word.frozen());
    }

    function check_WithFrozen(HoldingWord word, uint128 amount) external pure {
        HoldingWord next = word.withFrozen(amount);
        assert(next.frozen() == amount && next.balance() == word.balance());
    }
}
