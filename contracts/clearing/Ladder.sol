// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Ladder
/// @notice How a loss is shared among those who put something aside for it.
library Ladder {
    /// @notice Each pays by the size of its contribution, rounded down; of what remains, each that contributed pays one unit more, in their order, until
    /// nothing remains. Nobody pays more than its contribution.
    /// @param loss At most the sum of the contributions.
    /// @param contributions Of less than 2^128 each, as is the loss.
    function sharesDown(uint256 loss, uint256[] memory contributions) internal pure returns (uint256[] memory shares) {
        shares = new uint256[](contributions.length);
        uint256 total = 0;
        for (uint256 i = 0; i < shares.length; i++) total += contributions[i];
        if (loss == 0) return shares;
        uint256 rest = loss;
        for (uint256 i = 0; i < shares.length; i++) {
            shares[i] = (loss * contributions[i]) / total;
            rest -= shares[i];
        }
        // Where something remains, the loss is less than the sum, and each share is less than its contribution, unless that is zero.
        for (uint256 i = 0; rest != 0; i++) {
            if (contributions[i] == 0) continue;
            shares[i]++;
            rest--;
        }
    }
}
