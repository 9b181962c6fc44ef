// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What becomes of a date that is no banking day.
enum Convention {
    /// @dev It stays.
    Unadjusted,
    /// @dev The next banking day.
    Following,
    /// @dev The next banking day, unless it is in another month: then the one before.
    ModifiedFollowing,
    /// @dev The banking day before.
    Preceding,
    /// @dev The banking day before, unless it is in another month: then the next one.
    ModifiedPreceding
}
