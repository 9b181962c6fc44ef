// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {lienWord, LienWord} from "../../contracts/ledger/LienWord.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";

/// @notice Of every lien: packing it and reading it back loses nothing, and giving back touches the amount only.
contract LienWordProofs {
    function check_RoundTrip(OrgId pledgee, uint128 amount, uint48 enforceableFrom) external pure {
        LienWord word = lienWord(pledgee, amount, enforceableFrom);
        assert(word.pledgee() == pledgee && word.amount() == amount && word.enforceableFrom() == enforceableFrom);
    }

    function check_FieldsAreTheWholeWord(LienWord word) external pure {
        if (LienWord.unwrap(word) >> 208 != 0) return; // never written
        LienWord again = lienWord(word.pledgee(), word.amount(), word.enforceableFrom());
        assert(LienWord.unwrap(again) == LienWord.unwrap(word));
    }

    /// @dev Zero units are never pledged.
    function check_WhatIsPledgedIsThere(OrgId pledgee, uint128 amount, uint48 enforceableFrom) external pure {
        if (amount != 0) assert(!lienWord(pledgee, amount, enforceableFrom).isNone());
    }

    function check_Less(LienWord word, uint256 amount) external pure {
        if (amount >= word.amount()) return; // the next property, or more than there is
        LienWord next = word.less(amount);
        assert(next.amount() == word.amount() - amount && next.pledgee() == word.pledgee());
        assert(next.enforceableFrom() == word.enforceableFrom());
    }

    function check_NothingIsLeftOfTheWhole(LienWord word) external pure {
        assert(word.less(word.amount()).isNone());
    }
}
