// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {HalfYear, halfYear, LOADED} from "../../contracts/types/HalfYear.sol";

/// @notice Of every half of a year: the fields are the whole word, and closing a day closes that day alone.
contract HalfYearProofs {
    function check_FieldsAreTheWholeWord(uint184 closed, int24 offset) external pure {
        HalfYear half = halfYear(closed, offset);
        assert(half.isLoaded() && half.closedDays() == closed && half.utcOffset() == offset);
        assert(HalfYear.unwrap(half) == LOADED | (uint256(uint24(offset)) << 184) | closed);
    }

    function check_WithClosed(HalfYear half, uint8 index, uint8 other) external pure {
        if (index >= 184 || other >= 184) return;
        HalfYear next = half.withClosed(index);
        assert(next.isClosed(index));
        assert(other == index || next.isClosed(other) == half.isClosed(other));
        assert(next.isLoaded() == half.isLoaded() && next.utcOffset() == half.utcOffset());
    }

    function check_IsClosed(HalfYear half, uint8 index) external pure {
        if (index >= 184) return;
        assert(half.isClosed(index) == (half.closedDays() & (uint184(1) << index) != 0));
    }
}
